import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { authCookiesByName, authCookiesSentWith } from '../auth-traffic.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { isSiteHost } from '../site-traffic.ts';
import { isLoopback } from '../transport.ts';

export default defineCheck({
  id: 'cors-credentialed-reflection',
  family: 'csrf',
  title: 'CORS lets any origin read with credentials',
  why: 'Any page that the user visits can make requests with the user’s cookies, and read what comes back.',
  remedy: 'Compare Origin with an exact list, answer with the listed origin only, and send Vary: Origin.',
  severity: 'high',
  severityReason: 'Any site can read what the signed-in user can.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '3.4.2', level: 1 }],
    cwe: ['CWE-942', 'CWE-346'],
    wstg: ['WSTG-CLNT-07'],
    other: ['Fetch: CORS protocol'],
  },
  messages: {
    null: '{{host}} lets the origin "null" read with credentials. Any page can have that origin in a sandboxed frame: leave it out of the list.',
    reflected: '{{host}} gives every origin that asked leave to read with credentials. Compare Origin with an exact list.',
    wildcard: '{{host}} sends Access-Control-Allow-Origin: * with credentials, which browsers refuse. Leave credentials out, or name the origin.',
  },
  judge: {
    exchange: (exchange, context) => {
      const grant = grantOf(exchange);
      if (grant === undefined) return skip('it grants nobody to read with credentials');
      const host = hostOf(exchange.url) ?? '';
      const worst = context.once(worstByHost).get(host);
      if (worst === undefined) return pass;
      if (worst.id !== exchange.id) return skip('another answer of the host is judged');
      const data = { host };
      switch (worst.kind) {
        case 'wildcard':
          return {
            verdict: 'fail',
            message: 'wildcard',
            data,
            severity: 'low',
            severityReason: 'Browsers refuse this combination, so it gives nothing away.',
            evidence: [{ kind: 'wire', text: 'Access-Control-Allow-Origin is * and Access-Control-Allow-Credentials is true.', at: exchange.id }],
          };
        case 'null':
          return { verdict: 'fail', message: 'null', data, ...weight(exchange, context), evidence: [{ kind: 'wire', text: 'Access-Control-Allow-Origin is null and Access-Control-Allow-Credentials is true.', at: exchange.id }] };
        case 'reflected':
          return { verdict: 'fail', message: 'reflected', data, ...weight(exchange, context), evidence: [{ kind: 'behaviour', text: 'Two origins of other sites asked, and each was named in Access-Control-Allow-Origin with credentials.', at: exchange.id }] };
      }
    },
  },
});

type Kind = 'reflected' | 'null' | 'wildcard';
const kinds: readonly Kind[] = ['reflected', 'null', 'wildcard'];

/** The origin that may read the answer with credentials. */
function grantOf({ responseHeaders }: ExchangeFact): string | undefined {
  const isCredentialed = headerOf(responseHeaders, 'access-control-allow-credentials')?.trim() === 'true';
  return isCredentialed ? headerOf(responseHeaders, 'access-control-allow-origin')?.trim() : undefined;
}

function worstByHost(context: JudgeContext): Map<string, { readonly id: string; readonly kind: Kind }> {
  const worst = new Map<string, { readonly id: string; readonly kind: Kind }>();
  const named = new Map<string, Set<string>>();
  for (const exchange of context.all('exchange')) {
    const grant = exchange.scope === 'site' ? grantOf(exchange) : undefined;
    const host = hostOf(exchange.url);
    if (grant === undefined || host === undefined) continue;
    const kind = grant === 'null' ? 'null' : grant === '*' ? 'wildcard' : isSecondStranger(exchange, grant, host, named, context) ? 'reflected' : undefined;
    const before = worst.get(host);
    if (kind !== undefined && (before === undefined || kinds.indexOf(kind) < kinds.indexOf(before.kind))) worst.set(host, { id: exchange.id, kind });
  }
  return worst;
}

/** One other site may stand in a list; that two unrelated ones both do is the look of a mirror. */
function isSecondStranger({ requestHeaders }: ExchangeFact, grant: string, host: string, named: Map<string, Set<string>>, context: JudgeContext): boolean {
  const origin = hostOf(grant);
  if (origin === undefined || headerOf(requestHeaders, 'origin') !== grant) return false;
  if (context.site === undefined || isSiteHost(origin, context) || isLoopback(origin) || lastLabels(origin) === lastLabels(host)) return false;
  const strangers = named.get(host) ?? new Set<string>();
  named.set(host, strangers.add(lastLabels(origin)));
  return strangers.size > 1;
}

function lastLabels(host: string): string {
  return host.split('.').slice(-2).join('.');
}

/** Without a cookie that travels between sites, a stranger reads what everybody can. */
function weight(exchange: ExchangeFact, context: JudgeContext) {
  const sent = authCookiesSentWith(exchange, context);
  const cookies = sent.length > 0 ? sent : [...authCookiesByName(context).values()].flat();
  if (cookies.some(({ sameSite }) => valueOf(sameSite) === 'None')) {
    return { severity: 'critical', severityReason: 'The cookie of authentication has SameSite=None, so it travels with the requests of any site.' } as const;
  }
  if (cookies.length > 0 && !cookies.every(({ sameSite }) => valueOf(sameSite) === 'Lax' || valueOf(sameSite) === 'Strict')) return {};
  return { severity: 'medium', severityReason: 'No cookie of authentication was seen that browsers send with the requests of other sites.' } as const;
}
