// One token, many places: the same JWT in storage and in an Authorization header is one fact with two carriers.
import type { ExchangeFact } from '../facts/exchange.ts';
import type { Fact } from '../facts/fact.ts';
import { valueOf } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { noRole } from '../facts/role.ts';
import type { Sighting } from '../facts/sighting.ts';
import { carrierOfArea } from '../facts/storage.ts';
import type { Carrier, TokenFact } from '../facts/token.ts';
import { type FoundToken, findTokens } from '../parse/find-tokens.ts';
import { parseJwt } from '../parse/jwt.ts';

/** The JWTs in cookies, storage, headers and URLs of the facts. */
export function tokenFactsIn(facts: readonly Fact[]): TokenFact[] {
  const tokens = new Map<string, Map<string, CarrierSeen>>();
  for (const fact of facts) {
    for (const { carrier, found } of carriersIn(fact)) {
      const carriers = tokens.get(found.raw) ?? new Map<string, CarrierSeen>();
      tokens.set(found.raw, carriers);
      const full = found.field === undefined ? carrier : { ...carrier, field: found.field };
      const key = `${full.in}\n${full.name}\n${full.field ?? ''}`;
      if (!carriers.has(key)) carriers.set(key, { carrier: full, seen: fact.seen });
    }
  }
  return [...tokens].flatMap(([raw, unordered], index): TokenFact[] => {
    const jwt = parseJwt(raw);
    const carriers = [...unordered.values()].sort((a, b) => steadinessOf(a.carrier) - steadinessOf(b.carrier));
    const [steadiest] = carriers;
    if (jwt === undefined || steadiest === undefined) return [];
    return [{ kind: 'token', id: `token-${index + 1}`, seen: steadiest.seen, scope: 'site', raw, ...jwt, carriers: carriers.map(({ carrier }) => carrier), role: noRole }];
  });
}

interface CarrierSeen {
  readonly carrier: Carrier;
  readonly seen: Sighting;
}

/**
 * A finding about a token is known by its first carrier. Which one is seen first differs between two visits; requests are seen by every
 * surface, stores by some, and what stands in a URL or a body comes and goes.
 */
const bySteadiness: readonly Carrier['in'][] = ['header', 'cookie', 'local-storage', 'session-storage', 'indexeddb', 'cache-storage', 'url', 'body', 'input'];

function steadinessOf(carrier: Carrier): number {
  return bySteadiness.indexOf(carrier.in);
}

interface CarriedToken {
  readonly carrier: Carrier;
  readonly found: FoundToken;
}

function carriersIn(fact: Fact): CarriedToken[] {
  switch (fact.kind) {
    case 'cookie':
      return carried({ in: 'cookie', name: valueOf(fact.name) ?? '' }, valueOf(fact.value) ?? '');
    case 'storage': {
      const place = carrierOfArea[fact.area];
      return carried({ in: place, name: valueOf(fact.key) ?? '' }, valueOf(fact.value) ?? '');
    }
    case 'exchange':
      return [...headerTokens(fact), ...urlTokens(fact.url), ...redirectTokens(fact)];
    default:
      return [];
  }
}

/** Cookies are facts of their own; a Referer repeats the URL of another exchange. */
const headersReadElsewhere: ReadonlySet<string> = new Set(['cookie', 'set-cookie', 'referer', 'location', 'report-to', 'content-security-policy']);

function headerTokens(exchange: ExchangeFact): CarriedToken[] {
  return [...exchange.requestHeaders, ...exchange.responseHeaders].flatMap(([name, value]) =>
    value.length < shortestToken || headersReadElsewhere.has(name.toLowerCase()) ? [] : carried({ in: 'header', name }, value),
  );
}

/** Query, fragment and path; the name of a carrier in the path is `path`. */
function urlTokens(url: string): CarriedToken[] {
  if (!url.includes('eyJ') || !isReadableUrl(url)) return [];
  const { searchParams, hash, pathname } = new URL(url);
  const named = [...searchParams, ...new URLSearchParams(hash.startsWith('#') ? hash.slice(1) : '')];
  return [
    ...named.flatMap(([name, value]) => carried({ in: 'url', name }, value)),
    ...(pathname.includes('eyJ') ? carried({ in: 'url', name: 'path' }, pathname) : []),
  ];
}

/** The implicit flow returns its token in the fragment of a redirect, which no request shows. */
function redirectTokens({ responseHeaders, url }: ExchangeFact): CarriedToken[] {
  const location = responseHeaders.find(([name]) => name.toLowerCase() === 'location')?.[1];
  return location !== undefined && location.includes('eyJ') && isReadableUrl(location, url) ? urlTokens(new URL(location, url).href) : [];
}

const shortestToken = 20;

function carried(carrier: Carrier, value: string): CarriedToken[] {
  return value.length < shortestToken ? [] : findTokens(value).map((found) => ({ carrier, found }));
}
