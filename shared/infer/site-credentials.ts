// The auth model, the flow and the comparison all speak about credentials, while facts speak about single sightings:
// a JWT in local storage and the same JWT in an Authorization header are two facts and one credential.

import type { CookieFact } from '../facts/cookie.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { type Confidence, isAuthRole, noRole, type Role, type RoleGuess } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import { carrierOfArea, type StorageFact } from '../facts/storage.ts';
import type { Carrier, TokenFact } from '../facts/token.ts';
import { valueOf } from '../facts/known.ts';
import { formOf, type CredentialForm } from './credential-form.ts';
import { type SentValue, sentValuesOf, siteExchanges, type SentBy } from './sent-values.ts';

export type Place = 'cookie' | 'local-storage' | 'session-storage' | 'indexeddb' | 'cache-storage' | 'memory';

/** One credential of the audited site, as it was seen live in all its places. */
export interface SiteCredential {
  /** Name of the cookie or storage entry, else of the header or parameter. */
  readonly name: string;
  readonly form: CredentialForm;
  readonly role: Role;
  readonly confidence: Confidence;
  /** `memory` when it was sent by page script and found in no store. */
  readonly places: readonly Place[];
  readonly sentBy: readonly SentBy[];
  /** In order of time. */
  readonly sent: readonly SentValue[];
  readonly cookies: readonly CookieFact[];
  readonly entries: readonly StorageFact[];
  readonly tokens: readonly TokenFact[];
}

interface Gathering {
  name: string;
  readonly cookies: CookieFact[];
  readonly entries: StorageFact[];
  readonly tokens: TokenFact[];
  readonly sent: SentValue[];
}

/** The site's live authentication credentials; another party's are left out, as are deletions. */
export function siteCredentials(facts: readonly Fact[]): SiteCredential[] {
  const gatherings = new Map<string, Gathering>();
  const gather = (key: string, name: string): Gathering => {
    const known = gatherings.get(key);
    if (known) return known;
    const fresh: Gathering = { name, cookies: [], entries: [], tokens: [], sent: [] };
    gatherings.set(key, fresh);
    return fresh;
  };

  const keyOfRaw = new Map<string, string>();
  for (const cookie of factsOf(facts, 'cookie')) {
    if (isSource(cookie.seen) || cookie.scope === 'other' || cookie.action === 'clear') continue;
    const name = valueOf(cookie.name) ?? '';
    gather(`cookie ${name}`, name).cookies.push(cookie);
  }
  for (const token of factsOf(facts, 'token')) {
    if (isSource(token.seen) || token.scope === 'other') continue;
    const keeper = keeperOf(token.carriers);
    const carried = (keeper && keyOf(keeper)) ?? keyOfRaw.get(token.raw) ?? `token ${token.id}`;
    // One storage entry can hold an access and a refresh token; a renewed token of the same role is the same credential.
    const others = gatherings.get(carried)?.tokens ?? [];
    const key = others.every((other) => other.role.role === token.role.role) ? carried : `${carried} ${token.role.role}`;
    keyOfRaw.set(token.raw, key);
    gather(key, (keeper ?? token.carriers[0])?.name ?? 'token').tokens.push(token);
  }
  for (const entry of factsOf(facts, 'storage')) {
    if (isSource(entry.seen) || entry.scope === 'other') continue;
    const value = valueOf(entry.value);
    const key = `${entry.area} ${valueOf(entry.key) ?? ''}`;
    const known = value === undefined ? undefined : keyOfRaw.get(value);
    gather(known ?? key, valueOf(entry.key) ?? 'entry').entries.push(entry);
    if (value !== undefined && !known) keyOfRaw.set(value, key);
  }
  for (const exchange of siteExchanges(facts)) {
    for (const sent of sentValuesOf(exchange)) {
      const key = sent.by === 'cookie' ? `cookie ${sent.name}` : (keyOfRaw.get(sent.value) ?? `sent ${sent.by} ${sent.name}`);
      if (sent.by === 'cookie' && !gatherings.has(key)) continue;
      gather(key, sent.name).sent.push(sent);
    }
  }
  return [...gatherings.values()].map(credentialFrom).filter((credential) => isAuthRole(credential.role));
}

/** A store before the header: what was kept somewhere is known by that place, what was kept in memory by its header. */
function keeperOf(carriers: readonly Carrier[]): Carrier | undefined {
  for (const place of Object.keys(keyPrefixes)) {
    const carrier = carriers.find((candidate) => candidate.in === place);
    if (carrier) return carrier;
  }
  return undefined;
}

function keyOf({ in: place, name }: Carrier): string | undefined {
  const prefix = keyPrefixes[place];
  return prefix && `${prefix} ${place === 'header' ? name.toLowerCase() : name}`;
}

const keyPrefixes: Partial<Record<Carrier['in'], string>> = {
  cookie: 'cookie',
  'local-storage': 'local',
  'session-storage': 'session',
  indexeddb: 'indexeddb',
  'cache-storage': 'cache-storage',
  header: 'header',
};

function credentialFrom(gathering: Gathering): SiteCredential {
  const { name, cookies, entries, tokens, sent } = gathering;
  const role = strongest([...cookies, ...entries, ...tokens].map((fact) => fact.role)) ?? roleOfSending(sent);
  return {
    name,
    form: formOf(gathering),
    role: role.role,
    confidence: role.confidence,
    places: placesOf(gathering),
    sentBy: [...new Set(sent.map((value) => value.by))],
    sent,
    cookies,
    entries,
    tokens,
  };
}

const ladder: readonly Confidence[] = ['none', 'possible', 'likely', 'confirmed'];

/** The role with the most confidence; an authentication role before another one of equal confidence. */
function strongest(roles: readonly RoleGuess[]): RoleGuess | undefined {
  let best: RoleGuess | undefined;
  for (const role of roles) {
    if (role.role === 'unknown') continue;
    const gain = best ? ladder.indexOf(role.confidence) - ladder.indexOf(best.confidence) : 1;
    if (gain > 0 || (gain === 0 && isAuthRole(role.role) && best && !isAuthRole(best.role))) best = role;
  }
  return best;
}

/** A value in the Authorization header is a credential by definition (RFC 9110 section 11.6.2); one in another header may be. */
function roleOfSending(sent: readonly SentValue[]): RoleGuess {
  const header = sent.find((value) => value.by === 'bearer' || value.by === 'header');
  if (!header) return noRole;
  const text = `It was sent in the ${header.name} header.`;
  const confidence = header.scheme === undefined ? 'possible' : 'likely';
  return { role: 'access-token', confidence, evidence: [{ kind: 'wire', text, at: header.exchange.id }] };
}

function placesOf({ cookies, entries, tokens, sent }: Gathering): Place[] {
  const places = new Set<Place>();
  if (cookies.length > 0) places.add('cookie');
  for (const entry of entries) places.add(carrierOfArea[entry.area]);
  for (const { in: place } of tokens.flatMap((token) => token.carriers)) {
    if (place === 'cookie' || place === 'local-storage' || place === 'session-storage' || place === 'indexeddb' || place === 'cache-storage') places.add(place);
  }
  if (places.size === 0 && sent.some((value) => value.by !== 'url')) places.add('memory');
  return [...places];
}
