import type { ExchangeFact, HeaderList } from '#shared/facts/exchange.ts';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';
import { isCredentialHeader } from '#shared/roles/role-of-name.ts';

/** A header that has to do with authentication, cut into what may be read and what is secret. */
export interface AuthHeader {
  readonly name: string;
  readonly parts: readonly HeaderPart[];
}

/** `label` is plain: a scheme, a cookie's name, attributes. `secret` is shown masked. */
export interface HeaderPart {
  readonly label: string;
  readonly secret?: string;
  readonly after?: string;
}

const plainRequest: ReadonlySet<string> = new Set(['origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'dpop-nonce']);
const plainResponse: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'cache-control',
  'clear-site-data',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'www-authenticate',
]);

export const authRequestHeaders = ({ requestHeaders }: ExchangeFact) => authHeaders(requestHeaders, plainRequest);
export const authResponseHeaders = ({ responseHeaders }: ExchangeFact) => authHeaders(responseHeaders, plainResponse);

function authHeaders(headers: HeaderList, plain: ReadonlySet<string>): AuthHeader[] {
  return headers.flatMap(([name, value]): AuthHeader[] => {
    const known = name.toLowerCase();
    if (plain.has(known)) return [{ name, parts: [{ label: value }] }];
    switch (known) {
      case 'cookie':
        return [{ name, parts: parseCookieHeader(value).map((pair) => ({ label: `${pair.name}=`, secret: pair.value })) }];
      case 'set-cookie':
        return [{ name, parts: [setCookiePart(value)] }];
      case 'authorization':
        return [{ name, parts: [authorizationPart(value)] }];
      case 'location':
      case 'referer':
        return [{ name, parts: [addressPart(value)] }];
      default:
        return isCredentialHeader(name) || /csrf|xsrf/.test(known) ? [{ name, parts: [{ label: '', secret: value }] }] : [];
    }
  });
}

function setCookiePart(value: string): HeaderPart {
  const end = value.indexOf(';') < 0 ? value.length : value.indexOf(';');
  const equals = value.slice(0, end).indexOf('=');
  return { label: value.slice(0, equals + 1), secret: value.slice(equals + 1, end), after: value.slice(end) };
}

function authorizationPart(value: string): HeaderPart {
  const space = value.indexOf(' ');
  return space < 0 ? { label: '', secret: value } : { label: value.slice(0, space + 1), secret: value.slice(space + 1) };
}

/** Queries and fragments carry codes and tokens. */
function addressPart(value: string): HeaderPart {
  const start = value.search(/[?#]/);
  return start < 0 ? { label: value } : { label: value.slice(0, start + 1), secret: value.slice(start + 1) };
}
