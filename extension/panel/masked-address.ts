import { printableUrl } from '#shared/facts/printable-url.ts';

/** A URL as a table shows it: the names of its parameters stay, their values do not. */
export function maskedAddress(url: string): string {
  const query = url.includes('?') && URL.canParse(url) ? [...new Set(new URL(url).searchParams.keys())] : [];
  const names = query.slice(0, 12).map((name) => `${name.slice(0, 40)}=•••`);
  return `${printableUrl(url)}${names.length === 0 ? '' : `?${names.join('&')}`}${query.length > names.length ? '&…' : ''}`;
}

/** The same without scheme and host. */
export function maskedPath(url: string): string {
  const address = maskedAddress(url);
  const start = address.indexOf('/', address.indexOf('//') + 2);
  return start < 0 ? '/' : address.slice(start);
}
