import type { Confidence, Role } from '#shared/facts/role.ts';
import { carrierOfArea, type StorageFact } from '#shared/facts/storage.ts';
import type { Carrier } from '#shared/facts/token.ts';

const roles: Readonly<Record<Role, string>> = {
  'session-id': 'Session identifier',
  'session-data': 'Session data',
  'access-token': 'Access token',
  'refresh-token': 'Refresh token',
  'id-token': 'ID token',
  'csrf-token': 'CSRF token',
  'login-transaction': 'Login in progress',
  preference: 'Preference',
  analytics: 'Analytics',
  consent: 'Consent',
  'load-balancer': 'Load balancer',
  'bot-protection': 'Bot protection',
  'auth-hint': 'Sign-in hint',
  'public-key': 'Public key',
  unknown: 'Not known',
};

const places: Readonly<Record<Carrier['in'], string>> = {
  cookie: 'Cookie',
  'local-storage': 'Local storage',
  'session-storage': 'Session storage',
  indexeddb: 'IndexedDB',
  'cache-storage': 'Cache Storage',
  header: 'Header',
  url: 'URL',
  body: 'Body',
  input: 'Pasted',
};

export const roleWord = (role: Role) => roles[role];
export const placeWord = (place: Carrier['in']) => places[place];
/** As above, but a word that is no name begins small. */
export const placeWordInSentence = (place: Carrier['in']) => (named.has(place) ? places[place] : places[place].toLowerCase());
const named: ReadonlySet<Carrier['in']> = new Set(['indexeddb', 'cache-storage', 'url']);

const areas = { local: 'local', session: 'session', indexeddb: 'IndexedDB', 'cache-storage': 'Cache Storage' } as const;

/** The store as a place where a token can be. */
export const carrierOf = (area: StorageFact['area']) => carrierOfArea[area];
/** The store in the width of a column. */
export const areaWord = (area: StorageFact['area']) => areas[area];

/** How sure a role is; nothing when there is none to be sure of. */
export function confidenceWord(confidence: Confidence): string | undefined {
  return confidence === 'none' ? undefined : confidence;
}
