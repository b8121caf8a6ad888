// Whether the secret of an HMAC-signed token is one that everybody knows. The list is tried in slices, so that a page or
// worker stays alive, progress can be shown and the user can stop. Hosts hand in their fastest HMAC.
import type { JsonObject, TokenFact } from '../facts/token.ts';
import { knownSecrets, type SecretOrigin } from '../standards/weak-secrets.ts';
import { issuerSecrets } from './issuer-secrets.ts';

export type HmacAlgorithm = 'HS256' | 'HS384' | 'HS512';

export interface GuessHost {
  readonly hmac: (algorithm: HmacAlgorithm, key: string, data: string) => Uint8Array;
  /** Gives other work a turn between two slices. */
  readonly rest: () => Promise<void>;
  readonly progress?: (tried: number, total: number) => void;
  readonly isCancelled?: () => boolean;
}

export interface Guess {
  /** The secret, when it is on the list. It is a secret still: show its origin. */
  readonly found?: { readonly secret: string; readonly origin: SecretOrigin };
  readonly tried: number;
  readonly total: number;
}

/** Secrets tried before others get a turn: some milliseconds with any HMAC. */
const slice = 2_000;

/**
 * Tries the well-known secrets, then those made of names in the token, then the dictionary, against the signature of a
 * compact JWS. Undefined when the token is not signed with HS256, HS384 or HS512, so that no secret could be guessed.
 */
export async function guessedSecret({ raw, header, payload }: Pick<TokenFact, 'raw' | 'header' | 'payload'>, dictionary: readonly string[], host: GuessHost): Promise<Guess | undefined> {
  const algorithm = header?.['alg'];
  const end = raw.lastIndexOf('.');
  const signature = bytesOf(raw.slice(end + 1));
  if (!isHmac(algorithm) || end < 0 || signature === undefined || signature.length === 0) return undefined;
  const data = raw.slice(0, end);
  const candidates = candidatesFrom(payload, dictionary);
  const total = candidates.length;
  for (let tried = 0; tried < total; tried++) {
    if (tried % slice === 0) {
      host.progress?.(tried, total);
      await host.rest();
      if (host.isCancelled?.() === true) return { tried, total };
    }
    const { secret, origin } = candidates[tried]!;
    if (equals(host.hmac(algorithm, secret, data), signature)) return { found: { secret, origin }, tried: tried + 1, total };
  }
  return { tried: total, total };
}

function isHmac(algorithm: unknown): algorithm is HmacAlgorithm {
  return algorithm === 'HS256' || algorithm === 'HS384' || algorithm === 'HS512';
}

function candidatesFrom(payload: JsonObject | undefined, dictionary: readonly string[]): { readonly secret: string; readonly origin: SecretOrigin }[] {
  const origins = new Map<string, SecretOrigin>([['', 'framework default']]);
  for (const origin of ['framework default', 'tutorial'] as const) for (const secret of knownSecrets[origin]) origins.set(secret, origin);
  for (const secret of issuerSecrets(payload)) if (!origins.has(secret)) origins.set(secret, 'name in the token');
  for (const secret of dictionary) if (!origins.has(secret)) origins.set(secret, 'password dictionary');
  return [...origins].map(([secret, origin]) => ({ secret, origin }));
}

function bytesOf(base64url: string): Uint8Array | undefined {
  if (!/^[\w-]{1,128}$/.test(base64url)) return undefined;
  try {
    return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function equals(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, index) => octet === b[index]);
}
