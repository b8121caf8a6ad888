import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TokenFact } from '#shared/facts/token.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';
import { guessedSecret, type HmacAlgorithm } from '#shared/verify/guess-secret.ts';
import { otherIssuer, type IssuerKeys } from '#shared/verify/issuer-keys.ts';
import { signatureVerdict, type KeyInput } from '#shared/verify/verify-signature.ts';
import { Failure, reasonOf } from '../failure.ts';
import type { Io } from '../io.ts';
import type { Progress } from '../progress.ts';
import { issuerKeys } from './issuer-keys.ts';

/** What the user wants to know about the signature. */
export interface SignatureFlags {
  readonly key?: string;
  readonly secretEnv?: string;
  readonly secretBase64url?: true;
  readonly discover?: URL;
  readonly guessSecret?: true;
}

export interface SignatureNote {
  readonly id: 'signature-verified' | 'signature-refused' | 'signature-unsure' | 'secret-not-guessed' | 'other-issuer';
  readonly text: string;
  /** True when the token must not be trusted. */
  readonly isBad: boolean;
}

export interface SignatureTests {
  readonly notes: readonly SignatureNote[];
  /** Where the secret is known from, when it was guessed: that is a finding. */
  readonly guessedSecret?: SecretOrigin;
}

/** Tests the signature with the key the user names, and its secret against the list of known ones. */
export async function signatureTests(token: TokenFact, flags: SignatureFlags, io: Io, progress: Progress): Promise<SignatureTests> {
  const notes: SignatureNote[] = [];
  const key = await keyFrom(flags, io);
  if (key !== undefined) {
    const verdict = await signatureVerdict(token, key.input);
    if (verdict.verdict === 'verified') notes.push({ id: 'signature-verified', text: `The signature is good: ${verdict.algorithm} with ${verdict.key}${key.from}.`, isBad: false });
    else notes.push({ id: `signature-${verdict.verdict}`, text: `The signature was not verified. ${verdict.reason}`, isBad: true });
    const other = key.keys && otherIssuer(token.payload, key.keys);
    if (other !== undefined) notes.push({ id: 'other-issuer', text: other, isBad: true });
  }
  if (flags.guessSecret !== true) return { notes };
  const guess = await guessOf(token, progress);
  return 'id' in guess ? { notes: [...notes, guess] } : { notes, guessedSecret: guess.origin };
}

interface ChosenKey {
  readonly input: KeyInput;
  /** Where it came from, as the end of a sentence. */
  readonly from: string;
  readonly keys?: IssuerKeys;
}

async function keyFrom({ key, secretEnv, secretBase64url, discover }: SignatureFlags, io: Io): Promise<ChosenKey | undefined> {
  if (key !== undefined) return { input: { kind: 'key', text: await keyFile(key, io) }, from: ` of ${key}` };
  if (secretEnv !== undefined) {
    const text = io.env[secretEnv];
    if (text === undefined) throw new Failure(`--secret-env names the environment variable ${secretEnv}, which is not set.`);
    return { input: { kind: 'secret', text, encoding: secretBase64url === true ? 'base64url' : 'text' }, from: ` of ${secretEnv}` };
  }
  if (discover === undefined) return undefined;
  const keys = await issuerKeys(discover, (url) => void io.stderr.write(`Asking ${url}\n`));
  return { input: { kind: 'key', text: keys.text }, from: ` of ${keys.issuer}`, keys };
}

async function keyFile(file: string, io: Io): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new Failure(`The key ${file} could not be read: ${reasonOf(error)}.`, { cause: error });
  }
}

const hashes: Readonly<Record<HmacAlgorithm, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

async function guessOf(token: TokenFact, progress: Progress): Promise<SignatureNote | { readonly origin: SecretOrigin }> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const guess = await guessedSecret(token, dictionary['passwords-common'], {
    hmac: (algorithm, key, data) => createHmac(hashes[algorithm], key).update(data).digest(),
    rest: () => setImmediate(),
    progress: (tried, total) => progress.step(`Trying known secrets: ${tried} of ${total}`),
  });
  if (guess === undefined) return { id: 'secret-not-guessed', text: 'No secret can be guessed: the token is not signed with HS256, HS384 or HS512.', isBad: false };
  if (guess.found === undefined) {
    const list = `${guess.total} known secrets (framework defaults, tutorials, names in the token with usual endings, and the password dictionary of zxcvbn-ts)`;
    return { id: 'secret-not-guessed', text: `The secret is none of ${list}. That says nothing about how strong it is.`, isBad: false };
  }
  return { origin: guess.found.origin };
}
