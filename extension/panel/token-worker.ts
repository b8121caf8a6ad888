// Signatures are tested here: the list of known secrets is large, is loaded only when somebody asks, and the panel keeps answering.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { TokenFact } from '#shared/facts/token.ts';
import { guessedSecret, type Guess, type HmacAlgorithm } from '#shared/verify/guess-secret.ts';
import { signatureVerdict, type KeyInput, type SignatureVerdict, type TokenToVerify } from '#shared/verify/verify-signature.ts';

/** Names in the payload are guessed as secrets too. */
export type TestedToken = TokenToVerify & Pick<TokenFact, 'payload'>;
export type TokenTask = { readonly verify: TestedToken; readonly key: KeyInput } | { readonly guess: TestedToken };
export type TokenAnswer =
  | { readonly verdict: SignatureVerdict }
  | { readonly tried: number; readonly total: number }
  /** Undefined when no secret can be guessed. */
  | { readonly guess: Guess | undefined }
  | { readonly problem: string };

self.addEventListener('message', ({ data }: MessageEvent<TokenTask>) => {
  void answerTo(data).then((answer) => postMessage(answer));
});

async function answerTo(task: TokenTask): Promise<TokenAnswer> {
  try {
    return 'verify' in task ? { verdict: await signatureVerdict(task.verify, task.key) } : { guess: await guessOf(task.guess) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

const hashes = { HS256: sha256, HS384: sha384, HS512: sha512 } as const satisfies Record<HmacAlgorithm, unknown>;

/** Whoever asks ends this worker to cancel, so there is nobody to rest for. */
function guessOf(token: TestedToken): Promise<Guess | undefined> {
  const encoder = new TextEncoder();
  return guessedSecret(token, dictionary['passwords-common'], {
    hmac: (algorithm, key, data) => hmac(hashes[algorithm], encoder.encode(key), encoder.encode(data)),
    rest: () => Promise.resolve(),
    progress: (tried, total) => postMessage({ tried, total } satisfies TokenAnswer),
  });
}
