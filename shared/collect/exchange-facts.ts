import type { Limit } from '../facts/capture.ts';
import type { CookieFact } from '../facts/cookie.ts';
import { type ExchangeFact, headerOf, headersOf } from '../facts/exchange.ts';
import type { Fact } from '../facts/fact.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import { isCredentialHeader } from '../roles/role-of-name.ts';
import { addressCredentialsOf, oauthStateOf } from './address-credentials.ts';
import { bodyFieldsOf } from './body-fields.ts';
import { type CredentialHash, credentialHashWith } from './credential-hash.ts';
import { marksOf, type ReadExchange } from './exchange-marks.ts';
import { type SeenExchange, seenExchangeFrom, unknownUrl } from './har-entry.ts';
import { pageSearch } from './page-search.ts';
import { isRedacted } from './redacted.ts';
import { cookieFactFromHarCookie, cookieFactFromSetCookie } from './set-cookie-fact.ts';

export interface HarEntriesOptions {
  /** Used for entries without a time of their own; milliseconds. */
  readonly time?: number;
  /** Hashes credential-shaped values of bodies; one made for these entries alone when not given. */
  readonly hash?: CredentialHash;
  /** Values of the page's storage, which pages and scripts are searched for. */
  readonly stored?: readonly string[];
  /** The entries come from an exported file, from which programs may have removed what authenticates. */
  readonly exported?: boolean;
}

/** Exchanges and the cookies they set. One entry that cannot be read is counted in a limit and hides no other. */
export function factsFromHarEntries(entries: readonly unknown[], options: HarEntriesOptions = {}): { facts: Fact[]; limits: Limit[] } {
  const hash = options.hash ?? credentialHashWith(String(options.time));
  const seen = entries
    .slice(0, mostEntries)
    .map((entry, index) => seenExchangeFrom(entry, `exchange-${index + 1}`, options.time))
    .filter((exchange) => exchange !== undefined);
  const read = seen.map((exchange) => readExchange(exchange, hash));
  const marks = marksOf(read);
  const search = pageSearch(seen, options.stored ?? [], hash);
  const sanitised = options.exported === true && read.length > 0 && !read.some(showsAuth);
  const facts = read.flatMap((exchange, index): Fact[] => [
    { ...exchangeFact(exchange, marks[index]!, sanitised), ...headerCredentialsOf(exchange.seen, hash), ...search(exchange.seen.responseBody), ...addressCredentialsOf(exchange.seen, hash), ...oauthStateOf(exchange.seen, marks[index]!, hash) },
    ...exchange.cookies,
  ]);
  return { facts, limits: limitsOf(entries.length, read, sanitised) };
}

/** A longer recording is read up to here and says so. */
export const mostEntries = 50_000;

function readExchange(seen: SeenExchange, hash: CredentialHash): ReadExchange {
  return { seen, request: bodyFieldsOf(seen.requestBody, hash), response: bodyFieldsOf(seen.responseBody, hash), cookies: setCookiesOf(seen) };
}

function setCookiesOf({ id, url, time, responseHeaders, responseCookies }: SeenExchange): CookieFact[] {
  const date = headerOf(responseHeaders, 'date');
  const contextOf = (index: number) => ({ id: `${id}-cookie-${index + 1}`, ...(url !== unknownUrl && { url }), exchange: id, ...(time !== undefined && { time }), ...(date !== undefined && { date }) });
  const headers = headersOf(responseHeaders, 'set-cookie').filter((header) => !isRedacted(header));
  return headers.length > 0
    ? headers.map((header, index) => cookieFactFromSetCookie(header, contextOf(index)))
    : responseCookies.map((cookie, index) => cookieFactFromHarCookie(cookie, contextOf(index)));
}

function exchangeFact({ seen, request, response }: ReadExchange, marks: ExchangeFact['marks'], sanitised: boolean): ExchangeFact {
  const { id, url, method, status, time, requestHeaders, responseHeaders, requestBody, responseBody } = seen;
  return {
    kind: 'exchange',
    id,
    seen: { in: status === 0 ? 'request' : 'response', ...(url !== unknownUrl && { url }), exchange: id, ...(time !== undefined && { time }) },
    scope: 'site',
    url,
    method,
    status,
    requestHeaders,
    responseHeaders,
    requestFields: request.names,
    responseFields: response.names,
    requestCredentials: request.credentials,
    responseCredentials: response.credentials,
    ...(requestBody?.type && { requestType: requestBody.type }),
    ...(responseBody?.type && { responseType: responseBody.type }),
    marks,
    ...(sanitised && { sanitised }),
  };
}

/** Authorization, and the headers that APIs use in its place. */
function headerCredentialsOf({ requestHeaders }: SeenExchange, hash: CredentialHash): Pick<ExchangeFact, 'headerCredentials'> {
  const carrying = requestHeaders.filter(([name, value]) => value.length >= 20 && isCredentialHeader(name));
  const credentials = carrying.flatMap(([name, value]) => {
    const space = value.indexOf(' ');
    return credentialsIn(space < 0 ? value : value.slice(space + 1).trim()).map((raw) => ({ field: name, hash: hash(raw) }));
  });
  return credentials.length === 0 ? {} : { headerCredentials: credentials };
}

function showsAuth({ seen, cookies }: ReadExchange): boolean {
  const shown = (name: string): boolean => headersOf(seen.requestHeaders, name).some((value) => !isRedacted(value));
  return cookies.length > 0 || shown('cookie') || shown('authorization');
}

function limitsOf(entries: number, read: readonly ReadExchange[], sanitised: boolean): Limit[] {
  const limits: Limit[] = [];
  const bad = Math.min(entries, mostEntries) - read.length;
  if (entries > mostEntries) {
    limits.push({ id: 'too-many-entries', what: `${entries - mostEntries} of ${entries} entries were not read.`, why: `Only the first ${mostEntries} are.` });
  }
  if (bad > 0) {
    limits.push({ id: 'bad-entries', what: `${bad} of ${entries} entries could not be read.`, why: 'They have no request with a valid URL. All others were read.' });
  }
  if (sanitised) {
    limits.push({
      id: 'sanitised-har',
      what: 'This looks like a sanitised HAR: no authentication is visible in it.',
      why: 'No entry has a Cookie, Set-Cookie or Authorization header; browsers remove them from an export by default.',
      remedy: 'Export again with sensitive data: in Chrome, allow it in the settings of DevTools under Network.',
    });
  }
  const unanswered = read.filter(({ seen }) => seen.status === 0).length;
  if (unanswered > 0) limits.push({ id: 'no-response', what: `Requests without a response: ${unanswered}.`, why: 'They were blocked, cancelled or still running.' });
  const large = read.filter(({ request, response }) => request.tooLarge || response.tooLarge).length;
  if (large > 0) limits.push({ id: 'large-bodies', what: `The bodies of ${large} exchanges were not read for field names.`, why: 'They are larger than 1 MB.' });
  return limits;
}
