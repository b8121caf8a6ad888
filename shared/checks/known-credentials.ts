import { isAuthRole } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import { areaNames } from '../facts/storage.ts';
import type { TokenFact } from '../facts/token.ts';
import { isCredential, isPublishableKey } from './credential-token.ts';
import type { JudgeContext } from './define.ts';

/** What was seen of a value that authenticates at this site: the place that says so, as the end of a sentence. */
export type CredentialOrigin = string;

/**
 * The hashes of values that are known to authenticate: cookies and entries with such a role, tokens, and what requests of the
 * site carry in a header for credentials. Publishable keys and proofs are none.
 */
export function knownCredentials(context: JudgeContext): ReadonlyMap<string, CredentialOrigin> {
  return context.once(collectCredentials);
}

/** The JWTs of the capture by the hash of their text. */
export function tokensByHash(context: JudgeContext): ReadonlyMap<string, TokenFact> {
  return context.once(collectTokens);
}

function collectCredentials(context: JudgeContext): Map<string, CredentialOrigin> {
  const known = new Map<string, CredentialOrigin>();
  const add = (hashes: readonly string[] | undefined, origin: CredentialOrigin): void => {
    for (const hash of hashes ?? []) if (!known.has(hash)) known.set(hash, origin);
  };
  for (const cookie of context.all('cookie')) {
    if (isSource(cookie.seen) || cookie.scope !== 'site' || cookie.action === 'clear') continue;
    if (isAuthRole(cookie.role.role) && isStrong(cookie.role.confidence)) add(cookie.credentialHashes, 'a cookie of authentication');
  }
  for (const entry of context.all('storage')) {
    if (isSource(entry.seen) || entry.scope !== 'site') continue;
    if (isAuthRole(entry.role.role) && isStrong(entry.role.confidence)) add(entry.credentialHashes, `${areaNames[entry.area]} of the page`);
  }
  for (const { scope, headerCredentials = [] } of context.all('exchange')) {
    if (scope === 'site') for (const { field, hash } of headerCredentials) add([hash], `the ${field.slice(0, 40)} header`);
  }
  for (const [hash, token] of tokensByHash(context)) if (!isCredential(token) || (token.payload && isPublishableKey(token.payload))) known.delete(hash);
  return known;
}

function isStrong(confidence: string): boolean {
  return confidence === 'confirmed' || confidence === 'likely';
}

function collectTokens(context: JudgeContext): Map<string, TokenFact> {
  const tokens = new Map<string, TokenFact>();
  for (const token of context.all('token')) for (const hash of token.credentialHashes ?? []) tokens.set(hash, token);
  return tokens;
}
