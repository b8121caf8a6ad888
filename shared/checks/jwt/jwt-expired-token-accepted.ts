import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { isSource } from '../../facts/sighting.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';
import { bearerOf } from '../token-receivers.ts';

/** Seconds that clocks may differ by. */
const clockSkew = 120;

export default defineCheck({
  id: 'jwt-expired-token-accepted',
  family: 'jwt',
  title: 'Expired token still accepted',
  why: 'Servers that do not look at exp make the expiry of a token a mere remark: a stolen one works for ever.',
  remedy: 'Verify exp, with a tolerance of a minute at most.',
  severity: 'high',
  severityReason: 'The lifetime of tokens is not enforced.',
  detectable: ['live-passive', 'live-active'],
  references: {
    asvs: [{ id: '9.2.1', level: 1 }],
    cwe: ['CWE-613', 'CWE-324'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 4.1.4'],
  },
  messages: {
    accepted: 'The JWT in "{{name}}" had expired when it was sent, and the server accepted it at an address that refuses anonymous requests. Verify exp.',
    replayed: 'An expired JWT of "{{name}}" was accepted like the one in force. Verify exp.',
    unsure: 'An expired JWT of "{{name}}" was sent, but the answers do not tell whether it was accepted.',
  },
  judge: {
    token: ofCredentialTokens(({ payload, raw }, context) => {
      const { exp } = payload;
      if (typeof exp !== 'number') return skip('it does not expire');
      const accepted = (context.once(acceptedByBearer).get(raw) ?? []).find((exchange) => (secondsOf(exchange) ?? 0) > exp + clockSkew);
      if (accepted === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'accepted',
        attribute: 'payload',
        evidence: [{ kind: 'behaviour', text: `The answer was ${accepted.status}, more than two minutes after exp; without a token it is refused.`, at: accepted.id }],
      };
    }),
    probe: ofProbes(['expired-token'], 'unsure', () => ({ verdict: 'fail', message: 'replayed' })),
  },
});

/** Successful requests whose only credential is the bearer token, at addresses that refused a request without it. */
function acceptedByBearer(context: JudgeContext): Map<string, ExchangeFact[]> {
  const guarded = new Set(
    context.all('exchange').filter((exchange) => !hasCredential(exchange) && (exchange.status === 401 || exchange.status === 403)).map(endpointOf),
  );
  const byToken = new Map<string, ExchangeFact[]>();
  for (const exchange of context.all('exchange')) {
    const raw = bearerOf(exchange.requestHeaders);
    if (raw === undefined || headerOf(exchange.requestHeaders, 'cookie') !== undefined) continue;
    if (exchange.status < 200 || exchange.status > 299 || exchange.marks.includes('refresh') || !guarded.has(endpointOf(exchange))) continue;
    const same = byToken.get(raw);
    if (same === undefined) byToken.set(raw, [exchange]);
    else same.push(exchange);
  }
  return byToken;
}

function endpointOf({ method, url }: ExchangeFact): string {
  return `${method} ${url.split(/[?#]/, 1)[0] ?? ''}`;
}

function hasCredential({ requestHeaders }: ExchangeFact): boolean {
  return headerOf(requestHeaders, 'authorization') !== undefined || headerOf(requestHeaders, 'cookie') !== undefined;
}

/** The server's clock counts, because it is the server that has to refuse. */
function secondsOf({ responseHeaders, seen }: ExchangeFact): number | undefined {
  const date = Date.parse(headerOf(responseHeaders, 'date') ?? '');
  if (!Number.isNaN(date)) return date / 1_000;
  return isSource(seen) || seen.time === undefined ? undefined : seen.time / 1_000;
}
