// Hand-made captures of the two textbook logins, for tests of what is said about them.
import { absent, type Known, set } from '#shared/facts/known.ts';
import type { Capture } from '#shared/facts/capture.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { ExchangeFact } from '#shared/facts/exchange.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { RoleGuess } from '#shared/facts/role.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { TokenFact } from '#shared/facts/token.ts';

export const start = Date.UTC(2026, 10, 20, 12);
export const shop = 'https://shop.example';
export const sessionValue = 's%3Aq8WvT2xLzN4bKc7RdYh1JmPf5Gs9Ae3U.5kD0';
export const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGFAZXhhbXBsZS5jb20ifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';

export const sessionRole: RoleGuess = {
  role: 'session-id',
  confidence: 'likely',
  evidence: [{ kind: 'name', text: 'connect.sid is the cookie name of express-session.' }],
};

export function exchange(id: string, at: number, url: string, more: Partial<ExchangeFact> = {}): ExchangeFact {
  return {
    kind: 'exchange',
    id,
    seen: { in: 'response', url, time: start + at * 1000 },
    scope: 'site',
    url,
    method: 'GET',
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
    requestFields: [],
    responseFields: [],
    requestCredentials: [],
    responseCredentials: [],
    responseType: 'text/html',
    marks: [],
    ...more,
  };
}

export function cookie(name: string, value: string, more: Partial<CookieFact> = {}): CookieFact {
  const notSaid: Known<never> = absent;
  return {
    kind: 'cookie',
    id: `cookie-${name}`,
    seen: { in: 'set-cookie', url: `${shop}/login`, time: start, exchange: 'login' },
    scope: 'site',
    action: 'set',
    name: set(name),
    value: set(value),
    shape: { format: 'express-signed', length: value.length, bits: 180, wrapping: [] },
    secure: set(true),
    httpOnly: set(true),
    sameSite: set('Lax'),
    domain: notSaid,
    path: set('/'),
    lifetime: notSaid,
    partitioned: notSaid,
    host: 'shop.example',
    byScript: set(false),
    problems: [],
    role: sessionRole,
    ...more,
  };
}

export function storageEntry(key: string, value: string, more: Partial<StorageFact> = {}): StorageFact {
  return {
    kind: 'storage',
    id: `entry-${key}`,
    seen: { in: 'page', url: `${shop}/`, time: start + 5000 },
    scope: 'site',
    area: 'local',
    origin: shop,
    key: set(key),
    value: set(value),
    shape: { format: 'jws', length: value.length, bits: 256, wrapping: [] },
    role: { role: 'access-token', confidence: 'likely', evidence: [{ kind: 'value', text: 'The value is a JWT.' }] },
    ...more,
  };
}

export function token(raw: string, more: Partial<TokenFact> = {}): TokenFact {
  return {
    kind: 'token',
    id: 'token-1',
    seen: { in: 'page', url: `${shop}/`, time: start + 5000 },
    scope: 'site',
    format: 'jws',
    raw,
    header: { alg: 'HS256' },
    payload: { sub: 'ada@example.com', iat: start / 1000, exp: start / 1000 + 86_400 },
    signature: 'present',
    carriers: [{ in: 'local-storage', name: 'auth_token' }, { in: 'header', name: 'Authorization' }],
    problems: [],
    role: { role: 'access-token', confidence: 'likely', evidence: [{ kind: 'value', text: 'The value is a JWT.' }] },
    ...more,
  };
}

const withSession: ExchangeFact['requestHeaders'] = [['Cookie', `theme=dark; connect.sid=${sessionValue}`]];

const setsSession: ExchangeFact['responseHeaders'] = [['Set-Cookie', `connect.sid=${sessionValue}; Path=/; HttpOnly; Secure; SameSite=Lax`]];
const clearsSession: ExchangeFact['responseHeaders'] = [['Set-Cookie', 'connect.sid=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax']];

/** Login, session created, id in a cookie, sent back, looked up, response; then logout. */
export const sessionFacts: readonly Fact[] = [
  exchange('page', 0, `${shop}/login`),
  exchange('login', 1, `${shop}/login`, { method: 'POST', status: 302, marks: ['login'], requestFields: ['email', 'password'], responseHeaders: setsSession }),
  cookie('connect.sid', sessionValue),
  exchange('image', 2, `${shop}/logo.png`, { requestHeaders: withSession, responseType: 'image/png' }),
  exchange('me', 3, `${shop}/account?tab=orders`, { requestHeaders: withSession }),
  exchange('logout', 4, `${shop}/logout`, { method: 'POST', status: 302, marks: ['logout'], requestHeaders: withSession, responseHeaders: clearsSession }),
  cookie('connect.sid', '', { id: 'cleared', action: 'clear', seen: { in: 'set-cookie', url: `${shop}/logout`, time: start + 4000, exchange: 'logout' } }),
];

const withBearer: ExchangeFact['requestHeaders'] = [['Authorization', `Bearer ${jwt}`]];

/** Login, token signed, client stores it, sends it, signature verified, response. */
export const tokenFacts: readonly Fact[] = [
  exchange('page', 0, `${shop}/`),
  exchange('login', 1, 'https://api.shop.example/login', {
    method: 'POST',
    marks: ['login'],
    requestFields: ['email', 'password'],
    responseFields: ['user.name', 'accessToken'],
    responseType: 'application/json',
  }),
  storageEntry('auth_token', jwt),
  token(jwt),
  exchange('notes', 3, 'https://api.shop.example/notes', { requestHeaders: withBearer, responseType: 'application/json' }),
];

export function captureOf(facts: readonly Fact[], more: Partial<Capture> = {}): Capture {
  return { target: `${shop}/login?next=%2Fadmin`, kind: 'page', time: start + 10_000, site: 'shop.example', facts, limits: [], ...more };
}
