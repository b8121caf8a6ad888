// What source code says about authentication: which sessions are set up, which JWTs are signed and verified, and which
// cookies and storage entries carry the credential.

import type { CookieFact } from '../facts/cookie.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import type { JwtCallFact } from '../facts/jwt-call.ts';
import { valueOf } from '../facts/known.ts';
import { isAuthRole } from '../facts/role.ts';
import type { SessionSetupFact } from '../facts/session-setup.ts';
import { isSource, type SourceSighting } from '../facts/sighting.ts';
import type { StorageFact } from '../facts/storage.ts';

export interface SourceCredentials {
  /** Sessions whose data stays on the server. */
  readonly serverSessions: readonly SessionSetupFact[];
  /** Sessions whose data travels in the cookie, signed or sealed. */
  readonly cookieSessions: readonly SessionSetupFact[];
  /** Sessions whose store could not be read. */
  readonly unknownSessions: readonly SessionSetupFact[];
  /** Tokens for ordinary requests. */
  readonly signs: readonly JwtCallFact[];
  readonly refreshSigns: readonly JwtCallFact[];
  readonly verifies: readonly JwtCallFact[];
  /** Cookies that code sets for authentication. */
  readonly cookies: readonly CookieFact[];
  readonly entries: readonly StorageFact[];
}

export function sourceCredentials(facts: readonly Fact[]): SourceCredentials {
  const setups = factsOf(facts, 'session-setup');
  const calls = factsOf(facts, 'jwt-call');
  const storeOf = (setup: SessionSetupFact) => valueOf(setup.store);
  return {
    serverSessions: setups.filter((setup) => storeOf(setup) === 'memory' || storeOf(setup) === 'external'),
    cookieSessions: setups.filter((setup) => storeOf(setup) === 'signed-cookie' || storeOf(setup) === 'sealed-cookie'),
    unknownSessions: setups.filter((setup) => storeOf(setup) === undefined),
    signs: calls.filter((call) => call.operation === 'sign' && !isRefresh(call)),
    refreshSigns: calls.filter((call) => call.operation === 'sign' && isRefresh(call)),
    verifies: calls.filter((call) => call.operation === 'verify'),
    cookies: factsOf(facts, 'cookie').filter((cookie) => isSource(cookie.seen) && cookie.action === 'set' && isAuthRole(cookie.role.role)),
    entries: factsOf(facts, 'storage').filter((entry) => isSource(entry.seen) && isAuthRole(entry.role.role)),
  };
}

export function hasSourceCredentials(source: SourceCredentials): boolean {
  return Object.values(source).some((list: readonly unknown[]) => list.length > 0);
}

/** Sessions on the server and credentials with content of their own: statements about one are wrong about the other. */
export function hasTwoModels({ serverSessions, cookieSessions, signs, verifies }: SourceCredentials): boolean {
  return serverSessions.length > 0 && cookieSessions.length + signs.length + verifies.length > 0;
}

function isRefresh({ role }: JwtCallFact): boolean {
  return role?.role === 'refresh-token';
}

/** How a sentence names the API of a sighting, with its library where the name alone would not tell. */
export function apiWords({ api, library }: SourceSighting): string {
  return api.includes(library) ? api : `${api} (${library})`;
}

/** `file:line`, as editors and terminals make it a link. */
export function placeInSource(seen: SourceSighting): string {
  return `${seen.file}:${seen.line}`;
}
