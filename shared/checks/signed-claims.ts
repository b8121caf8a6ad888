import type { JwtCallFact } from '../facts/jwt-call.ts';
import { valueOf } from '../facts/known.ts';

/** What code puts into a token, as far as it is written: the claims, and what stands inside of those that are objects. */
export function signedClaims({ claims, someClaims = [], innerClaims = [] }: JwtCallFact): { readonly name: string; readonly path: string }[] {
  return [...(valueOf(claims) ?? someClaims), ...innerClaims].map((path) => ({ name: path.slice(path.lastIndexOf('.') + 1), path }));
}
