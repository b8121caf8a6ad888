// URLs are full of secrets: queries and fragments carry codes and tokens, paths carry reset links and session ids.
// Whatever prints a URL, in evidence or in a report, prints it through here.
import { isReadableUrl } from './readable-url.ts';

const longest = 300;

/** Scheme, host and path; user info, query, fragment and path parameters are gone, credential-like segments masked. */
export function printableUrl(url: string): string {
  const bounded = url.slice(0, 8_192);
  if (!isReadableUrl(bounded)) return cut(withoutQuery(bounded));
  const { protocol, host, pathname } = new URL(bounded);
  if (protocol !== 'http:' && protocol !== 'https:' && protocol !== 'ws:' && protocol !== 'wss:') return cut(`${protocol}${host ? `//${host}` : ''}…`);
  return cut(`${protocol}//${host}${printableSegments(pathname)}`);
}

/** The path alone, made printable in the same way. */
export function printablePath(url: string): string {
  const bounded = url.slice(0, 8_192);
  const path = isReadableUrl(bounded) ? new URL(bounded).pathname : withoutQuery(bounded);
  return cut(printableSegments(path));
}

/** The path with `:id` for what differs from visit to visit: numbers, UUIDs, credentials, hashes in the names of files. */
export function pathPattern(url: string): string {
  return printablePath(url).split('/').map(segmentPattern).join('/');
}

function segmentPattern(segment: string): string {
  if (segment === '[masked]' || /^\d+$/.test(segment) || isUuid(segment)) return ':id';
  return segment.split(/([._-])/).map((part) => (isHash(part) ? ':id' : part)).join('');
}

/** What of a URL is a secret as far as can be told from its form: user info, fragment, long query values and segments. */
export function secretPartsOf(url: string): string[] {
  if (!isReadableUrl(url)) return [];
  const { searchParams, hash, username, password, pathname } = new URL(url);
  const segments = pathname.split(/[/;=]/).filter(isCredentialLike);
  const values = [...searchParams].map(([, value]) => value).filter(({ length }) => length >= 16);
  const fragments = hash.slice(1).split(/[&=]/).filter(({ length }) => length >= 16);
  return [username, password, ...segments, ...values, ...fragments].filter((part) => part !== '');
}

function printableSegments(path: string): string {
  return path
    .split('/')
    .map((segment) => segment.split(';', 1)[0] ?? '')
    .map((segment) => (isCredentialLike(segment) ? '[masked]' : segment))
    .join('/');
}

/** Long runs that mix letters and digits are identifiers or tokens; words joined by hyphens are titles. */
function isCredentialLike(segment: string): boolean {
  if (segment.length < 20) return false;
  if (segment.startsWith('eyJ')) return true;
  const { digits, letters } = countsOf(segment);
  return digits >= 3 && letters + digits >= segment.length * 0.8;
}

function isUuid(segment: string): boolean {
  return segment.length === 36 && segment.split('-').length === 5 && isHash(segment.replaceAll('-', ''));
}

function isHash(part: string): boolean {
  const { digits, letters } = countsOf(part);
  return part.length >= 8 && digits >= 2 && letters >= 1 && digits + letters === part.length;
}

function countsOf(text: string): { readonly digits: number; readonly letters: number } {
  let digits = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) letters += 1;
  }
  return { digits, letters };
}

function withoutQuery(text: string): string {
  return (text.split('?', 1)[0] ?? '').split('#', 1)[0] ?? '';
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
