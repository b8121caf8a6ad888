import type { JsonValue } from '#shared/facts/token.ts';
import { absoluteTime, durationWords, relativeTime } from '../ui/quantities.ts';

/** Registered claims (RFC 7519 section 4.1, OpenID Connect Core section 2, RFC 9068) and header parameters (RFC 7515 section 4.1), each in one line. */
const meanings: Readonly<Record<string, string>> = {
  iss: 'Who issued the token.',
  sub: 'Whom it is about: the user or client.',
  aud: 'Which services should accept it; others must refuse it.',
  exp: 'After this time it must not be accepted.',
  nbf: 'Before this time it must not be accepted.',
  iat: 'When it was issued.',
  jti: 'Its unique name, needed to revoke one token or to notice a replay.',
  scope: 'What it allows its holder to do.',
  scp: 'What it allows its holder to do.',
  roles: 'Roles of the user: they stay valid as long as the token does.',
  groups: 'Groups of the user: they stay valid as long as the token does.',
  azp: 'The client it was issued to.',
  client_id: 'The client it was issued to.',
  auth_time: 'When the user last signed in.',
  amr: 'How the user signed in.',
  acr: 'How strong that sign-in was.',
  nonce: 'Binds an ID token to one sign-in.',
  at_hash: 'Binds an ID token to its access token.',
  sid: 'The session at the issuer, needed for logout there.',
  cnf: 'The key its sender must prove to hold: a stolen copy alone is of no use.',
  name: 'Personal data, readable by anyone who holds the token.',
  email: 'Personal data, readable by anyone who holds the token.',
  phone_number: 'Personal data, readable by anyone who holds the token.',
  preferred_username: 'Personal data, readable by anyone who holds the token.',
  alg: 'How it is signed or encrypted.',
  typ: 'What kind of token it says it is.',
  kid: 'Which key signed it.',
  jku: 'Where it says its keys are: a verifier must not follow this blindly.',
  x5u: 'Where it says its certificate is: a verifier must not follow this blindly.',
  jwk: 'A key it brings along: a verifier must not trust it.',
  enc: 'How its content is encrypted.',
  cty: 'What kind of content it holds.',
  crit: 'Header parameters a verifier must understand.',
};

const times = new Set(['exp', 'nbf', 'iat', 'auth_time']);

export function meaningOf(claim: string): string | undefined {
  return Object.hasOwn(meanings, claim) ? meanings[claim] : undefined;
}

/** A NumericDate claim as a person reads it; undefined for every other claim. */
export function timeOf(claim: string, value: JsonValue, now: number): string | undefined {
  if (!times.has(claim) || typeof value !== 'number') return undefined;
  return `${absoluteTime(value * 1_000)} (${relativeTime(value * 1_000, now)})`;
}

/** `valid for 15 minutes, expired 2 hours ago`, from `iat` and `exp`. */
export function validityWords(payload: { readonly [claim: string]: JsonValue }, now: number): string {
  const { iat, nbf, exp } = payload;
  if (typeof exp !== 'number') return 'It never expires: there is no exp.';
  const from = typeof iat === 'number' ? iat : typeof nbf === 'number' ? nbf : undefined;
  const total = from === undefined ? '' : `Valid for ${durationWords(exp - from)}. `;
  const when = relativeTime(exp * 1_000, now);
  return `${total}${exp * 1_000 > now ? `Expires ${when}.` : `Expired ${when}.`}`;
}
