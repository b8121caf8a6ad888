import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isReadableUrl } from '../../facts/readable-url.ts';
import { isSource } from '../../facts/sighting.ts';
import { authCookiesSentCrossSite, authCookiesSentWith, staysHomeLive } from '../auth-traffic.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { sentNames } from '../cookie-reach.ts';
import { hasCsrfToken, isForm, isWrite } from '../csrf-defence.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';
import { firstOfEach } from '../site-traffic.ts';

const id = 'csrf-protection-missing';

export default defineCheck({
  id,
  family: 'csrf',
  title: 'Cookie-authenticated write without CSRF defence',
  why: 'The browser attaches the cookie whoever makes the request. Unless something in it comes from the application’s own page, a form of any site can act for the user.',
  remedy: 'Check an anti-CSRF token, or Origin and Sec-Fetch-Site, on every write, and set SameSite on the cookie.',
  severity: 'medium',
  severityReason: 'It weighs more once a forged request is seen to succeed.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [
      { id: '3.5.1', level: 1 },
      { id: '3.5.2', level: 1 },
    ],
    cwe: ['CWE-352'],
    wstg: ['WSTG-SESS-05'],
    other: ['RFC 6265bis 8.2', 'RFC 6265bis 8.8.1', 'OAuth 2.0 for Browser-Based Applications 6.1.3.3', 'OWASP Cross-Site Request Forgery Prevention Cheat Sheet'],
  },
  messages: {
    forged: 'A {{method}} request with the cookie "{{name}}" was accepted with an origin that was made up and no token. Check a token or Origin on every write.',
    unsure: 'A write was sent with the cookie "{{name}}" and an origin that was made up, but the answers do not tell whether it was accepted.',
    route: '{{name}} acts for the user of a session whose cookie {{sameSite}}, and nothing in this file tells a form of another site from one of this site. Check a token or Origin, and set SameSite.',
    whole: '{{name}} acts for the user of a session cookie, and nothing in this application tells a form of another site from one of this site. Check a token or Origin on every write.',
    open: '{{name}} was accepted with nothing but a cookie that {{sameSite}}, so a form of any site could send it unless the server checks Origin. Check a token or Origin on every write.',
  },
  exchangeStandsFor: 'host',
  judge: {
    probe: ofProbes(['foreign-write'], 'unsure', ({ credential, method }, context) => {
      if (credential.by !== 'cookie') return skip('browsers do not send it by themselves');
      if (method !== 'POST') return skip('no form sends it, and CORS stops a script');
      return {
        verdict: 'fail',
        message: 'forged',
        data: { method },
        ...(staysHomeLive(credential.name, context)
          ? { severity: 'low', severityReason: 'The cookie has SameSite, so that browsers keep it from the forms of other sites.' }
          : { severity: 'high', severityReason: 'It was shown, not inferred: a forged request succeeded.' }),
      };
    }),
    exchange: (exchange, context) => {
      if (!isWrite(exchange) || exchange.marks.length > 0) return skip('it is no write of a signed-in user');
      const exposed = exposedCookies(exchange, context);
      if (exposed === undefined) return skip('it is not authenticated by a cookie alone, or was refused');
      if (exposed.length === 0 || isDefended(exchange)) return pass;
      if (!context.once(firstOpenWrites).has(exchange.id)) return skip('another write to the host is judged');
      const isNone = exposed.some(({ sameSite }) => valueOf(sameSite) === 'None');
      return {
        verdict: 'unsure',
        message: 'open',
        data: { sameSite: isNone ? 'has SameSite=None' : 'has no SameSite' },
        evidence: [{ kind: 'wire', text: 'The request has the type of a form, and neither a token nor a header that another site could not send.', at: exchange.id }],
      };
    },
    'code-shape': ofShape(id, (shape, context) => {
      if (traitOf(shape, 'forms').state === 'unknown') return skip('what the route takes is not known');
      // A cookie that is set by hand is the session when the file finds its users by one.
      const sessions = context.once(hasTrait(shape, 'readsSession') ? likelySessions : sessionCookies);
      const elsewhere = valueOf(traitOf(shape, 'sessionSameSite'));
      if (sessions.length === 0 && elsewhere !== undefined) {
        return {
          verdict: 'fail',
          message: 'route',
          data: { sameSite: elsewhere === 'None' ? 'has SameSite=None' : 'has no SameSite' },
          evidence: [shapeEvidence(shape, 'The route changes state for the session that another file sets up without SameSite, and there is no token and no check of Origin.')],
        };
      }
      if (sessions.length === 0) {
        if (!hasTrait(shape, 'whole')) return skip('the session is set up elsewhere');
        return {
          verdict: 'fail',
          message: 'whole',
          severity: 'low',
          severityReason: 'Who sets the cookie may have given it SameSite, which keeps it from most forms of other sites.',
          evidence: [shapeEvidence(shape, 'The file starts the server, finds the session by a cookie, reads forms, and has no token and no check of Origin.')],
        };
      }
      // One cookie that stays at home, or may, is enough: the write needs the session.
      const isExposed = sessions.every(({ sameSite }) => sameSite.state === 'absent' || valueOf(sameSite) === 'None');
      if (!isExposed) return pass;
      const isNone = sessions.some(({ sameSite }) => valueOf(sameSite) === 'None');
      return {
        verdict: 'fail',
        message: 'route',
        data: { sameSite: isNone ? 'has SameSite=None' : 'has no SameSite' },
        evidence: [shapeEvidence(shape, 'The route changes state for the session, and the file has no token, no check of Origin and no SameSite.')],
      };
    }),
  },
});

/** The cookies of authentication that a form of another site would carry; undefined when cookies are not what counts. */
function exposedCookies(exchange: ExchangeFact, context: JudgeContext) {
  const { status, requestHeaders, headerCredentials = [] } = exchange;
  if (status === 0 || status >= 400 || headerCredentials.length > 0 || headerOf(requestHeaders, 'authorization') !== undefined) return undefined;
  return authCookiesSentWith(exchange, context).length === 0 ? undefined : authCookiesSentCrossSite(exchange, context);
}

function isDefended(exchange: ExchangeFact): boolean {
  return hasCsrfToken(exchange) || !isForm(exchange) || exchange.requestHeaders.some(([name]) => isCustomHeader(name)) || isGuardedByFramework(exchange);
}

/** Headers that only script of an allowed origin can set; what browsers and proxies add by themselves is none. */
function isCustomHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === 'x-requested-with' || lower === 'next-action' || (lower.startsWith('x-') && !addedOnTheWay.some((start) => lower.startsWith(start)));
}

const addedOnTheWay = ['x-forwarded', 'x-real-ip', 'x-client-data', 'x-amz', 'x-cloud', 'x-datadog', 'x-b3', 'x-request-id', 'x-devtools', 'x-chrome'];

/** SvelteKit, Astro and better-auth compare Origin unless told not to. */
function isGuardedByFramework({ url, requestHeaders, responseHeaders }: ExchangeFact): boolean {
  const search = isReadableUrl(url) ? new URL(url).search : '';
  const powered = headerOf(responseHeaders, 'x-powered-by')?.toLowerCase() ?? '';
  const byBetterAuth = sentNames(headerOf(requestHeaders, 'cookie')).some((name) => name.includes('better-auth.'));
  return search.startsWith('?/') || powered.startsWith('astro') || headerOf(responseHeaders, 'x-sveltekit-page') !== undefined || byBetterAuth;
}

function firstOpenWrites(context: JudgeContext): ReadonlySet<string> {
  return firstOfEach(context.all('exchange'), (exchange) => {
    if (exchange.scope !== 'site' || !isWrite(exchange) || exchange.marks.length > 0) return undefined;
    const exposed = exposedCookies(exchange, context) ?? [];
    return exposed.length > 0 && !isDefended(exchange) ? hostOf(exchange.url) : undefined;
  });
}

/** Cookies of the sessions that the same code sets up. */
function sessionCookies(context: JudgeContext) {
  return context.once(likelySessions).filter(({ role }) => role.confidence === 'confirmed');
}

function likelySessions(context: JudgeContext) {
  return context.all('cookie').filter((cookie) => isSource(cookie.seen) && cookie.action === 'set' && (cookie.role.role === 'session-id' || cookie.role.role === 'session-data') && cookie.role.confidence !== 'possible');
}
