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
  const tokens = new Map<string, { readonly seen: Sighting; readonly carriers: Map<string, Carrier> }>();
  for (const fact of facts) {
    for (const { carrier, found } of carriersIn(fact)) {
      const known = tokens.get(found.raw) ?? { seen: fact.seen, carriers: new Map<string, Carrier>() };
      tokens.set(found.raw, known);
      const full = found.field === undefined ? carrier : { ...carrier, field: found.field };
      known.carriers.set(`${full.in}\n${full.name}\n${full.field ?? ''}`, full);
    }
  }
  return [...tokens].flatMap(([raw, { seen, carriers }], index): TokenFact[] => {
    const jwt = parseJwt(raw);
    return jwt ? [{ kind: 'token', id: `token-${index + 1}`, seen, scope: 'site', raw, ...jwt, carriers: [...carriers.values()], role: noRole }] : [];
  });
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
