import type { CredentialForm } from './credential-form.ts';
import type { Place, SiteCredential } from './site-credentials.ts';

export const formWords: Readonly<Record<CredentialForm, string>> = {
  opaque: 'an opaque value: it carries no readable content',
  jws: 'a signed JWT (JWS): readable claims with a signature',
  jwe: 'an encrypted JWT (JWE)',
  sealed: 'a sealed value: content signed or encrypted by the framework',
  unknown: 'of a form that was not seen',
};

const placeWords: Readonly<Record<Place, string>> = {
  cookie: 'cookie',
  'local-storage': 'local storage entry',
  'session-storage': 'session storage entry',
  indexeddb: 'IndexedDB entry',
  'cache-storage': 'Cache Storage entry',
  memory: 'header',
};

/** How a sentence names a credential, e.g. `the cookie "connect.sid"`. */
export function nameAndPlace({ name, places, sent }: SiteCredential): string {
  const [place] = places;
  if (place && place !== 'memory') return `the ${placeWords[place]} "${name}"`;
  if (sent.some(({ by }) => by === 'bearer')) return 'the bearer token';
  return sent.some(({ by }) => by === 'url') ? `the URL parameter "${name}"` : `the ${name} header`;
}

export function whereHeld(places: readonly Place[]): string {
  const words: Readonly<Record<Place, string>> = {
    cookie: 'a cookie',
    'local-storage': 'local storage',
    'session-storage': 'session storage',
    indexeddb: 'IndexedDB',
    'cache-storage': 'Cache Storage',
    memory: 'the memory of the page',
  };
  return places.map((place) => words[place]).join(' and ');
}
