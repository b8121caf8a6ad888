import { isAuthRole } from '../facts/role.ts';
import type { ValueShape } from '../facts/value-shape.ts';
import type { JsonObject, TokenFact } from '../facts/token.ts';
import { skip, type JudgeContext, type Verdict } from './define.ts';

type TokenJudge<MessageId extends string> = (
  token: TokenFact & { readonly header: JsonObject; readonly payload: JsonObject },
  context: JudgeContext,
) => Verdict<MessageId>;

/** Judges signed tokens whose claims could be read and whose bearer is treated as the user. */
export function ofCredentialTokens<MessageId extends string>(
  judge: TokenJudge<MessageId>,
): (token: TokenFact, context: JudgeContext) => Verdict<MessageId> {
  return (token, context) => {
    const { header, payload } = token;
    if (token.format === 'jwe') return skip('its claims are encrypted');
    if (header === undefined || payload === undefined) return skip('its claims could not be read');
    if (!isCredential(token)) return skip('it is not a credential of a user');
    return judge({ ...token, header, payload }, context);
  };
}

/** Proofs, notifications and publishable keys are JWTs too; whoever holds them is not the user. */
export function isCredential(token: TokenFact): boolean {
  return !isOtherKind(token) && (isAuthRole(token.role.role) || token.carriers.some(({ in: place }) => place === 'input'));
}

/** `typ` values of JWTs that are no credential: RFC 9449, 8417, OIDC back-channel logout, SD-JWT, RFC 9101, VC. */
const otherTypes: ReadonlySet<string> = new Set([
  'dpop+jwt',
  'secevent+jwt',
  'logout+jwt',
  'kb+jwt',
  'oauth-authz-req+jwt',
  'vc+jwt',
  'vp+jwt',
  'vc+sd-jwt',
  'dc+sd-jwt',
]);

function isOtherKind({ header, payload }: TokenFact): boolean {
  const type = header?.['typ'];
  if (typeof type === 'string' && otherTypes.has(type.toLowerCase().replace(/^application\//, ''))) return true;
  return payload !== undefined && (isPublishableKey(payload) || 'events' in payload || 'vc' in payload);
}

/** Supabase hands its `anon` key to every page: public by design. */
export function isPublishableKey(payload: JsonObject): boolean {
  return payload['role'] === 'anon';
}

/** Shaped like a credential: a token or sealed value, or opaque with at least 64 bits (OWASP Session Management). */
export function isCredentialShaped({ format, bits }: ValueShape): boolean {
  return tokenFormats.has(format) || ((format === 'opaque' || format === 'uuid') && bits >= 64);
}

/** Shaped like a token that says itself who the user is. */
export function isTokenShaped({ format }: ValueShape): boolean {
  return format === 'jws' || format === 'jwe' || format === 'paseto';
}

const tokenFormats: ReadonlySet<ValueShape['format']> = new Set([
  'jws',
  'jwe',
  'paseto',
  'iron-sealed',
  'express-signed',
  'rails-signed',
  'django-signed',
  'flask-signed',
]);
