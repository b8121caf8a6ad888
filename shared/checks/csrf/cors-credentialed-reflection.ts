import type { CorsOrigins } from '../../facts/cors-setup.ts';
import type { CookieFact } from '../../facts/cookie.ts';
import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { isOn, valueOf, type Known } from '../../facts/known.ts';
import type { Evidence } from '../../facts/role.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { authCookiesByName, authCookiesSentWith } from '../auth-traffic.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext, type Severity, type Verdict } from '../define.ts';
import { isSiteHost } from '../site-traffic.ts';
import { ofProbes } from '../probe-verdict.ts';
import { isLoopback } from '../transport.ts';

const id = 'cors-credentialed-reflection';

export default defineCheck({
  id,
  family: 'csrf',
  title: 'CORS lets any origin read with credentials',
  why: 'Any page that the user visits can make requests with the user’s cookies, and read what comes back.',
  remedy: 'Compare Origin with an exact list, answer with the listed origin only, and send Vary: Origin.',
  severity: 'high',
  severityReason: 'Any site can read what the signed-in user can.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [{ id: '3.4.2', level: 1 }],
    cwe: ['CWE-942', 'CWE-346'],
    wstg: ['WSTG-CLNT-07'],
    other: ['Fetch: CORS protocol'],
  },
  messages: {
    null: '{{host}} lets the origin "null" read with credentials. Any page can have that origin in a sandboxed frame: leave it out of the list.',
    reflected: '{{host}} gives every origin that asked leave to read with credentials. Compare Origin with an exact list.',
    mirrored: 'A page of any origin may read what the server answers to the cookie "{{name}}": an origin that was made up for the test got leave. Compare Origin with an exact list.',
    unsure: 'A foreign origin was tried with the cookie "{{name}}", but the answers do not tell whether it may read them.',
    wildcard: '{{host}} sends Access-Control-Allow-Origin: * with credentials, which browsers refuse. Leave credentials out, or name the origin.',
    every: '{{name}} lets every origin read answers to requests with credentials. Compare the Origin with a list of exact origins.',
    loose: '{{name}} allows credentials after a test ({{test}}) that an origin of an attacker can pass. Compare the Origin with a list of exact origins.',
    nothing: '{{name}} allows credentials for the origin "null", which any sandboxed frame has. Leave it out of the origins.',
    star: '{{name}} answers "*" and allows credentials, which browsers refuse. Name the origins that may read, or leave the credentials out.',
  },
  exchangeStandsFor: 'host',
  judge: {
    probe: ofProbes(['foreign-origin'], 'unsure', ({ credential }, context) => ({ verdict: 'fail', message: 'mirrored', ...weightOf(authCookiesByName(context).get(credential.name) ?? []) })),
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
    'cors-setup': (setup, context) => {
      const evidence: Evidence = { kind: 'source', text: evidenceText(setup.origins), at: `${setup.seen.file}:${setup.seen.line}` };
      return verdictOn(setup.origins, setup.credentials, setup.test, evidence, context);
    },
    'code-shape': ofShape(id, (shape, context) => {
      const origins = traitOf(shape, 'origins') as Known<CorsOrigins>;
      const test = valueOf(traitOf(shape, 'test'));
      return verdictOn(origins, traitOf(shape, 'credentials') as Known<boolean>, typeof test === 'string' ? test : undefined, shapeEvidence(shape, evidenceText(origins)), context);
    }),
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
  return weightOf(sent.length > 0 ? sent : [...authCookiesByName(context).values()].flat());
}

function weightOf(cookies: readonly CookieFact[]) {
  if (cookies.some(({ sameSite }) => valueOf(sameSite) === 'None')) {
    return { severity: 'critical', severityReason: 'The cookie of authentication has SameSite=None, so it travels with the requests of any site.' } as const;
  }
  if (cookies.length > 0 && !cookies.every(({ sameSite }) => valueOf(sameSite) === 'Lax' || valueOf(sameSite) === 'Strict')) return {};
  return { severity: 'medium', severityReason: 'No cookie of authentication was seen that browsers send with the requests of other sites.' } as const;
}

function verdictOn(origins: Known<CorsOrigins>, credentials: Known<boolean>, test: string | undefined, evidence: Evidence, context: JudgeContext): Verdict<'every' | 'loose' | 'nothing' | 'star'> {
  if (credentials.state === 'unknown') return skip('whether credentials are allowed is not known');
  if (!isOn(credentials)) return pass;
  const found = { evidence: [evidence], attribute: 'origins', ...weightInSource(context) };
  switch (valueOf(origins)) {
    case 'every':
      return { verdict: 'fail', message: 'every', ...found };
    case 'loose':
      return { verdict: 'fail', message: 'loose', data: { test: test ?? 'of the origin' }, ...found };
    case 'null':
      return { verdict: 'fail', message: 'nothing', ...found };
    case 'any':
      return { verdict: 'fail', message: 'star', ...found, severity: 'low', severityReason: 'Browsers refuse this answer, so it breaks requests instead of exposing them.' };
    case undefined:
      return skip('which origins are allowed is not known');
    default:
      return pass;
  }
}

function evidenceText(origins: Known<CorsOrigins>): string {
  switch (valueOf(origins)) {
    case 'every':
      return origins.state === 'default' ? `Credentials are allowed and no origin is named, so ${origins.by} repeats the origin of the request.` : 'The origin of the request is repeated without being compared, and credentials are allowed.';
    case 'loose':
      return 'The origin is compared with a part of a name or an open pattern, and credentials are allowed.';
    case 'null':
      return 'The origin "null" is allowed, with credentials.';
    default:
      return 'Credentials are allowed beside the origin "*".';
  }
}

/** What the cookies that the same code sets say about how far their credentials travel. */
function weightInSource(context: JudgeContext): { readonly severity?: Severity; readonly severityReason?: string } {
  const sameSite = context.once(sameSiteOfAuthCookies);
  if (sameSite.includes('None')) return { severity: 'critical', severityReason: 'A cookie of authentication that the same code sets has SameSite=None, so that it goes along with requests of every site.' };
  if (sameSite.length > 0 && sameSite.every((value) => value === 'Lax' || value === 'Strict')) {
    return { severity: 'medium', severityReason: 'The cookies of authentication that the same code sets have SameSite, so that they go along with requests of the same site only.' };
  }
  return {};
}

function sameSiteOfAuthCookies(context: JudgeContext): (string | undefined)[] {
  return context
    .all('cookie')
    .filter((cookie) => isSource(cookie.seen) && cookie.action === 'set' && isAuthCookie(cookie))
    .map(({ sameSite }) => valueOf(sameSite));
}
