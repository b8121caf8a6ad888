// Tokens of every kind for the proofs, made without the package that is to read them.
import { createHmac } from 'node:crypto';

export const testKey = 'a key that only this test knows, long enough';

export function signedToken(algorithm: 'HS256' | 'HS512', claims: Record<string, unknown>, key = testKey): string {
  const data = `${encoded({ alg: algorithm, typ: 'JWT' })}.${encoded(claims)}`;
  return `${data}.${createHmac(algorithm === 'HS256' ? 'sha256' : 'sha512', key).update(data).digest('base64url')}`;
}

export function claimsIn(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

export function headerIn(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

/** Whether the function gives a result instead of an exception. */
export async function accepts(verify: () => unknown): Promise<boolean> {
  try {
    await verify();
    return true;
  } catch {
    return false;
  }
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
