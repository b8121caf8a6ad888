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
  readonly signs: readonly JwtCallFact[];
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
    signs: calls.filter((call) => call.operation === 'sign'),
    verifies: calls.filter((call) => call.operation === 'verify'),
    cookies: factsOf(facts, 'cookie').filter((cookie) => isSource(cookie.seen) && cookie.action === 'set' && isAuthRole(cookie.role.role)),
    entries: factsOf(facts, 'storage').filter((entry) => isSource(entry.seen) && isAuthRole(entry.role.role)),
  };
}

export function hasSourceCredentials(source: SourceCredentials): boolean {
  return Object.values(source).some((list: readonly unknown[]) => list.length > 0);
}

/** `file:line`, as editors and terminals make it a link. */
export function placeInSource(seen: SourceSighting): string {
  return `${seen.file}:${seen.line}`;
}
