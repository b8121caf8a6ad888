import type { CookieFact } from '../../facts/cookie.ts';
import type { ExchangeFact } from '../../facts/exchange.ts';
import { valueOf } from '../../facts/known.ts';
import { isReadableUrl } from '../../facts/readable-url.ts';
import { identifierIn } from '../../facts/session-identifier.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

export default defineCheck({
  id: 'session-id-in-url',
  family: 'session',
  title: 'Session identifier in the URL',
  why: 'URLs are kept in the history, in the logs of servers and proxies, in bookmarks and in the Referer header, and people send them to each other. Whoever has the URL has the session.',
  remedy: 'Carry the session in a cookie or a header only, and switch URL rewriting off.',
  severity: 'high',
  severityReason: 'Every place that keeps the URL keeps the session.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.2.1', level: 1 }],
    cwe: ['CWE-598', 'CWE-200'],
    wstg: ['WSTG-SESS-04'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Exchange Mechanisms', 'RFC 6265bis 8.4', 'NIST SP 800-63B-4 5.1'],
  },
  messages: {
    exposed: '{{name}} has a session identifier in its URL ({{parameter}}). Carry it in a cookie or a header only.',
    possible: '{{name}} has what could be a session identifier in its URL ({{parameter}}), and other pages repeat it. If it is one, carry it in a cookie.',
    written: '{{name}} is put into an address, in the parameter "{{parameter}}". Carry the session in a cookie only.',
  },
  replaces: ['token-in-url'],
  exchangeStandsFor: 'site',
  judge: {
    'code-shape': ofShape('session-id-in-url', (shape) => {
      const parameter = valueOf(traitOf(shape, 'parameter'));
      if (typeof parameter !== 'string') return skip('the parameter is not known');
      return { verdict: 'fail', message: 'written', data: { parameter }, evidence: [shapeEvidence(shape, `${shape.name} is a session identifier, and stands behind "${parameter}=".`)] };
    }),
    exchange(exchange, context) {
      const exposure = context.once(firstExposures).get(exchange.id);
      if (exposure === undefined) return pass;
      const { parameter, proof } = exposure;
      return {
        verdict: proof === 'shape' ? 'unsure' : 'fail',
        message: proof === 'shape' ? 'possible' : 'exposed',
        data: { parameter },
        part: parameter,
        evidence: [{ kind: 'wire', text: `${parameter} ${proofs[proof]}`, at: exchange.id }],
      };
    },
  },
});

const proofs = {
  cookie: 'has the value of the session cookie.',
  name: 'is where servlet containers and PHP write the session identifier, and the value is shaped like one.',
  shape: 'has a value shaped like an identifier, and the same one stands in the URL of another page.',
} as const;

interface Parameter {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
}

interface Exposure {
  readonly parameter: string;
  readonly proof: keyof typeof proofs;
}

/** Names that PHP and servlet containers write by themselves. */
const containerNames: ReadonlySet<string> = new Set(['jsessionid', 'phpsessid']);
/** Also in use for uploads, streams, payments and visits. */
const commonNames: ReadonlySet<string> = new Set(['sid', 'sessionid', 'session_id']);
const shortName = 's';
/** Engine.IO numbers its connections with `sid`; an order of Stripe is named by `session_id`. */
const otherPaths = /\/(?:socket\.io|engine\.io|sockjs|ws|upload|uploads|stream|collect|track|beacon|events?)(?:\/|$)/i;
const otherValues = /^(?:cs_|sess_|GA1|ms_)/;

/** The first exchange with each parameter, so that a parameter of a hundred pages is one finding. */
function firstExposures(context: JudgeContext): Map<string, Exposure> {
  const sessions = sessionIdentifiers(context);
  const pages = pagesByValue(context);
  const found = new Map<string, { readonly exchange: string; readonly exposure: Exposure }>();
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site') continue;
    for (const { name, value } of parametersOf(exchange.url)) {
      const proof = proofOf({ name, value }, exchange, sessions, pages);
      const known = found.get(name);
      if (proof === undefined || (known !== undefined && known.exposure.proof !== 'shape')) continue;
      if (known === undefined || proof !== 'shape') found.set(name, { exchange: exchange.id, exposure: { parameter: name, proof } });
    }
  }
  return new Map([...found.values()].map(({ exchange, exposure }) => [exchange, exposure]));
}

function proofOf({ name, value }: Parameter, exchange: ExchangeFact, sessions: ReadonlySet<string>, pages: ReadonlyMap<string, number>): Exposure['proof'] | undefined {
  if (!isShapedLikeId(value)) return undefined;
  if (sessions.has(identifierIn(value))) return 'cookie';
  if (name === shortName) return undefined;
  if (containerNames.has(name)) return 'name';
  if (otherPaths.test(exchange.url.split(/[?#]/, 1)[0] ?? '') || otherValues.test(value)) return undefined;
  return (pages.get(`${name}\n${value}`) ?? 0) > 1 && isPage(exchange) ? 'shape' : undefined;
}

function sessionIdentifiers(context: JudgeContext): Set<string> {
  const isSession = (cookie: CookieFact): boolean => !isSource(cookie.seen) && cookie.scope === 'site' && cookie.action !== 'clear' && isAuthCookie(cookie);
  const values = context.all('cookie').filter(isSession).map((cookie) => identifierIn(valueOf(cookie.value) ?? ''));
  return new Set(values.filter(isShapedLikeId));
}

function pagesByValue(context: JudgeContext): Map<string, number> {
  const seen = new Map<string, Set<string>>();
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site' || !isPage(exchange)) continue;
    for (const { name, value } of parametersOf(exchange.url)) {
      const key = `${name}\n${value}`;
      seen.set(key, (seen.get(key) ?? new Set()).add(exchange.url.split(/[?#]/, 1)[0] ?? ''));
    }
  }
  return new Map([...seen].map(([key, paths]) => [key, paths.size]));
}

function isPage({ responseType, responseHeaders, method }: ExchangeFact): boolean {
  const type = responseType ?? responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return method === 'GET' && type.startsWith('text/html');
}

function parametersOf(url: string): Parameter[] {
  if (!isReadableUrl(url)) return [];
  const { pathname, searchParams, hash } = new URL(url);
  const inPath = pathname.split(';').slice(1).flatMap((part): Parameter[] => {
    const equals = part.indexOf('=');
    return equals > 0 ? [{ name: part.slice(0, equals).toLowerCase(), value: part.slice(equals + 1).split('/', 1)[0] ?? '' }] : [];
  });
  const named = [...searchParams, ...(hash.includes('=') ? new URLSearchParams(hash.slice(1)) : [])].map(([name, value]) => ({ name: name.toLowerCase(), value }));
  return [...inPath, ...named].slice(0, 100).filter(({ name }) => containerNames.has(name) || commonNames.has(name) || name === shortName);
}

/** At least sixteen characters of letters and digits: 64 bits in hexadecimal. */
function isShapedLikeId(value: string): boolean {
  return value.length >= 16 && value.length <= 512 && /\d/.test(value) && !/\s/.test(value) && !/^\d{1,15}$/.test(value);
}
