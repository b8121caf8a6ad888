import type { CookieFact } from '../facts/cookie.ts';
import type { ExchangeFact } from '../facts/exchange.ts';
import type { Fact } from '../facts/fact.ts';
import { valueOf } from '../facts/known.ts';
import { secretPartsOf } from '../facts/printable-url.ts';
import { isAuthRole } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { JsonValue, TokenFact } from '../facts/token.ts';
import { personalClaims } from '../standards/personal-claims.ts';

/** A short value is as likely a word of a sentence as a secret. */
const shortest = 6;
const most = 50_000;

/** Every raw value of the capture that must not be printed, in whichever text it may turn up. */
export function secretsOf(facts: readonly Fact[]): string[] {
  const secrets = new Set<string>();
  for (const fact of facts) {
    for (const secret of secretsOfFact(fact)) {
      if (secret.length < shortest || secrets.size >= most) continue;
      secrets.add(secret);
    }
  }
  return [...secrets];
}

function secretsOfFact(fact: Fact): string[] {
  const { seen } = fact;
  const address = isSource(seen) || seen.url === undefined ? [] : secretPartsOf(seen.url);
  switch (fact.kind) {
    case 'cookie':
    case 'storage':
      return [...address, ...secretsOfStored(fact)];
    case 'token':
      return [...address, ...secretsOfToken(fact)];
    case 'exchange':
      return [...address, ...secretPartsOf(fact.url), ...secretsOfHeaders(fact)];
    case 'jwt-call':
    case 'session-setup':
    case 'code-shape':
    case 'credential-use':
    case 'probe':
    case 'cors-setup':
    case 'csrf-setup':
    case 'page-output':
    case 'session-sample':
    case 'window-message':
    case 'dependency':
      return [];
  }
}

/** The value of a preference such as `production` is a word of our own sentences; only what could be a credential counts. */
function secretsOfStored({ value: known, role, shape }: CookieFact | StorageFact): string[] {
  const value = valueOf(known);
  if (value === undefined) return [];
  return isAuthRole(role.role) || (shape?.bits ?? 0) >= 64 || value.length >= 16 ? [value, decoded(value)] : [];
}

function secretsOfToken({ raw, payload }: TokenFact): string[] {
  const claims = Object.entries(payload ?? {}).filter(([name]) => personalClaims.has(name.toLowerCase()));
  return [raw, ...raw.split('.').slice(1), ...claims.flatMap(([, value]) => stringsOf(value))];
}

function stringsOf(value: JsonValue, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  return Object.values(value).flatMap((inner: JsonValue) => stringsOf(inner, depth + 1));
}

function secretsOfHeaders({ requestHeaders }: ExchangeFact): string[] {
  return requestHeaders.flatMap(([name, value]) => {
    switch (name.toLowerCase()) {
      case 'authorization':
        return [value, value.slice(value.indexOf(' ') + 1)];
      case 'cookie':
        return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim()).filter(({ length }) => length >= 16);
      default:
        return [];
    }
  });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
