// How long the login tokens last that a file of source code signs, as far as nothing in them could be looked up.
import type { JwtCallFact } from '../facts/jwt-call.ts';
import { valueOf } from '../facts/known.ts';

/** Claims by which a server can look a token up. */
export const handles: ReadonlySet<string> = new Set(['jti', 'sid', 'session_id', 'sessionid', 'session', 'token_version', 'tokenversion']);

/** The one that lives longest, in seconds; undefined when one can be looked up by a claim, or none has a known end. */
export function longestLogin(calls: readonly JwtCallFact[]): { readonly lifetime: number; readonly at: string } | undefined {
  const signed = calls.filter(({ operation, role, purpose }) => operation === 'sign' && purpose === undefined && role?.role !== 'login-transaction' && role?.role !== 'id-token');
  if (signed.some(({ claims }) => claims.state !== 'absent' && (claims.state !== 'set' || claims.value.some((claim) => handles.has(claim.toLowerCase()))))) return undefined;
  const known = signed.flatMap((call) => {
    const lifetime = valueOf(call.lifetime);
    return lifetime === undefined ? [] : [{ lifetime, at: `${call.seen.file}:${call.seen.line}` }];
  });
  return known.sort((one, other) => other.lifetime - one.lifetime)[0];
}

export function isRefreshToken({ operation, role, secret }: JwtCallFact): boolean {
  return operation === 'sign' && (role?.role === 'refresh-token' || /refresh/i.test(valueOf(secret)?.variable ?? ''));
}
