// The evidence ladder: the user's word, then behaviour, name, value, attributes. Facts come in without roles and leave
// with one, its confidence and the sentences for it.
import type { CookieFact } from '../facts/cookie.ts';
import type { ExchangeFact } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { cookieDomain } from '../facts/identity.ts';
import { valueOf } from '../facts/known.ts';
import { type Evidence, noRole, type RoleGuess } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import { carrierOfArea, type StorageFact } from '../facts/storage.ts';
import type { Carrier, TokenFact } from '../facts/token.ts';
import { registrableDomain } from '../parse/registrable-domain.ts';
import { behaviourIn } from './behaviour.ts';
import { roleOfCookie } from './cookie-role.ts';
import { overriddenRole, type RoleOverride } from './overrides.ts';
import { isCredentialHeader } from './role-of-name.ts';
import { roleOfEntry, type SeenCredentials } from './storage-role.ts';
import { roleOfToken } from './token-role.ts';

export interface RoleOptions {
  readonly overrides?: readonly RoleOverride[];
  /** When the capture was made, for the end of overrides; milliseconds. */
  readonly time?: number;
}

/** The facts with their roles. Facts from source code keep the role that the linter gave them, unless overridden. */
export function assignRoles(facts: readonly Fact[], { overrides = [], time }: RoleOptions = {}): Fact[] {
  const exchanges = factsOf(facts, 'exchange');
  const seen = seenCredentials(exchanges);
  const cookieRoles = rolesOfCookies(factsOf(facts, 'cookie'), exchanges, seen);
  const byCarrier = new Map<string, RoleGuess>();

  const withRoles = facts.map((fact): Fact => {
    if (fact.kind === 'cookie') {
      const role = overridden(valueOf(fact.name)) ?? cookieRoles.get(cookieKey(fact)) ?? fact.role;
      byCarrier.set(carrierKey({ in: 'cookie', name: valueOf(fact.name) ?? '' }), role);
      return { ...fact, role };
    }
    if (fact.kind === 'storage') {
      const judged = isSource(fact.seen) ? { role: fact.role } : roleOfEntry(fact, seen);
      const role = overridden(valueOf(fact.key)) ?? judged.role;
      byCarrier.set(carrierKey(storageCarrier(fact)), role);
      return { ...fact, ...judged, role };
    }
    return fact;
  });
  return withRoles.map((fact) => (fact.kind === 'token' ? { ...fact, role: tokenRole(fact) } : fact));

  function overridden(name: string | undefined): RoleGuess | undefined {
    return name === undefined ? undefined : overriddenRole(name, overrides, time);
  }

  function tokenRole(token: TokenFact): RoleGuess {
    for (const { name } of token.carriers) {
      const role = overridden(name);
      if (role) return role;
    }
    return roleOfToken(token, { carrierRole: (carrier) => byCarrier.get(carrierKey(carrier)), sent: seen.sent.get(token.raw) });
  }
}

/** One role for all sightings of a name on a site: the response that sets it and the one that deletes it mean one cookie. */
function rolesOfCookies(cookies: readonly CookieFact[], exchanges: readonly ExchangeFact[], { received }: SeenCredentials): Map<string, RoleGuess> {
  const behaviourOf = behaviourIn(exchanges, received);
  const groups = new Map<string, CookieFact[]>();
  for (const cookie of cookies) {
    if (isSource(cookie.seen)) continue;
    const key = cookieKey(cookie);
    const group = groups.get(key);
    if (group) group.push(cookie);
    else groups.set(key, [cookie]);
  }
  const roles = new Map<string, RoleGuess>();
  for (const [key, group] of groups) {
    const { name, site } = cookieOf(group[0]!);
    const signature = groups.get(keyOf({ name: `${name}.sig`, site }));
    const isSignature = name.endsWith('.sig') && groups.has(keyOf({ name: name.slice(0, -4), site }));
    roles.set(key, isSignature ? noRole : roleOfCookie(name, group, { ...behaviourOf(name, site, group), ...(signature && { signedByTwin: twinEvidence }) }));
  }
  return roles;
}

/** Koa and cookie-session write the signature of a cookie into a second one. It is no credential of its own. */
const twinEvidence: Evidence = { kind: 'value', text: 'A second cookie with the ending .sig holds its signature.' };

function cookieOf(cookie: CookieFact): { readonly name: string; readonly site: string } {
  return { name: valueOf(cookie.name) ?? '', site: registrableDomain(cookieDomain(cookie)) ?? '' };
}

function cookieKey(cookie: CookieFact): string {
  return keyOf(cookieOf(cookie));
}

function keyOf({ name, site }: { readonly name: string; readonly site: string }): string {
  return `${name}\n${site}`;
}

function seenCredentials(exchanges: readonly ExchangeFact[]): SeenCredentials {
  const sent = new Map<string, Evidence>();
  const received = new Map<string, Evidence>();
  for (const exchange of exchanges) {
    for (const [name, header] of exchange.requestHeaders) {
      if (header.length < 8 || !isCredentialHeader(name)) continue;
      const value = header.slice(header.indexOf(' ') + 1).trim();
      if (!sent.has(value)) sent.set(value, { kind: 'behaviour', text: `Requests carry it in the ${name.slice(0, 60)} header.`, at: exchange.id });
    }
    const login = exchange.marks.some((mark) => mark === 'login' || mark === 'token-request' || mark === 'refresh');
    for (const { field, hash } of login ? exchange.responseCredentials : []) {
      if (received.has(hash)) continue;
      const text = `The answer to the ${exchange.marks.includes('refresh') ? 'refresh' : 'login'} brought it in the field "${field.slice(0, 60)}".`;
      received.set(hash, { kind: 'behaviour', text, at: exchange.id });
    }
  }
  return { sent, received };
}

function storageCarrier(fact: StorageFact): Carrier {
  const place = carrierOfArea[fact.area];
  return { in: place, name: valueOf(fact.key) ?? '' };
}

function carrierKey({ in: place, name }: Carrier): string {
  return `${place}\n${name}`;
}
