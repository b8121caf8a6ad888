import { randomBytes } from 'node:crypto';
import { generateKeyPair, type CryptoKey } from 'jose';

/** What the hardened doors sign with: made for one run, shared by the instances of a door, never written down. */
export interface Keys {
  readonly secret: string;
  readonly signing: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };
}

export async function newKeys(): Promise<Keys> {
  return { secret: randomBytes(32).toString('base64url'), signing: await generateKeyPair('ES256') };
}
