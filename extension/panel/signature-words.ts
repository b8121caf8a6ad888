import type { Guess } from '#shared/verify/guess-secret.ts';
import type { KeyInput, SignatureVerdict } from '#shared/verify/verify-signature.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';

export type SecretEncoding = Extract<KeyInput, { kind: 'secret' }>['encoding'];

/**
 * What was pasted: PEM and JSON objects with a `kty` or `keys` are keys, all else is a shared secret. Line breaks at the end come with
 * pasting and are left out.
 */
export function keyInputOf(pasted: string, encoding: SecretEncoding): KeyInput {
  const text = pasted.replace(/[\r\n]{1,4}$/, '');
  return text.trimStart().startsWith('-----BEGIN') || isJsonKey(text) ? { kind: 'key', text } : { kind: 'secret', text, encoding };
}

function isJsonKey(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && ('kty' in json || 'keys' in json);
  } catch {
    return false;
  }
}

export interface SignatureAnswer {
  readonly tag: 'verified' | 'does not match' | 'not known';
  readonly words: string;
}

export function verdictAnswer(verdict: SignatureVerdict): SignatureAnswer {
  switch (verdict.verdict) {
    case 'verified':
      return { tag: 'verified', words: `The signature is good: ${verdict.algorithm} with ${verdict.key}. Whether the claims still hold is another question.` };
    case 'refused':
      return { tag: 'does not match', words: verdict.reason };
    case 'unsure':
      return { tag: 'not known', words: verdict.reason };
  }
}

/** What a guess without a secret means. */
export function unguessedWords(guess: Guess | undefined): string {
  if (guess === undefined) return 'No secret can be guessed: the token is not signed with HS256, HS384 or HS512, or its signature cannot be read.';
  return `The secret is none of ${count(guess.total)} known secrets. That says nothing about how strong it is.`;
}

const origins: Readonly<Record<SecretOrigin, string>> = {
  'framework default': 'a default or sample of a framework',
  tutorial: 'a secret of tutorials',
  'name in the token': 'made of a name in the token',
  'password dictionary': 'in the password dictionary',
};

/** What a found secret means. */
export function guessedWords(origin: SecretOrigin): string {
  return `It is ${origins[origin]}. Anybody can sign tokens with it and be any user: replace it by at least 32 random octets, which ends all tokens signed so far.`;
}

export function count(number: number): string {
  return number.toLocaleString('en');
}
