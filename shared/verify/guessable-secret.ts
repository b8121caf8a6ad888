import { knownSecrets } from '../standards/weak-secrets.ts';

let known: ReadonlySet<string> | undefined;

/** Whether a secret that is written in code would be among the first that anybody tries: well known, or short and monotonous. */
export function isGuessableSecret(text: string): boolean {
  known ??= new Set([...knownSecrets['framework default'], ...knownSecrets.tutorial].map((secret) => secret.toLowerCase()));
  if (known.has(text.toLowerCase())) return true;
  return text.length < 32 && new Set(text).size < 12;
}
