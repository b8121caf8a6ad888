import { valueOf } from '../../facts/known.ts';
import { isReadableUrl } from '../../facts/readable-url.ts';
import { isSource } from '../../facts/sighting.ts';
import { csrfFields } from '../../standards/csrf-names.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { authCookiesSentWith } from '../auth-traffic.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

const id = 'state-change-via-get';

export default defineCheck({
  id,
  family: 'csrf',
  title: 'GET changes state (including logout)',
  why: 'A link, a redirect or a prefetch is enough to send a GET, and browsers attach Lax cookies when the user follows a link. Whoever can show a link can then act for the user.',
  remedy: 'Change state in answer to POST only, with a defence against cross-site request forgery.',
  severity: 'low',
  severityReason: 'A forced logout is a nuisance; other writes by GET would weigh more.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.5.3', level: 1 },
      { id: '10.6.2', level: 2 },
    ],
    cwe: ['CWE-352', 'CWE-650'],
    wstg: ['WSTG-SESS-05'],
    other: ['RFC 9110 9.2.1', 'RFC 6265bis 8.8.6'],
  },
  messages: {
    route: '{{name}} signs the user out. Any page can make a browser send a GET, so answer POST instead.',
    write: '{{name}} writes for the signed-in user. Any link can make a browser send a GET, also with Lax cookies, so answer POST instead, with a defence against forged requests.',
    logout: '{{name}} signed the user out. Any page can make a browser send a GET, so ask for POST.',
  },
  recommended: false,
  judge: {
    exchange: (exchange, context) => {
      if (exchange.method !== 'GET' || !exchange.marks.includes('logout')) return skip('it is no logout by GET');
      if (!context.once(deletingExchanges).has(exchange.id)) return skip('its response did not delete a cookie of authentication');
      if (isProtocolLogout(exchange.url)) return skip('the address carries what proves who asks');
      const cookies = authCookiesSentWith(exchange, context);
      if (cookies.length === 0) return skip('it carried no cookie of authentication');
      if (cookies.every(({ sameSite }) => valueOf(sameSite) === 'Strict')) return pass;
      return {
        verdict: 'fail',
        message: 'logout',
        evidence: [{ kind: 'behaviour', text: 'The answer to this GET deleted a cookie of authentication that the request carried.', at: exchange.id }],
      };
    },
    'code-shape': ofShape(id, (shape) => {
      switch (valueOf(traitOf(shape, 'change'))) {
        case 'logout':
          return { verdict: 'fail', message: 'route', evidence: [shapeEvidence(shape, 'The handler of GET ends the session or deletes its cookie.')] };
        case 'write':
          return {
            verdict: 'fail',
            message: 'write',
            severity: 'medium',
            severityReason: 'A link is enough to write in the name of the user.',
            evidence: [shapeEvidence(shape, 'The handler of GET uses the session and calls what writes.')],
          };
        case undefined:
          return skip('what the route does is not known');
        default:
          return pass;
      }
    }),
  },
});

/** Exchanges whose response deletes a cookie of authentication. */
function deletingExchanges(context: JudgeContext): Set<string> {
  const ids = new Set<string>();
  for (const cookie of context.all('cookie')) {
    if (cookie.action !== 'clear' || !isAuthCookie(cookie) || isSource(cookie.seen)) continue;
    if (cookie.seen.exchange !== undefined) ids.add(cookie.seen.exchange);
  }
  return ids;
}

/** OpenID Connect logouts (RP-initiated, front-channel) are GETs by design, and an anti-CSRF token may stand in the query. */
function isProtocolLogout(url: string): boolean {
  if (!isReadableUrl(url)) return true;
  return [...new URL(url).searchParams.keys()].some((name) => protocolNames.has(name) || csrfFields.has(name.toLowerCase()));
}

const protocolNames: ReadonlySet<string> = new Set(['id_token_hint', 'logout_token', 'logout_hint', 'sid', 'SAMLRequest', 'SAMLResponse', 'token']);
