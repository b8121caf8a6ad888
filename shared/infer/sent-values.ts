import { type ExchangeFact, headersOf } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { isReadableUrl } from '../facts/readable-url.ts';

export type SentBy = 'cookie' | 'bearer' | 'header' | 'url';

/** A value that a request carried and that may be a credential. `value` is a secret. */
export interface SentValue {
  readonly by: SentBy;
  /** Name of the cookie, header or parameter. */
  readonly name: string;
  readonly value: string;
  /** Scheme of the Authorization header, in lower case. */
  readonly scheme?: string;
  readonly exchange: ExchangeFact;
}

/** The site's exchanges in order of time; those without a time keep their place at the end. */
export function siteExchanges(facts: readonly Fact[]): ExchangeFact[] {
  return factsOf(facts, 'exchange')
    .filter((exchange) => exchange.scope === 'site')
    .sort((a, b) => timeOf(a) - timeOf(b));
}

export function timeOf(exchange: ExchangeFact): number {
  const time = exchange.seen.in === 'source' ? undefined : exchange.seen.time;
  return time ?? Number.MAX_SAFE_INTEGER;
}

/** Headers that APIs use for a user's credential beside Authorization; an API key names an application, not a user. */
const credentialHeaders = ['x-access-token', 'x-auth-token', 'x-session-token', 'x-session-id'];

/** Query parameters that carry a credential by their standard or by common use (RFC 6750 section 2.3). */
const credentialParameters = ['access_token', 'token', 'auth_token', 'jwt', 'id_token', 'sid', 'sessionid', 'session_id'];

/** Everything in one request that may be a credential: cookies, Authorization, custom headers, query parameters. */
export function sentValuesOf(exchange: ExchangeFact): SentValue[] {
  const values: SentValue[] = [];
  for (const header of headersOf(exchange.requestHeaders, 'cookie')) {
    for (const pair of header.split(';')) {
      const equals = pair.indexOf('=');
      if (equals > 0) values.push({ by: 'cookie', name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim(), exchange });
    }
  }
  for (const header of headersOf(exchange.requestHeaders, 'authorization')) {
    const space = header.indexOf(' ');
    if (space < 1) continue;
    const scheme = header.slice(0, space).toLowerCase();
    const by = scheme === 'bearer' || scheme === 'dpop' ? 'bearer' : 'header';
    values.push({ by, name: 'Authorization', value: header.slice(space + 1).trim(), scheme, exchange });
  }
  for (const name of credentialHeaders) {
    for (const value of headersOf(exchange.requestHeaders, name)) values.push({ by: 'header', name, value: value.trim(), exchange });
  }
  if (isReadableUrl(exchange.url)) {
    const parameters = new URL(exchange.url).searchParams;
    for (const name of credentialParameters) {
      const value = parameters.get(name);
      if (value) values.push({ by: 'url', name, value, exchange });
    }
  }
  return values.filter(({ value }) => value !== '');
}
