// What a stored response gives away: values of its JSON under the path of their field, tokens of its text, and what its request was
// signed in with. The rest of the body ends here.
import { printablePath } from '../facts/printable-url.ts';
import { isAuthRole } from '../facts/role.ts';
import { readJson } from '../parse/bounded-json.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import { tokensIn } from '../parse/find-tokens.ts';
import { isCredentialHeader, roleOfName } from '../roles/role-of-name.ts';

export type CachedValue = readonly [key: string, value: string];

/** Values shaped like credentials in the body of a stored response, under `cache path field`; at most 50. */
export function cachedCredentials(cache: string, url: string, type: string, body: string): CachedValue[] {
  const place = placeOf(cache, url);
  const reading = type.includes('json') ? readJson(body, longestBody) : undefined;
  const found = reading !== undefined && 'value' in reading ? textsIn(reading.value, '', 0) : tokensIn(body, mostValues).map((token): CachedValue => ['', token]);
  return found.filter(isCredential).slice(0, mostValues).map(([field, text]) => [field === '' ? place : `${place} ${field}`, text]);
}

/** Tokens say what they are; of other values the name of the field has to, since caches are full of hashes and tags. */
function isCredential([field, text]: CachedValue): boolean {
  const isNamed = isAuthRole(roleOfName(field.slice(field.lastIndexOf('.') + 1)).role);
  return credentialsIn(text).length > 0 && (isNamed || tokensIn(text, 1).length > 0);
}

/** The header of a stored request when it is one for credentials, without the scheme. */
export function cachedHeader(cache: string, url: string, name: string, value: string): CachedValue[] {
  const credential = value.slice(value.indexOf(' ') + 1).trim();
  return isCredentialHeader(name) && credentialsIn(credential).length > 0 ? [[`${placeOf(cache, url)} ${name}`, credential]] : [];
}

const longestBody = 524_288;
const mostValues = 50;
const mostFields = 100;
const deepest = 6;

function placeOf(cache: string, url: string): string {
  return `${cache.slice(0, 60)} ${printablePath(url)}`;
}

function textsIn(value: unknown, path: string, depth: number): CachedValue[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null || depth >= deepest) return [];
  return Object.entries(value).slice(0, mostFields).flatMap(([field, inner]) => textsIn(inner, path === '' ? field : `${path}.${field}`, depth + 1));
}
