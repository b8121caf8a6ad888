import { type ExchangeFact, headerOf } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { valueOf } from '../facts/known.ts';
import { printablePath, printableUrl } from '../facts/printable-url.ts';
import type { CookieFact } from '../facts/cookie.ts';
import type { Actor, AuthModel } from '../report/report.ts';
import type { AuthView } from './auth-view.ts';
import { isSelfContained } from './credential-form.ts';
import { actorsOf, authCookiesByExchange, authenticatedExamples, firstSettingOf, tokenFieldsOf } from './flow-exchanges.ts';
import { checkSteps, cookieAttributeWords, inferredIssue, step } from './flow-steps.ts';
import type { Step } from './flow.ts';
import { timeOf } from './sent-values.ts';
import type { SiteCredential } from './site-credentials.ts';

interface Drawing {
  readonly view: AuthView;
  readonly model: AuthModel;
  readonly actorOf: (exchange: ExchangeFact) => Actor;
  readonly cookiesSetBy: ReadonlyMap<string, readonly CookieFact[]>;
  readonly shown: ReadonlySet<string>;
  /** Credentials whose way into the cookie jar, or into the hands of page script, was drawn. */
  readonly inJar: Set<SiteCredential>;
  readonly withScript: Set<SiteCredential>;
  /** The last exchange that may have handed out a token. */
  issuing?: ExchangeFact;
}

/** The exchanges that matter, in order of time: logins, redirects, refreshes, logouts, and one authenticated request of each kind. */
export function liveFlow(facts: readonly Fact[], view: AuthView, model: AuthModel): Step[] {
  const others = factsOf(facts, 'exchange').filter((exchange) => exchange.scope === 'other' && exchange.marks.length > 0);
  const exchanges = [...view.exchanges, ...others].sort((a, b) => timeOf(a) - timeOf(b));
  const cookiesSetBy = authCookiesByExchange(facts);
  const drawing: Drawing = { view, model, actorOf: actorsOf(view), cookiesSetBy, shown: authenticatedExamples(view), inJar: new Set(), withScript: new Set() };
  const firstSetting = firstSettingOf(exchanges, cookiesSetBy);
  const steps: Step[] = [];
  for (const exchange of exchanges) {
    if (exchange.marks.some((mark) => mark !== 'logout')) drawing.issuing = exchange;
    if (exchange.marks.length > 0) steps.push(...withoutRepeats(markedSteps(exchange, drawing)));
    else if (firstSetting.has(exchange.id)) steps.push(...withoutRepeats(issueSteps(exchange, drawing)));
    if (drawing.shown.has(exchange.id)) steps.push(...withoutRepeats(authenticatedSteps(exchange, drawing)));
  }
  return steps;
}

function markedSteps(exchange: ExchangeFact, drawing: Drawing): Step[] {
  const actor = drawing.actorOf(exchange);
  const request = `${exchange.method} ${printablePath(exchange.url)}`;
  const fields = exchange.requestFields.slice(0, 6).join(', ');
  const at = exchange.id;
  const has = (mark: ExchangeFact['marks'][number]) => exchange.marks.includes(mark);

  if (has('login') || has('login-step')) {
    const credentials = fields === '' ? request : `${request} (${fields})`;
    return [
      step('user', 'browser', 'submit-credentials', 'Signs in', 'inferred', 'The request carries the fields of a login form.', at),
      step('browser', actor, 'submit-credentials', credentials, 'observed', 'The request carries login credentials.', at),
      ...issueSteps(exchange, drawing, true),
    ];
  }
  if (has('oauth-request')) {
    const to = printableUrl(exchange.url);
    return [
      step('browser', 'issuer', 'redirect', `Authorization request to ${to}`, 'observed', 'The browser asks the identity provider to authorize.', at),
      step('user', 'issuer', 'submit-credentials', 'Signs in at the identity provider', 'inferred', 'The provider answers with a code only after a sign-in, now or earlier.', at),
    ];
  }
  if (has('oauth-callback')) {
    return [
      step('issuer', 'browser', 'redirect', 'Redirects back with the answer', 'observed', 'The callback carries the parameters of an authorization response.', at),
      step('browser', actor, 'redirect', request, 'observed', 'The browser calls the callback of the application.', at),
      ...issueSteps(exchange, drawing, true),
    ];
  }
  if (has('token-request')) {
    return [step('browser', 'issuer', 'submit-credentials', `${request} (${fields || 'code'})`, 'observed', 'The page asks the token endpoint.', at), ...issueSteps(exchange, drawing, true)];
  }
  if (has('refresh')) {
    const { refresh: credential } = drawing.view;
    const carrier = credential?.sent.some((sent) => sent.exchange === exchange) ? ` with ${carrierWords(credential, exchange)}` : '';
    return [step('browser', actor, 'refresh', `${request}${carrier}`, 'observed', 'The request asks for a new credential.', at), ...issueSteps(exchange, drawing, true)];
  }
  if (!has('logout')) return [];
  return [step('browser', actor, 'logout', request, 'observed', 'The request ends the login.', at), ...logoutAnswer(exchange, drawing)];
}

/** What a response hands out: cookies, tokens in the body, or nothing but its status. */
function issueSteps(exchange: ExchangeFact, drawing: Drawing, always = false): Step[] {
  const actor = exchange.scope === 'other' ? 'issuer' : drawing.actorOf(exchange);
  const steps = cookieSteps(exchange, actor, drawing);
  const fields = tokenFieldsOf(exchange);
  if (fields.length > 0) {
    const label = `${exchange.status} with ${fields.slice(0, 4).join(', ')} in the body`;
    const handing = step(actor, 'browser', 'return-token', label, 'observed', 'The response body has fields that hold credentials.', exchange.id);
    steps.push(...handedToScript(drawing.view.credentials, handing, exchange, drawing));
  }
  if (steps.length === 0 && always) steps.push(answer(exchange, actor));
  return steps;
}

function cookieSteps(exchange: ExchangeFact, actor: Actor, { view, cookiesSetBy, inJar }: Drawing): Step[] {
  const cookies = (cookiesSetBy.get(exchange.id) ?? []).filter(({ action }) => action === 'set');
  return cookies.flatMap((cookie) => {
    const name = valueOf(cookie.name) ?? '';
    const credential = view.credentials.find((candidate) => candidate.cookies.includes(cookie));
    const label = `Set-Cookie: ${name}${cookieAttributeWords(cookie)}`;
    const steps = [...(credential ? inferredIssue(credential, actor, exchange.id) : []), step(actor, 'browser', 'set-cookie', label, 'observed', `The response sets the cookie "${name}".`, exchange.id)];
    if (credential && isSelfContained(credential.form) && !inJar.has(credential)) {
      inJar.add(credential);
      steps.push(step('browser', 'browser', 'store-token', `Keeps ${name} in the cookie jar`, 'inferred', 'A browser stores the cookies that a response sets.', exchange.id));
    }
    return steps;
  });
}

/** Issue, hand-over and keeping of what page script holds, around the step that hands it over. */
function handedToScript(credentials: readonly SiteCredential[], handing: Step, exchange: ExchangeFact, { withScript }: Drawing): Step[] {
  const fresh = credentials.filter((credential) => (credential.entries.length > 0 || credential.cookies.length === 0) && !withScript.has(credential));
  for (const credential of fresh) withScript.add(credential);
  return [...fresh.flatMap((credential) => inferredIssue(credential, handing.from, exchange.id)), handing, ...fresh.map(storeStep)];
}

/** Bodies of pages that navigate away are lost, so a token can appear in a header without having been seen before. */
function unseenHandOver(used: readonly SiteCredential[], drawing: Drawing): Step[] {
  const { issuing, withScript, actorOf } = drawing;
  // What came as a cookie needs no other hand-over, but page script can have copied it into a store.
  const copied = used.filter((credential) => credential.cookies.length > 0 && credential.entries.length > 0 && !withScript.has(credential));
  for (const credential of copied) withScript.add(credential);
  const unseen = used.filter((credential) => credential.cookies.length === 0 && !withScript.has(credential));
  if (!issuing || unseen.length === 0) return copied.map(storeStep);
  const handing = step(actorOf(issuing), 'browser', 'return-token', 'Hands out the token', 'inferred', 'The page sends the token afterwards; the response that brought it could not be read.', issuing.id);
  return [...copied.map(storeStep), ...handedToScript(unseen, handing, issuing, drawing)];
}

/** Two credentials that are looked up together are one arrow with the evidence of both. */
function withoutRepeats(steps: readonly Step[]): Step[] {
  const merged = new Map<string, Step>();
  for (const next of steps) {
    const key = [next.from, next.to, next.action, next.label].join(' ');
    const known = merged.get(key);
    merged.set(key, known ? { ...known, evidence: [...known.evidence, ...next.evidence] } : next);
  }
  return [...merged.values()];
}

function storeStep({ name, places, entries, sent }: SiteCredential): Step {
  const place = places.find((candidate) => candidate !== 'cookie');
  if (place === 'memory' || place === undefined) {
    return step('browser', 'browser', 'store-token', 'Keeps the token in memory', 'inferred', 'Page script sent it later, and it was found in no store.', sent[0]?.exchange.id);
  }
  const store = { 'local-storage': 'localStorage', 'session-storage': 'sessionStorage', indexeddb: 'IndexedDB', 'cache-storage': 'Cache Storage' }[place];
  const seen = entries[0]?.seen;
  const at = seen && seen.in !== 'source' && seen.url ? printableUrl(seen.url) : undefined;
  return step('browser', 'browser', 'store-token', `Stores it in ${store} as "${name}"`, 'observed', `The entry "${name}" stands in ${store}.`, at);
}

function authenticatedSteps(exchange: ExchangeFact, drawing: Drawing): Step[] {
  const { view, model, actorOf } = drawing;
  const actor = actorOf(exchange);
  const used = view.primaries.filter((credential) => credential.sent.some((sent) => sent.exchange === exchange));
  const carriers = used.map((credential) => carrierWords(credential, exchange)).join(', ');
  const replay = view.replay?.exchange === exchange ? ' (the value from before the logout)' : '';
  const label = `${exchange.method} ${printablePath(exchange.url)} with ${carriers}${replay}`;
  return [
    ...unseenHandOver(used, drawing),
    step('browser', actor, 'send-credential', label, 'observed', 'The request carries the credential.', exchange.id),
    ...used.flatMap((credential) => checkSteps(credential, model.kind === 'hybrid', actor, exchange.id)),
    answer(exchange, actor),
  ];
}

function carrierWords({ name, sent }: SiteCredential, exchange: ExchangeFact): string {
  const by = sent.find((value) => value.exchange === exchange)?.by;
  if (by === 'bearer') return 'Authorization: Bearer';
  if (by === 'url') return `"${name}" in the URL`;
  return by === 'cookie' ? `Cookie: ${name}` : `the ${name} header`;
}

function logoutAnswer(exchange: ExchangeFact, { cookiesSetBy, actorOf }: Drawing): Step[] {
  const actor = actorOf(exchange);
  const cleared = (cookiesSetBy.get(exchange.id) ?? []).filter(({ action }) => action === 'clear');
  const clearSiteData = headerOf(exchange.responseHeaders, 'clear-site-data');
  const steps = cleared.map((cookie) => {
    const name = valueOf(cookie.name) ?? '';
    return step(actor, 'browser', 'clear-credential', `Set-Cookie deletes ${name}`, 'observed', `The response deletes the cookie "${name}".`, exchange.id);
  });
  if (clearSiteData) steps.push(step(actor, 'browser', 'clear-credential', 'Clear-Site-Data', 'observed', 'The response asks the browser to clear the data of the site.', exchange.id));
  return steps.length > 0 ? steps : [answer(exchange, actor)];
}

function answer(exchange: ExchangeFact, actor: Actor): Step {
  const label = exchange.status === 0 ? 'No response' : `${exchange.status}${exchange.status === 401 || exchange.status === 403 ? ' (refused)' : ''}`;
  return step(actor, 'browser', 'respond', label, 'observed', 'The status of the response.', exchange.id);
}
