import { headerOf, headersOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isReadableUrl } from '../../facts/readable-url.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { authCookiesByName, authCookiesSentWith } from '../auth-traffic.ts';
import { cachingOf } from '../caching.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext, type Severity } from '../define.ts';
import { pathWordsOf } from '../site-traffic.ts';

const id = 'auth-response-cacheable';

export default defineCheck({
  id,
  family: 'headers',
  title: 'Authenticated response may be stored',
  why: 'What a cache keeps outlives the session. The next person at the browser sees it with the back button, and a shared cache may hand it to another user.',
  remedy: 'Send Cache-Control: no-store with what only the signed-in user may see.',
  severity: 'medium',
  severityReason: 'The browser keeps a page that only this user may see.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.3.2', level: 2 },
      { id: '14.2.2', level: 2 },
    ],
    cwe: ['CWE-525', 'CWE-524'],
    wstg: ['WSTG-ATHN-06'],
    other: ['RFC 9111 3.5', 'RFC 9111 5.2.2', 'OWASP Session Management Cheat Sheet'],
  },
  messages: {
    shared: '{{name}} answers with what only this user may see, and lets shared caches keep it. Send Cache-Control: no-store.',
    cookie: '{{name}} sets a cookie of authentication in a response that shared caches may keep, so others can receive it. Send Cache-Control: no-store.',
    stored: '{{name}} answers with what only this user may see, and does not keep caches from storing it. Send Cache-Control: no-store.',
    writtenCookie: '{{name}} lets shared caches keep an answer that sets cookie "{{cookie}}", so others can receive it. Write no-store.',
    written: '{{name}} lets shared caches keep an answer that has something of the signed-in user in it. Write no-store, or private.',
  },
  exchangeStandsFor: 'host',
  judge: {
    exchange: (exchange, context) => {
      if (!isJudged(exchange)) return skip('it is no page or data that a cache would keep');
      const storing = storingOf(exchange, context);
      if (storing === undefined) return skip('nothing in it is known to be for this user alone');
      if (storing.message === 'none') return pass;
      if (context.once(worstByHost).get(hostOf(exchange.url) ?? '') !== exchange.id) return skip('another answer of the host is judged');
      const { message, verdict, severity, severityReason, personal } = storing;
      return {
        verdict,
        message,
        evidence: [
          { kind: 'wire', text: personal, at: exchange.id },
          { kind: 'wire', text: cachingSentence(exchange), at: exchange.id },
        ],
        ...(severity !== 'medium' && { severity, severityReason }),
      };
    },
    'code-shape': ofShape(id, (shape, context) => {
      const text = valueOf(traitOf(shape, 'caching'));
      if (typeof text !== 'string') return skip('what is written is not known');
      if (!isForSharedCaches(text)) return pass;
      const line = valueOf(traitOf(shape, 'cookieLine'));
      if (typeof line === 'number') {
        const cookie = context.once(authCookiesByLine).get(`${shape.seen.file}:${line}`);
        if (cookie === undefined) return skip('the cookie in the answer is not known to be one of authentication');
        return {
          verdict: 'fail',
          message: 'writtenCookie',
          data: { cookie },
          severity: 'high',
          severityReason: 'A shared cache may hand the cookie to another user.',
          evidence: [shapeEvidence(shape, `The header is written for the answer that sets the cookie in line ${line}.`)],
        };
      }
      return {
        verdict: 'fail',
        message: 'written',
        severity: 'high',
        severityReason: 'A shared cache may hand it to another user.',
        evidence: [shapeEvidence(shape, 'The header is written for every answer of the handler, and the answer has a field of the user or the session in it.')],
      };
    }),
  },
});

/** Names of the cookies of authentication that code sets, by place. */
function authCookiesByLine(context: JudgeContext): Map<string, string> {
  return new Map(context.all('cookie').flatMap((cookie) => (isSource(cookie.seen) && cookie.action === 'set' && isAuthCookie(cookie) ? [[`${cookie.seen.file}:${cookie.seen.line}`, valueOf(cookie.name)?.slice(0, 60) ?? ''] as const] : [])));
}

/** `public` or `s-maxage` without what takes it back; a lifetime of zero is asked for again each time. */
function isForSharedCaches(text: string): boolean {
  const directives = text.toLowerCase().split(',', 20).map((directive) => directive.trim());
  if (directives.some((directive) => directive === 'no-store' || directive === 'private' || directive === 'no-cache' || /^(?:s-maxage|max-age)=0$/.test(directive))) return false;
  return directives.some((directive) => directive === 'public' || directive.startsWith('s-maxage='));
}

interface Storing {
  readonly message: 'shared' | 'cookie' | 'stored';
  readonly verdict: 'fail' | 'unsure';
  readonly severity: Severity;
  readonly severityReason: string;
  readonly personal: string;
}

/** Answers to GET with content: caches keep others only when told to, and a 304 or a redirect brings none. */
function isJudged({ method, status, responseType = '', responseHeaders }: ExchangeFact): boolean {
  const isContent = responseType === 'text/html' || responseType === 'application/json' || responseType.endsWith('+json');
  return method === 'GET' && status >= 200 && status < 300 && isContent && responseHeaders.length > 0;
}

function storingOf(exchange: ExchangeFact, context: JudgeContext): Storing | { readonly message: 'none' } | undefined {
  const { noStore, isShared, isPrivate, isRevalidated, isFresh } = cachingOf(exchange);
  const setsCookie = headersOf(exchange.responseHeaders, 'set-cookie').some((header) => authCookiesByName(context).has(header.slice(0, Math.max(header.indexOf('='), 0)).trim()));
  if (setsCookie && isShared && !noStore) {
    return { message: 'cookie', verdict: 'fail', severity: 'high', severityReason: 'A shared cache may hand the cookie to another user.', personal: 'The response sets a cookie of authentication.' };
  }
  const personal = personalSign(exchange, context);
  if (personal === undefined) return setsCookie ? { message: 'none' } : undefined;
  if (noStore) return { message: 'none' };
  const { text, isCertain } = personal;
  const verdict = isCertain ? 'fail' : 'unsure';
  if (isShared) return { message: 'shared', verdict, severity: 'high', severityReason: 'A shared cache may hand it to another user.', personal: text };
  if (isPrivate || isRevalidated) return { message: 'stored', verdict, severity: 'low', severityReason: 'Only this browser keeps it, or asks the server before it is used again.', personal: text };
  if (exchange.responseType !== 'text/html' && !isFresh) return { message: 'stored', verdict, severity: 'low', severityReason: 'Nothing tells a cache for how long it is good, so it is hardly used again.', personal: text };
  return { message: 'stored', verdict, severity: 'medium', severityReason: '', personal: text };
}

/** Why the answer is for one user alone. A page application's shell is the same for everybody, whatever its path says. */
function personalSign(exchange: ExchangeFact, context: JudgeContext): { readonly text: string; readonly isCertain: boolean } | undefined {
  const isSignedIn = authCookiesSentWith(exchange, context).length > 0 || (exchange.headerCredentials ?? []).length > 0;
  if (!isSignedIn) return undefined;
  const field = exchange.responseFields.find(isPersonalField);
  if (field !== undefined) return { text: `The response has the field "${field}", and the request was authenticated.`, isCertain: true };
  if (context.once(refusedAddresses).has(addressOf(exchange.url))) return { text: 'The same address was refused to a request that was not signed in.', isCertain: true };
  const isNamed = exchange.responseType === 'text/html' && pathWordsOf(exchange.url).some((word) => personalWords.has(word));
  return isNamed ? { text: 'The path is that of a page of one user, and the request was authenticated.', isCertain: false } : undefined;
}

const personalFields: ReadonlySet<string> = new Set(['email', 'emailaddress', 'phone', 'phonenumber', 'mobile', 'givenname', 'familyname', 'firstname', 'lastname', 'birthdate', 'dateofbirth', 'ssn', 'iban']);
/** Objects that mean the user who asks. An address of a company or an author stands in others. */
const userObjects: ReadonlySet<string> = new Set(['data', 'result', 'user', 'me', 'account', 'profile', 'customer', 'session', 'viewer', 'currentuser']);
const personalWords: ReadonlySet<string> = new Set(['account', 'profile', 'settings', 'billing', 'orders', 'invoices', 'inbox', 'messages']);

function isPersonalField(field: string): boolean {
  const parts = field.toLowerCase().replaceAll(/[-_]/g, '').split('.');
  return personalFields.has(parts.at(-1) ?? '') && parts.slice(0, -1).every((part) => userObjects.has(part));
}

function refusedAddresses(context: JudgeContext): Set<string> {
  const refused = new Set<string>();
  for (const exchange of context.all('exchange')) {
    if (exchange.method === 'GET' && isRefusal(exchange) && authCookiesSentWith(exchange, context).length === 0) refused.add(addressOf(exchange.url));
  }
  return refused;
}

function isRefusal({ status, url, responseHeaders }: ExchangeFact): boolean {
  if (status === 401 || status === 403) return true;
  const location = status >= 300 && status < 400 ? headerOf(responseHeaders, 'location') : undefined;
  if (location === undefined || !isReadableUrl(location, url)) return false;
  return pathWordsOf(new URL(location, url).href).some((word) => word === 'login' || word === 'signin' || word === 'sign');
}

function addressOf(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

/** One answer for each host: the one that weighs most, certain before not certain. */
function worstByHost(context: JudgeContext): Map<string, string> {
  const worst = new Map<string, { readonly id: string; readonly rank: number }>();
  for (const exchange of context.all('exchange')) {
    const storing = exchange.scope === 'site' && isJudged(exchange) ? storingOf(exchange, context) : undefined;
    if (storing === undefined || storing.message === 'none') continue;
    const rank = (storing.verdict === 'fail' ? 0 : 10) + ['high', 'medium', 'low'].indexOf(storing.severity);
    const host = hostOf(exchange.url) ?? '';
    if (rank < (worst.get(host)?.rank ?? 100)) worst.set(host, { id: exchange.id, rank });
  }
  return new Map([...worst].map(([host, { id }]) => [host, id]));
}

function cachingSentence(exchange: ExchangeFact): string {
  const control = headersOf(exchange.responseHeaders, 'cache-control').join(', ').slice(0, 100);
  return control === '' ? 'The response has no Cache-Control.' : `Its Cache-Control is "${control}".`;
}
