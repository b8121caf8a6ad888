// URLs are full of secrets: queries and fragments carry codes and tokens, paths carry reset links and session ids.
// Whatever prints a URL, in evidence or in a report, prints it through here.

const longest = 300;

/** Scheme, host and path; user info, query, fragment and path parameters are gone, credential-like segments masked. */
export function printableUrl(url: string): string {
  const bounded = url.slice(0, 8_192);
  if (!URL.canParse(bounded)) return cut(withoutQuery(bounded));
  const { protocol, host, pathname } = new URL(bounded);
  if (protocol !== 'http:' && protocol !== 'https:' && protocol !== 'ws:' && protocol !== 'wss:') return cut(`${protocol}${host ? `//${host}` : ''}…`);
  return cut(`${protocol}//${host}${printableSegments(pathname)}`);
}

/** The path alone, made printable in the same way. */
export function printablePath(url: string): string {
  const bounded = url.slice(0, 8_192);
  const path = URL.canParse(bounded) ? new URL(bounded).pathname : withoutQuery(bounded);
  return cut(printableSegments(path));
}

/** What of a URL is a secret as far as can be told from its form: user info, fragment, long query values and segments. */
export function secretPartsOf(url: string): string[] {
  if (!URL.canParse(url)) return [];
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
  let digits = 0;
  let letters = 0;
  for (let index = 0; index < segment.length; index += 1) {
    const code = segment.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) letters += 1;
  }
  return digits >= 3 && letters + digits >= segment.length * 0.8;
}

function withoutQuery(text: string): string {
  return (text.split('?', 1)[0] ?? '').split('#', 1)[0] ?? '';
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
