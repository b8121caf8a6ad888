// A key that stands in the code as the value of a header.
import { secretKeyIssuer } from '#shared/facts/content-kind.ts';

const keyHeaders: ReadonlySet<string> = new Set(['authorization', 'x-api-key', 'api-key']);
/** Keys that are made for pages; a JWT says itself for whom it is and when it ends. */
const publishable: readonly string[] = ['pk_', 'pk.', 'sb_publishable_', 'AIza', 'anon_', 'da2-', 'eyJ', 'Client-ID'];
const placeholder = /your|xxx|example|token|secret|change|placeholder|dummy|sample|test|demo|mock|public|[<>{}$*]|\.\.\./i;

export function isKeyHeader(header: string): boolean {
  return keyHeaders.has(header.toLowerCase());
}

/** `Bearer 9f2c…` in Authorization, and keys that tell who issued them in any header for keys. */
export function writtenKey(header: string, text: string): { readonly issuer?: string } | undefined {
  if (!isKeyHeader(header)) return undefined;
  const [scheme = '', rest] = text.trim().split(' ', 2);
  const secret = rest ?? scheme;
  const issuer = secretKeyIssuer(secret);
  if (issuer !== undefined) return { issuer };
  // Keys of many services stand in pages on purpose, under the headers for keys: one that calls itself live does not.
  const isConstant = header.toLowerCase() === 'authorization' ? /^(?:bearer|basic|token|apikey)$/i.test(scheme) && rest !== undefined : rest === undefined && callsItselfLive.test(secret);
  return isConstant && isKey(secret) ? {} : undefined;
}

/** `cc_live_9f3b…`, `prod-4d1e…`. */
const callsItselfLive = /^(?:[a-z]{2,12}[_-])?(?:live|prod|production|private|priv|admin|service|server)[_-]/i;

function isKey(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[a-z]/i.test(text) && !placeholder.test(text) && !publishable.some((prefix) => text.startsWith(prefix));
}
