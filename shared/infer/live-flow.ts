import { type ExchangeFact, headerOf } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { valueOf } from '../facts/known.ts';
import { printablePath, printableUrl } from '../facts/printable-url.ts';
import { isAuthRole } from '../facts/role.ts';
import type { CookieFact } from '../facts/cookie.ts';
import type { Actor, AuthModel } from '../report/report.ts';
import type { AuthView } from './auth-view.ts';
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
  /** Credentials whose way into the browser's keeping was drawn. */
  readonly stored: Set<SiteCredential>;
}

/** The exchanges that matter, in order of time: logins, redirects, refreshes, logouts, and one authenticated request of each kind. */
export function liveFlow(facts: readonly Fact[], view: AuthView, model: AuthModel): Step[] {
  const others = factsOf(facts, 'exchange').filter((exchange) => exchange.scope === 'other' && exchange.marks.length > 0);
  const exchanges = [...view.exchanges, ...others].sort((a, b) => timeOf(a) - timeOf(b));
  const cookiesSetBy = authCookiesByExchange(facts);
  const drawing: Drawing = { view, model, actorOf: actorsOf(view), cookiesSetBy, shown: authenticatedExamples(view), stored: new Set() };
  const firstSetting = firstSettingOf(exchanges, cookiesSetBy);
  const steps: Step[] = [];
  for (const exchange of exchanges) {
    if (exchange.marks.length > 0) steps.push(...markedSteps(exchange, drawing));
    else if (firstSetting.has(exchange.id)) steps.push(...issueSteps(exchange, drawing));
    if (drawing.shown.has(exchange.id)) steps.push(...authenticatedSteps(exchange, drawing));
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
    return [step('browser', actor, 'refresh', request, 'observed', 'The request asks for a new credential.', at), ...issueSteps(exchange, drawing, true)];
  }
  if (!has('logout')) return [];
  return [step('browser', actor, 'logout', request, 'observed', 'The request ends the login.', at), ...logoutAnswer(exchange, drawing)];
}

/** What a response hands out: cookies, tokens in the body, or nothing but its status. */
function issueSteps(exchange: ExchangeFact, drawing: Drawing, always = false): Step[] {
  const { view, actorOf, cookiesSetBy, stored } = drawing;
  const actor = exchange.scope === 'other' ? 'issuer' : actorOf(exchange);
  const cookies = (cookiesSetBy.get(exchange.id) ?? []).filter(({ action }) => action === 'set');
  const steps: Step[] = [];
  for (const cookie of cookies) {
    const name = valueOf(cookie.name) ?? '';
    const credential = view.credentials.find((candidate) => candidate.cookies.includes(cookie));
    if (credential && !alreadyIssued(credential, steps)) steps.push(...inferredIssue(credential, actor, exchange.id));
    const label = `Set-Cookie: ${name}${cookieAttributeWords(cookie)}`;
    steps.push(step(actor, 'browser', 'set-cookie', label, 'observed', `The response sets the cookie "${name}".`, exchange.id));
    if (credential && credential.form !== 'opaque' && credential.form !== 'unknown' && !stored.has(credential)) {
      stored.add(credential);
      steps.push(step('browser', 'browser', 'store-token', 'Keeps the token in the cookie jar', 'inferred', 'A browser stores the cookies that a response sets.', exchange.id));
    }
  }
  const fields = tokenFieldsOf(exchange);
  const inBody = fields.length > 0 ? view.credentials.filter((credential) => credential.cookies.length === 0) : [];
  if (fields.length > 0) {
    for (const credential of inBody) if (!stored.has(credential)) steps.push(...inferredIssue(credential, actor, exchange.id));
    const label = `${exchange.status} with ${fields.slice(0, 4).join(', ')} in the body`;
    steps.push(step(actor, 'browser', 'return-token', label, 'observed', 'The response body has fields that hold credentials.', exchange.id));
  }
  for (const credential of inBody) {
    if (stored.has(credential)) continue;
    stored.add(credential);
    steps.push(storeStep(credential));
  }
  if (steps.length === 0 && always) steps.push(answer(exchange, actor));
  return steps;
}

function storeStep({ name, places, entries, sent }: SiteCredential): Step {
  const [place] = places;
  if (place === 'memory' || place === undefined) {
    return step('browser', 'browser', 'store-token', 'Keeps the token in memory', 'inferred', 'Page script sent it later, and it was found in no store.', sent[0]?.exchange.id);
  }
  const store = { 'local-storage': 'localStorage', 'session-storage': 'sessionStorage', indexeddb: 'IndexedDB', cookie: 'a cookie' }[place];
  const seen = entries[0]?.seen;
  const at = seen && seen.in !== 'source' && seen.url ? printableUrl(seen.url) : undefined;
  return step('browser', 'browser', 'store-token', `Stores it in ${store} as "${name}"`, 'observed', `The entry "${name}" stands in ${store}.`, at);
}

function authenticatedSteps(exchange: ExchangeFact, drawing: Drawing): Step[] {
  const { view, model, actorOf } = drawing;
  const actor = actorOf(exchange);
  const used = view.primaries.filter((credential) => credential.sent.some((sent) => sent.exchange === exchange));
  const carriers = used.map((credential) => carrierWords(credential, exchange)).join(', ');
  const replay = view.replay?.replay === exchange ? ' (the value from before the logout)' : '';
  const label = `${exchange.method} ${printablePath(exchange.url)} with ${carriers}${replay}`;
  return [
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

function alreadyIssued(credential: SiteCredential, steps: readonly Step[]): boolean {
  const action = credential.form === 'opaque' ? 'create-session' : 'sign-token';
  return steps.some((earlier) => earlier.action === action);
}

/** One example per receiving host and set of credentials, a page or data before an image; and the replay after logout. */
function authenticatedExamples({ primaries, replay }: AuthView): Set<string> {
  const examples = new Map<string, ExchangeFact>();
  const namesAt = new Map<ExchangeFact, string[]>();
  for (const credential of primaries) {
    for (const { exchange } of credential.sent) namesAt.set(exchange, [...(namesAt.get(exchange) ?? []), credential.name]);
  }
  for (const [exchange, names] of namesAt) {
    if (exchange.marks.length > 0) continue;
    const key = `${hostOf(exchange)} ${names.sort().join(' ')}`;
    const known = examples.get(key);
    if (!known || (!isContent(known) && isContent(exchange))) examples.set(key, exchange);
  }
  const ids = new Set([...examples.values()].map(({ id }) => id));
  if (replay) ids.add(replay.replay.id);
  return ids;
}

function isContent({ responseType = '', status }: ExchangeFact): boolean {
  return status >= 200 && status < 300 && (responseType.includes('html') || responseType.includes('json'));
}

function authCookiesByExchange(facts: readonly Fact[]): Map<string, CookieFact[]> {
  const byExchange = new Map<string, CookieFact[]>();
  for (const cookie of factsOf(facts, 'cookie')) {
    if (cookie.seen.in === 'source' || cookie.seen.exchange === undefined || cookie.scope === 'other' || !isAuthRole(cookie.role.role)) continue;
    byExchange.set(cookie.seen.exchange, [...(byExchange.get(cookie.seen.exchange) ?? []), cookie]);
  }
  return byExchange;
}

/** Exchanges in which an authentication cookie appears for the first time, so that a session given before login is drawn. */
function firstSettingOf(exchanges: readonly ExchangeFact[], cookiesSetBy: ReadonlyMap<string, readonly CookieFact[]>): Set<string> {
  const names = new Set<string>();
  const first = new Set<string>();
  for (const { id } of exchanges) {
    for (const cookie of cookiesSetBy.get(id) ?? []) {
      const name = valueOf(cookie.name) ?? '';
      if (cookie.action === 'set' && !names.has(name)) first.add(id);
      names.add(name);
    }
  }
  return first;
}

/** The server is the host of the first page, else of the login; every other host of the site is an API. */
function actorsOf({ exchanges }: AuthView): (exchange: ExchangeFact) => Actor {
  const page = exchanges.find(({ responseType = '' }) => responseType.includes('html'));
  const login = exchanges.find(({ marks }) => marks.includes('login'));
  const first = page ?? login ?? exchanges[0];
  const server = first ? hostOf(first) : '';
  return (exchange) => (exchange.scope === 'other' ? 'issuer' : hostOf(exchange) === server ? 'server' : 'api');
}

function hostOf({ url }: ExchangeFact): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

const tokenWords = ['token', 'jwt', 'session_id', 'sessionid'];

function tokenFieldsOf({ responseCredentials, responseFields }: ExchangeFact): string[] {
  const fields = [...responseCredentials.map(({ field }) => field), ...responseFields.filter((field) => tokenWords.some((word) => lastPart(field).includes(word)))];
  return [...new Set(fields)].filter((field) => !lastPart(field).includes('csrf') && lastPart(field) !== 'token_type');
}

function lastPart(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1).toLowerCase();
}
