import { knownSecrets } from '../standards/weak-secrets.ts';

let known: ReadonlySet<string> | undefined;

/** Whether a secret that is written in code would be among the first that anybody tries: well known, or short and monotonous. */
export function isGuessableSecret(text: string): boolean {
  return isWellKnownSecret(text) || (text.length < 32 && new Set(text).size < 12);
}

/** Whether it stands in documentation, samples or defaults. */
export function isWellKnownSecret(text: string): boolean {
  known ??= new Set([...knownSecrets['framework default'], ...knownSecrets.tutorial].map((secret) => secret.toLowerCase()));
  return known.has(text.toLowerCase());
}
