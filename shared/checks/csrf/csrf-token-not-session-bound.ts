import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import type { CookieFact } from '../../facts/cookie.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { hasCsrfToken, isWrite } from '../csrf-defence.ts';
import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

const id = 'csrf-token-not-session-bound';

export default defineCheck({
  id,
  family: 'csrf',
  title: 'Naive double-submit',
  why: 'A token that is only compared with its own cookie proves that the sender knows the cookie. An attacker who can plant one, from a subdomain or over http, knows it.',
  remedy: 'Make the token an HMAC over the session identifier, make a new one at login, and name the cookie with __Host-.',
  severity: 'low',
  severityReason: 'The attacker must be able to plant a cookie first.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.5.1', level: 1 }],
    cwe: ['CWE-352', 'CWE-565'],
    wstg: ['WSTG-SESS-05'],
    other: ['OWASP Cross-Site Request Forgery Prevention Cheat Sheet: Signed Double-Submit Cookie'],
  },
  messages: {
    accepted: 'Cookie "{{name}}" holds an anti-CSRF token that was made before the login and was accepted after it, in a new session. Bind the token to the session.',
    kept: 'Cookie "{{name}}" holds an anti-CSRF token that stayed the same at the login, although the session changed. Bind the token to the session.',
    compared: 'The CSRF token {{name}} is only compared with a cookie. Derive it from the session with an HMAC.',
    cookie: '{{name}} keeps the secret of its tokens in a cookie of its own ({{option}}), so that a planted cookie makes a valid token. Keep the secret in the session.',
    nothing: '{{name}} binds its tokens to the same text for every visitor ({{option}}). Give it the session identifier.',
  },
  judge: {
    cookie: (cookie, context) => {
      if (isSource(cookie.seen) || cookie.role.role !== 'csrf-token' || cookie.action === 'clear') return skip('it is no anti-CSRF cookie that was seen in traffic');
      const name = valueOf(cookie.name) ?? '';
      if (name.toLowerCase().startsWith('__host-')) return pass;
      const kept = context.once(keptAcrossLogin).get(name);
      if (kept === undefined) return skip('no login was seen that it outlived');
      return {
        verdict: kept.acceptedBy === undefined ? 'unsure' : 'fail',
        message: kept.acceptedBy === undefined ? 'kept' : 'accepted',
        evidence: [{ kind: 'behaviour', text: kept.acceptedBy === undefined ? 'The login and a request after it carried the same value, and the login set a new cookie of authentication.' : 'The login carried the value, the login set a new cookie of authentication, and a later write with the same value succeeded.', at: kept.acceptedBy ?? kept.login }],
      };
    },
    'csrf-setup': ({ boundTo, option, seen }) => {
      const bound = valueOf(boundTo);
      if (bound === undefined) return skip('what the token is bound to is not known');
      if (bound === 'session' || bound === 'origin') return pass;
      const by = option ?? (boundTo.state === 'default' ? `the default of ${boundTo.by}` : 'its options');
      return {
        verdict: 'fail',
        message: bound,
        data: { option: by },
        attribute: 'boundTo',
        evidence: [{ kind: 'source', text: bound === 'cookie' ? `The secret of the tokens is in a cookie, by ${by}.` : `The function ${by} gives the same text for everybody.`, at: `${seen.file}:${seen.line}` }],
      };
    },
    'code-shape': ofShape(id, (shape) => {
      if (hasTrait(shape, 'authenticated')) return pass;
      if (hasTrait(shape, 'hostPrefix')) return skip('the cookie has the prefix __Host-, which others cannot plant');
      return { verdict: 'fail', message: 'compared', evidence: [shapeEvidence(shape, 'A cookie of the request is compared with a header or field of the same request, and nothing in the function ties either to the session.')] };
    }),
  },
});

interface Kept {
  readonly login: string;
  /** The write after the login that was accepted with the old token. */
  readonly acceptedBy: string | undefined;
}

/** Cookies that the login carried and a later request carried unchanged, when the login set a new cookie of authentication. */
function keptAcrossLogin(context: JudgeContext): Map<string, Kept> {
  const exchanges = context.all('exchange').filter(({ scope }) => scope === 'site');
  const at = exchanges.findIndex((exchange) => exchange.marks.includes('login') && setsNewSession(exchange, context));
  const login = exchanges[at];
  const kept = new Map<string, Kept>();
  if (login === undefined) return kept;
  const before = pairsOf(login);
  for (const exchange of exchanges.slice(at + 1)) {
    if (exchange.marks.includes('login') || exchange.marks.includes('logout')) break;
    const isAccepted = isWrite(exchange) && hasCsrfToken(exchange) && exchange.status > 0 && exchange.status < 400;
    for (const [name, value] of pairsOf(exchange)) {
      if (before.get(name) !== value || kept.get(name)?.acceptedBy !== undefined) continue;
      if (isAccepted || !kept.has(name)) kept.set(name, { login: login.id, acceptedBy: isAccepted ? exchange.id : undefined });
    }
  }
  return kept;
}

/** A session that goes on may keep its token. */
function setsNewSession(login: ExchangeFact, context: JudgeContext): boolean {
  const before = pairsOf(login);
  return (context.once(authCookiesByExchange).get(login.id) ?? []).some((cookie) => before.get(valueOf(cookie.name) ?? '') !== valueOf(cookie.value));
}

function authCookiesByExchange(context: JudgeContext): Map<string, CookieFact[]> {
  const byExchange = new Map<string, CookieFact[]>();
  for (const cookie of context.all('cookie')) {
    if (isSource(cookie.seen) || cookie.action !== 'set' || !isAuthCookie(cookie) || cookie.seen.exchange === undefined) continue;
    byExchange.set(cookie.seen.exchange, [...(byExchange.get(cookie.seen.exchange) ?? []), cookie]);
  }
  return byExchange;
}

function pairsOf({ requestHeaders }: ExchangeFact): Map<string, string> {
  const pairs = (headerOf(requestHeaders, 'cookie') ?? '').split(';', 500).map((pair) => pair.trim());
  return new Map(pairs.filter((pair) => pair.includes('=')).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
