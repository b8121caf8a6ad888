import { createHash } from 'node:crypto';

/** What a store keeps in the place of an identifier: who reads the store cannot sign in with it. */
export function hashOf(identifier: string): string {
  return createHash('sha256').update(identifier).digest('base64url');
}
