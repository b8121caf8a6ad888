import type { Confidence, Evidence, Role, RoleGuess } from '../facts/role.ts';
import { isAuthRole, noRole } from '../facts/role.ts';
import type { Carrier, TokenFact } from '../facts/token.ts';
import { roleOfClaims } from './claims-role.ts';
import { roleOfName } from './role-of-name.ts';

export interface TokenSurroundings {
  /** Roles of the cookies and entries it is in. */
  readonly carrierRole: (carrier: Carrier) => RoleGuess | undefined;
  /** That requests carry it in a header. */
  readonly sent: Evidence | undefined;
}

/** What a JWT is for: what it says itself, then where it was found. */
export function roleOfToken(token: TokenFact, { carrierRole, sent }: TokenSurroundings): RoleGuess {
  const claims = roleOfClaims(token.header, token.payload);
  if (claims?.role === 'unknown') return { role: 'unknown', confidence: 'none', evidence: [claims.evidence] };
  if (claims?.role === 'public-key') return { role: 'public-key', confidence: 'confirmed', evidence: [claims.evidence] };
  const bearer: RoleGuess[] = sent ? [{ role: 'access-token', confidence: 'confirmed', evidence: [sent] }] : [];
  const carried = [...bearer, ...token.carriers.flatMap((carrier) => carriedRoles(carrier, carrierRole))];
  const best = carried.find(({ confidence }) => confidence === 'confirmed') ?? carried.find(({ confidence }) => confidence === 'likely') ?? carried[0];
  // A token in a cookie for analytics, consent or CSRF is what the cookie is.
  if (best && !isAuthRole(best.role) && best.role !== 'unknown' && carried.every(({ role }) => !isAuthRole(role))) return best;
  // A refresh token is a bearer token too, at one address.
  const refresh = carried.some((guess) => guess.role === 'refresh-token');
  const role: Role = claims?.role ?? (refresh ? 'refresh-token' : best && isAuthRole(best.role) ? best.role : 'access-token');
  const evidence: Evidence[] = [...(claims ? [claims.evidence] : []), ...carried.flatMap((guess) => guess.evidence)];
  return { role, confidence: confidenceOf(token, claims !== undefined, carried), evidence: distinct(evidence) };
}

function carriedRoles(carrier: Carrier, carrierRole: (carrier: Carrier) => RoleGuess | undefined): RoleGuess[] {
  const byField = carrier.field === undefined ? noRole : roleOfName(carrier.field);
  if (byField.role !== 'unknown') return [byField];
  const known = carrierRole(carrier);
  return known ? [known] : [roleOfName(carrier.name)].filter(({ role }) => role !== 'unknown');
}

function confidenceOf(token: TokenFact, says: boolean, carried: readonly RoleGuess[]): Confidence {
  if (carried.some(({ confidence }) => confidence === 'confirmed')) return 'confirmed';
  // A pasted token has no carrier that could say more.
  return says || carried.length > 0 || token.carriers.some(({ in: place }) => place !== 'input') ? 'likely' : 'possible';
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [one.text, one])).values()];
}
