// Whether a key verifies a token. Only the signature is judged here; what the claims say is shown beside it.
import { compactVerify, errors, importJWK, importSPKI, importX509, type CryptoKey, type JWK } from 'jose';
import type { JsonObject } from '../facts/token.ts';
import { familyOf } from '../standards/jose-algorithms.ts';

/** A key as the user handed it over. */
export type KeyInput =
  /** JWK, JWK Set, or a public key or certificate in PEM form. */
  | { readonly kind: 'key'; readonly text: string }
  /** A shared secret; `base64url` when its octets are written so. */
  | { readonly kind: 'secret'; readonly text: string; readonly encoding: 'text' | 'base64url' };

export type SignatureVerdict =
  | { readonly verdict: 'verified'; readonly algorithm: string; readonly key: string }
  | { readonly verdict: 'refused'; readonly reason: string }
  /** The key or token is such that nothing can be said. */
  | { readonly verdict: 'unsure'; readonly reason: string };

export interface TokenToVerify {
  readonly raw: string;
  readonly format: 'jws' | 'jwe';
  readonly header?: JsonObject;
  readonly signature: 'present' | 'empty';
}

/** Most keys of a set that are tried. */
const mostKeys = 100;

export async function signatureVerdict(token: TokenToVerify, input: KeyInput): Promise<SignatureVerdict> {
  const algorithm = token.header?.['alg'];
  if (token.format === 'jwe') return unsure('The token is encrypted, not signed: only the holder of the decryption key can check it.');
  if (typeof algorithm !== 'string') return refused('The token does not say how it is signed.');
  if (token.signature === 'empty' || algorithm.toLowerCase() === 'none') return refused('The token has no signature.');
  const mismatch = mismatchOf(input, algorithm);
  if (mismatch !== undefined) return mismatch;
  const keys = await keysFrom(input, algorithm, token.header);
  if (!Array.isArray(keys)) return keys;
  for (const { title, key } of keys) {
    const outcome = await outcomeOf(token.raw, algorithm, key);
    if (outcome === 'verified') return { verdict: 'verified', algorithm, key: title };
    if (outcome !== 'no match') return outcome;
  }
  return refused(keys.length === 1 ? `The signature was not made with this key (${keys[0]!.title}).` : `The signature was made with none of the ${keys.length} keys.`);
}

interface UsableKey {
  /** What it is, without any of its content. */
  readonly title: string;
  readonly key: CryptoKey | Uint8Array;
}

function refused(reason: string): SignatureVerdict {
  return { verdict: 'refused', reason };
}

function unsure(reason: string): SignatureVerdict {
  return { verdict: 'unsure', reason };
}

/** A public key must never be used as the secret of an HMAC: that is how tokens are forged against careless verifiers. */
function mismatchOf(input: KeyInput, algorithm: string): SignatureVerdict | undefined {
  const family = familyOf(algorithm);
  if (family === undefined) return unsure(`The algorithm ${algorithm.slice(0, 40)} is not a registered signature algorithm that can be checked here.`);
  if (input.kind === 'secret') return family === 'hmac' ? undefined : unsure(`The token is signed with ${algorithm}, which needs a public key, not a secret.`);
  const isPem = input.text.trimStart().startsWith('-----BEGIN');
  return family === 'hmac' && isPem ? refused(`The token says ${algorithm}, which is made with a shared secret; a verifier with this public key must refuse it.`) : undefined;
}

async function keysFrom(input: KeyInput, algorithm: string, header: JsonObject | undefined): Promise<UsableKey[] | SignatureVerdict> {
  if (input.kind === 'secret') return secretFrom(input);
  const text = input.text.trim();
  return text.startsWith('-----BEGIN') ? pemKey(text, algorithm) : jsonKeys(text, algorithm, header?.['kid']);
}

function secretFrom({ text, encoding }: Extract<KeyInput, { kind: 'secret' }>): UsableKey[] | SignatureVerdict {
  if (text === '') return unsure('The secret is empty.');
  if (encoding === 'text') return [{ title: 'the secret', key: new TextEncoder().encode(text) }];
  try {
    const octets = Uint8Array.from(atob(text.trim().replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    return [{ title: 'the secret', key: octets }];
  } catch {
    return unsure('The secret is not base64url.');
  }
}

async function pemKey(text: string, algorithm: string): Promise<UsableKey[] | SignatureVerdict> {
  if (text.includes('PRIVATE KEY')) return unsure('This is a private key. A signature is checked with the public one; keep the private key where it is.');
  if (text.startsWith('-----BEGIN RSA PUBLIC KEY')) return unsure('This public key is in the PKCS #1 form. Convert it: openssl rsa -RSAPublicKey_in -in key.pem -pubout');
  const isCertificate = text.startsWith('-----BEGIN CERTIFICATE');
  try {
    return [{ title: isCertificate ? 'the certificate' : 'the public key', key: await (isCertificate ? importX509 : importSPKI)(text, algorithm) }];
  } catch {
    return unsure(`The ${isCertificate ? 'certificate' : 'public key'} cannot be read, or is of another kind than ${algorithm} needs.`);
  }
}

async function jsonKeys(text: string, algorithm: string, kid: unknown): Promise<UsableKey[] | SignatureVerdict> {
  const candidates = jwksIn(text);
  if (candidates === undefined) return unsure('This is no key: a JWK, a JWK Set, or a public key or certificate in PEM form is needed.');
  const named = candidates.filter((jwk) => jwk.kid === kid);
  const usable: UsableKey[] = [];
  for (const jwk of (typeof kid === 'string' && named.length > 0 ? named : candidates).slice(0, mostKeys)) {
    if (jwk.use === 'enc' || (jwk.alg !== undefined && jwk.alg !== algorithm)) continue;
    const key = await imported(jwk, algorithm);
    if (key !== undefined) usable.push({ title: jwk.kid === undefined ? 'the key' : `the key ${JSON.stringify(String(jwk.kid).slice(0, 60))}`, key });
  }
  return usable.length > 0 ? usable : unsure(`None of the ${candidates.length} keys fits ${algorithm}.`);
}

function jwksIn(text: string): JWK[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const listed = 'keys' in json && Array.isArray(json.keys) ? (json.keys as unknown[]) : [json];
  const keys = listed.filter((key): key is JWK => typeof key === 'object' && key !== null && 'kty' in key && typeof key.kty === 'string');
  return keys.length > 0 ? keys : undefined;
}

/** A JWK of another kind than the algorithm needs is passed over: sets hold keys for several algorithms. */
async function imported(jwk: JWK, algorithm: string): Promise<CryptoKey | Uint8Array | undefined> {
  const isSecret = jwk.kty === 'oct';
  if (isSecret !== (familyOf(algorithm) === 'hmac')) return undefined;
  try {
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, key_ops: _ops, ...publicPart } = jwk as JWK & Record<string, unknown>;
    return await importJWK(publicPart as JWK, algorithm);
  } catch {
    return undefined;
  }
}

async function outcomeOf(raw: string, algorithm: string, key: CryptoKey | Uint8Array): Promise<'verified' | 'no match' | SignatureVerdict> {
  try {
    await compactVerify(raw, key, { algorithms: [algorithm] });
    return 'verified';
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'no match';
    if (error instanceof errors.JOSENotSupported) return unsure('The token demands an extension that is not supported here ("crit"), or an algorithm that this host lacks.');
    if (error instanceof errors.JOSEError) return refused('The token is not a well-formed signed token.');
    return unsure(`The key does not fit ${algorithm}: it is of another kind, or too small.`);
  }
}
