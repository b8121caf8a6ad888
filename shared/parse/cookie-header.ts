export interface CookiePair {
  readonly name: string;
  readonly value: string;
}

/** Name and value of each cookie in a request's `Cookie` header, in order and with duplicates. */
export function parseCookieHeader(text: string): CookiePair[] {
  const pairs: CookiePair[] = [];
  let start = 0;
  while (start <= text.length && pairs.length < mostCookies) {
    const semicolon = text.indexOf(';', start);
    const end = semicolon < 0 ? text.length : semicolon;
    const pair = text.slice(start, end).trim();
    if (pair !== '') pairs.push(pairOf(pair));
    start = end + 1;
  }
  return pairs;
}

/** Above what browsers store for one site (Chromium: 180), so only a made-up header is cut. */
const mostCookies = 3000;

/** A pair without `=` is a nameless cookie: browsers send the bare value. */
function pairOf(pair: string): CookiePair {
  const equals = pair.indexOf('=');
  return equals < 0
    ? { name: '', value: pair }
    : { name: pair.slice(0, equals).trimEnd(), value: pair.slice(equals + 1).trimStart() };
}
