// Addresses are logged, kept and passed on. What they carry is remembered as hashes, like the values of bodies.
import { type AddressCredential, type ExchangeFact, headerOf } from '../facts/exchange.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import { shownFieldName } from '../parse/field-name.ts';
import { tokensIn } from '../parse/find-tokens.ts';
import { shapeOf } from '../parse/value-shape.ts';
import type { CredentialHash } from './credential-hash.ts';
import type { SeenExchange } from './har-entry.ts';

/** Hashes of the credential-shaped values in the URL and in the Referer. */
export function addressCredentialsOf({ url, requestHeaders }: SeenExchange, hash: CredentialHash): Pick<ExchangeFact, 'urlCredentials' | 'refererCredentials'> {
  const urlCredentials = credentialsInAddress(url, hash);
  const refererCredentials = credentialsInAddress(headerOf(requestHeaders, 'referer') ?? '', hash);
  return { ...(urlCredentials.length > 0 && { urlCredentials }), ...(refererCredentials.length > 0 && { refererCredentials }) };
}

/** The `state` that goes out with an authorization request and comes back with its answer. */
export function oauthStateOf({ url }: SeenExchange, marks: ExchangeFact['marks'], hash: CredentialHash): Pick<ExchangeFact, 'oauthState'> {
  if (!marks.includes('oauth-request') && !marks.includes('oauth-callback')) return {};
  const state = new URL(url).searchParams.get('state');
  return state ? { oauthState: { hash: hash(state), bits: shapeOf(state).bits } } : {};
}

/** Longer ones are made to cost time: browsers and servers stop far below. */
const longestAddress = 65_536;
const mostParameters = 100;
const mostInPath = 5;

function credentialsInAddress(address: string, hash: CredentialHash): AddressCredential[] {
  const mayCarry = address.includes('?') || address.includes('#') || address.includes('eyJ');
  if (!mayCarry || address.length > longestAddress || !isReadableUrl(address)) return [];
  const { searchParams, hash: fragment, pathname } = new URL(address);
  return [
    ...parametersIn(searchParams, 'query', hash),
    ...parametersIn(new URLSearchParams(fragment.slice(1)), 'fragment', hash),
    ...(pathname.includes('eyJ') ? tokensIn(pathname, mostInPath) : []).map((raw) => ({ in: 'path' as const, field: 'path', hash: hash(raw) })),
  ];
}

function parametersIn(parameters: URLSearchParams, place: 'query' | 'fragment', hash: CredentialHash): AddressCredential[] {
  return [...parameters].slice(0, mostParameters).flatMap(([name, value]) =>
    credentialsIn(value).map((raw) => ({ in: place, field: shownFieldName(name), hash: hash(raw) })),
  );
}
