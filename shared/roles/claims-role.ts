import type { Evidence, Role } from '../facts/role.ts';
import type { JsonObject } from '../facts/token.ts';

/** What a JWT says about its own kind. */
export function roleOfClaims(header: JsonObject | undefined, payload: JsonObject | undefined): { role: Role; evidence: Evidence } | undefined {
  const type = textOf(header?.typ).toLowerCase();
  if (type === 'dpop+jwt') return says('unknown', 'It is a proof of possession (typ dpop+jwt), made for one request.');
  if (type === 'logout+jwt' || (payload && isRecord(payload.events))) return says('unknown', 'It is a security event, not a credential.');
  if (type === 'at+jwt' || type === 'application/at+jwt') return says('access-token', 'Its header says that it is an access token (typ at+jwt, RFC 9068).');
  if (!payload) return undefined;
  if (payload.role === 'anon') return says('public-key', 'Its role is anon: every visitor gets this key.');
  for (const claim of kindClaims) {
    const role = kinds[textOf(payload[claim]).toLowerCase()];
    if (role) return says(role, `Its claim ${claim} says that it is ${role === 'id-token' ? 'an ID token' : role === 'access-token' ? 'an access token' : 'a refresh token'}.`);
  }
  const idClaim = ['nonce', 'at_hash', 'c_hash'].find((claim) => textOf(payload[claim]) !== '');
  if (idClaim) return says('id-token', `It has the claim ${idClaim}, which only ID tokens have (OpenID Connect Core 2).`);
  if (payload.scope !== undefined || payload.scp !== undefined) return says('access-token', 'It has a scope, as access tokens do.');
  return undefined;
}

/** Cognito's `token_use`, Keycloak's `typ`, and what others write. */
const kindClaims = ['token_use', 'typ', 'token_type', 'type', 'tokenType'];
const kinds: Readonly<Record<string, Role>> = {
  id: 'id-token',
  access: 'access-token',
  bearer: 'access-token',
  refresh: 'refresh-token',
  offline: 'refresh-token',
  id_token: 'id-token',
  access_token: 'access-token',
  refresh_token: 'refresh-token',
};

function says(role: Role, text: string): { role: Role; evidence: Evidence } {
  return { role, evidence: { kind: 'value', text } };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
