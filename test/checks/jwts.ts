// Real tokens in compact serialisation, signed by nobody: what matters in the cases is header and payload.
import { captureSeconds } from './facts.ts';

export function jwt(claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT', ...header })}.${part(claims)}.${Buffer.alloc(256, 7).toString('base64url')}`;
}

/** An access token that lives this many seconds from the time of the capture. */
export function accessToken(lifetime = 900, claims: Readonly<Record<string, unknown>> = {}): string {
  return jwt({ sub: 'u1', iat: captureSeconds, exp: captureSeconds + lifetime, ...claims });
}

/** The header and payload of a token with an empty signature part. */
export function unsigned(claims: Readonly<Record<string, unknown>>, alg = 'none'): string {
  return jwt(claims, { alg }).replace(/[^.]*$/, '');
}
