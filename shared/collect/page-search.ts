// Pages and scripts are searched for credentials that are in use elsewhere, and for keys that nobody may publish. What is found
// leaves as keyed hashes, kinds and sizes; the text ends here.
import { type ExchangeFact, headersOf } from '../facts/exchange.ts';
import type { PublishedKey } from '../facts/published-key.ts';
import { textFromBase64 } from '../parse/base64.ts';
import { parseCookieHeader } from '../parse/cookie-header.ts';
import { credentialsIn, isPublishableKey } from '../parse/credential-value.ts';
import { tokensIn } from '../parse/find-tokens.ts';
import { parseJwt } from '../parse/jwt.ts';
import { metaPoliciesIn } from '../parse/meta-policy.ts';
import { isCredentialHeader } from '../roles/role-of-name.ts';
import type { CredentialHash } from './credential-hash.ts';
import type { SeenBody, SeenExchange } from './har-entry.ts';
import { holdsPrivatePem, keysInJson } from './published-keys.ts';

export type PageSearch = (body: SeenBody | undefined) => Pick<ExchangeFact, 'pageCredentials' | 'publishedKeys' | 'metaPolicies'>;

/** A search of one capture: the credentials that its requests, responses and storage show are what is looked for. */
export function pageSearch(exchanges: readonly SeenExchange[], stored: readonly string[], hash: CredentialHash): PageSearch {
  let wanted: readonly string[] | undefined;
  let budget = mostSearched;
  return (body) => {
    if (body === undefined || body.text.length > longestBody || body.text === '') return {};
    const isPage = pageTypes.has(body.type);
    if (!isPage && !isJson(body.type)) return {};
    const text = body.base64 ? (textFromBase64(body.text) ?? '') : body.text;
    if (!isPage) return withKeys(keysInJson(text));
    wanted ??= credentialsSeen(exchanges, stored);
    const jwts = tokensIn(text, mostTokens).filter((token) => !isPublishableKey(token));
    const found = new Set(jwts);
    for (const value of wanted) {
      if ((budget -= text.length) < 0) break;
      if (text.includes(value)) found.add(value);
    }
    const keys: PublishedKey[] = [
      ...(holdsPrivatePem(text) ? [{ kind: 'PEM', isPrivate: true } as const] : []),
      ...(jwts.some(isServiceRole) ? [{ kind: 'service-role', isPrivate: true } as const] : []),
    ];
    return { ...(found.size > 0 && { pageCredentials: [...found].map(hash) }), ...withKeys(keys), ...(htmlTypes.has(body.type) && { metaPolicies: metaPoliciesIn(text) }) };
  };
}

const longestBody = 1_048_576;
const mostTokens = 20;
const mostWanted = 60;
/** Characters of all texts, each counted once for every value that is looked for: less than a second. */
const mostSearched = 500_000_000;
const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);
const pageTypes: ReadonlySet<string> = new Set([...htmlTypes, 'text/javascript', 'application/javascript', 'application/x-javascript']);

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

function withKeys(keys: readonly PublishedKey[]): Pick<ExchangeFact, 'publishedKeys'> {
  return keys.length > 0 ? { publishedKeys: keys } : {};
}

/** `role: service_role` of Supabase: the holder passes over every policy of the database. */
function isServiceRole(token: string): boolean {
  return parseJwt(token)?.payload?.['role'] === 'service_role';
}

/** What authenticates somebody: headers for it first, then cookies, then what the page stores. */
function credentialsSeen(exchanges: readonly SeenExchange[], stored: readonly string[]): string[] {
  const wanted = new Set<string>();
  const add = (value: string): void => {
    if (wanted.size < mostWanted && value.length <= 8_192) for (const credential of credentialsIn(value)) wanted.add(credential);
  };
  for (const { requestHeaders } of exchanges) for (const [name, value] of requestHeaders) if (value.length >= 20 && isCredentialHeader(name)) add(value.slice(value.indexOf(' ') + 1).trim());
  for (const { requestHeaders, responseHeaders } of exchanges) {
    if (wanted.size >= mostWanted) break;
    for (const header of headersOf(responseHeaders, 'set-cookie')) add((header.split(';', 1)[0] ?? '').split('=').slice(1).join('='));
    for (const header of headersOf(requestHeaders, 'cookie')) for (const { value } of parseCookieHeader(header)) add(value);
  }
  for (const value of stored.slice(0, 1_000)) add(value);
  return [...wanted].slice(0, mostWanted);
}
