// What the words of a model mean to somebody who reads the page of a framework.
import type { CorsOrigins } from '#shared/facts/cors-setup.ts';
import type { CsrfBinding, Default, Group, SessionSite, SiteKind, ValueSource, Writing } from '#linter/models/model.ts';

/** In the order of the index. */
export const groupTitles: Readonly<Record<Group, string>> = {
  'server framework': 'Server frameworks and runtimes',
  'session library': 'Session libraries',
  'session store': 'Session stores',
  'cookie library': 'Cookie libraries',
  'JWT library': 'JWT libraries',
  'sign-in library': 'Sign-in libraries and SDKs',
  'browser and its stores': 'The browser and its stores',
  defence: 'CORS, CSRF and headers',
  'requests and logs': 'Requests, redirects and logs',
};

export const siteWords: Readonly<Record<SiteKind, string>> = {
  'cookie.set': 'sets a cookie',
  'cookie.clear': 'clears a cookie',
  'cookie.ref': 'an assignment to its result sets a cookie',
  'cookie.assign': 'an assignment sets a cookie',
  'header.set': 'sets headers; Set-Cookie is read',
  'session.configure': 'sets up sessions',
  'secret.configure': 'takes the key of cookies',
  'secret.assign': 'an assignment gives the key of cookies',
  'jwt.sign': 'signs a token',
  'jwt.verify': 'verifies a token',
  'jwt.decode': 'decodes a token without verifying it',
  'json.parse': 'parses a part of a token that was decoded by hand',
  'storage.write': 'writes into the storage of the page',
  'storage.assign': 'an assignment writes into the storage of the page',
  'storage.hook': 'keeps a value in the storage of the page',
  'store.persist': 'keeps a state in the storage of the page',
  'sdk.configure': 'configures where a sign-in keeps its tokens',
  'request.send': 'opens an address',
  'request.assign': 'an assignment opens an address',
  'log.write': 'writes a log',
  'cors.configure': 'lets other origins read answers',
  'csrf.configure': 'defends against forged requests',
  'headers.configure': 'sends security headers',
};

export const writingWords: Readonly<Record<Writing, string>> = {
  flag: 'true or false',
  'not-flag': 'true or false, the other way round',
  text: 'text',
  texts: 'a text or a list of them',
  'same-site': "'strict', 'lax', 'none', or true for strict",
  'Same-Site': "'Strict', 'Lax' or 'None'",
  seconds: 'seconds',
  milliseconds: 'milliseconds',
  days: 'days',
  date: 'a date',
  'date-or-days': 'a date, or a number of days',
  span: "a span such as '2h', or seconds",
  'span-in-milliseconds': "a span such as '2h', or milliseconds",
  time: "a span such as '2h', a date, or seconds since 1970",
  prefix: "'host' or 'secure', which need Secure",
  presence: 'on when anything but false stands there',
  clock: 'the time to compare with',
};

export const valueWords: Readonly<Record<ValueSource['is'], string>> = {
  'issued-token': 'a token of the user',
  random: 'a random value',
  'session-id': 'the identifier of the session',
  'request-cookie': 'a cookie of the request',
  'request-token': 'a token of the request',
  'request-headers': 'all headers or cookies of the request',
  'key-set': 'keys that an issuer publishes',
  'embedded-key': 'a key that the token itself carries',
  stored: 'something from the storage of the page',
  'local-storage': 'localStorage',
  'session-storage': 'sessionStorage',
  indexeddb: 'IndexedDB',
  guessable: 'an identifier that can be guessed',
  'memory-store': 'a store of sessions in the memory of the process',
  'kept-store': 'a store of sessions outside of the process',
};

export const bindingWords: Readonly<Record<CsrfBinding, string>> = {
  session: 'tokens are bound to the session',
  cookie: 'tokens are bound to a cookie',
  nothing: 'tokens are bound to nothing',
  origin: 'it compares the origin of the request',
};

export const chosenWords = {
  header: 'the token itself chooses the algorithm',
  'key-text': 'the text of the key chooses the algorithm',
  'key-type': 'the kind of the key limits the algorithms',
} as const;

export const stateWords: Readonly<Record<Extract<SessionSite['state'], string>, string>> = {
  memory: 'in the memory of the process',
  external: 'in a store of its own',
  'signed-cookie': 'in the cookie, signed and readable',
  'sealed-cookie': 'in the cookie, encrypted',
};

export const originWords: Readonly<Record<CorsOrigins, string>> = {
  any: '`*`, which browsers do not combine with credentials',
  every: 'every origin, repeated',
  loose: 'origins that a loose test lets through',
  null: 'the origin null',
  listed: 'the origins of a list',
  none: 'no origin',
};

export const attributeWords: Readonly<Record<string, string>> = {
  secure: 'Secure',
  httpOnly: 'HttpOnly',
  sameSite: 'SameSite',
  domain: 'Domain',
  path: 'Path',
  lifetime: 'lifetime',
  partitioned: 'Partitioned',
  signed: 'signed',
  name: 'name of the cookie',
  rolling: 'renewed with every request',
  ttl: 'life of an unused session',
  absolute: 'life of a used session',
  store: 'where sessions are kept',
  secret: 'key',
  payload: 'claims',
  namesKind: 'typ in the header',
  checksExpiry: 'whether exp is checked',
  checksSignature: 'whether the signature is checked',
  throws: 'whether a failure throws',
  looksUp: 'looks the token up',
  unsafe: 'switches a safeguard off',
};

/** One default as a sentence part; `undefined` is what the library leaves out. */
export function defaultWords(value: Default<unknown> | undefined, spell: (value: unknown) => string): string {
  if (value === undefined || value === null) return 'left out';
  if (typeof value !== 'object') return spell(value);
  if ('assumed' in value && 'because' in value) return `${spell(value.assumed)}, because ${String(value.because)}`;
  if ('unknown' in value) return `not known: ${String(value.unknown)}`;
  return spell(value);
}
