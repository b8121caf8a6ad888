import { hostOf } from '../facts/identity.ts';
import type { ExchangeFact } from '../facts/exchange.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { JudgeContext } from './define.ts';
import { isMadeBySite, isSiteHost } from './site-traffic.ts';

/** The parameters of an authorization request that this site's client makes; SAML and the requests of others have none. */
export function authorizationRequestOf(exchange: ExchangeFact, context: JudgeContext): URLSearchParams | undefined {
  if (!exchange.marks.includes('oauth-request') || !isReadableUrl(exchange.url)) return undefined;
  const { searchParams } = new URL(exchange.url);
  if (!searchParams.has('client_id')) return undefined;
  const redirect = searchParams.get('redirect_uri');
  // An identity provider that asks the next one is that one's client: the answer goes to its own address.
  const isOurs = redirect === null ? isMadeBySite(exchange, context) : isSiteHost(hostOf(redirect), context);
  return isOurs ? searchParams : undefined;
}

/** The words of `response_type` (OAuth 2.0 Multiple Response Types 2). */
export function responseTypesOf(parameters: URLSearchParams): readonly string[] {
  return (parameters.get('response_type') ?? '').slice(0, 200).split(' ').filter((word) => word !== '');
}

/** The parameters inside of a signed or pushed request cannot be seen (RFC 9101, RFC 9126). */
export function isClosedRequest(parameters: URLSearchParams): boolean {
  return parameters.has('request') || parameters.has('request_uri');
}
