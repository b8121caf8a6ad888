// Facts as a collector would give them, with only what a case is about written out.
import type { CodeShapeFact } from '#shared/facts/code-shape.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { CredentialUseFact } from '#shared/facts/credential-use.ts';
import type { CorsSetupFact } from '#shared/facts/cors-setup.ts';
import type { CsrfSetupFact } from '#shared/facts/csrf-setup.ts';
import type { ExchangeFact } from '#shared/facts/exchange.ts';
import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import { absent, set, unknown, type Known } from '#shared/facts/known.ts';
import type { ProbeAnswer, ProbeFact, ProbeKind } from '#shared/facts/probe.ts';
import type { Confidence, Role, RoleGuess } from '#shared/facts/role.ts';
import type { LiveSighting, SourceSighting } from '#shared/facts/sighting.ts';
import type { SessionSampleFact } from '#shared/facts/session-sample.ts';
import type { SessionSetupFact } from '#shared/facts/session-setup.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { TokenFact } from '#shared/facts/token.ts';
import type { ValueFormat, ValueShape } from '#shared/facts/value-shape.ts';

/** 2026-01-15T12:00:00Z, when everything in the cases was captured. */
export const captureTime = Date.UTC(2026, 0, 15, 12);
export const captureSeconds = captureTime / 1_000;

export const live = (url = 'https://shop.example/login'): LiveSighting => ({ in: 'set-cookie', url, time: captureTime, exchange: 'exchange-1' });

export const inSource = (side: SourceSighting['side'] = 'server', api = 'res.cookie'): SourceSighting => ({
  in: 'source',
  file: 'server.ts',
  line: 3,
  column: 1,
  side,
  api,
  library: 'express',
});

export const roleOf = (role: Role, confidence: Confidence = 'likely'): RoleGuess => ({
  role,
  confidence,
  evidence: [{ kind: 'name', text: `The name is that of a cookie with the role ${role}.` }],
});

export const shapeOf = (format: ValueFormat, length = 32, bits = 128): ValueShape => ({ format, length, bits, wrapping: [] });

/** A session cookie without any attribute, set by the login of https://shop.example. */
export function cookie(changes: Partial<CookieFact> = {}): CookieFact {
  return {
    kind: 'cookie',
    id: 'cookie-1',
    seen: live(),
    scope: 'site',
    action: 'set',
    name: set('sid'),
    value: set('0123456789abcdef0123456789abcdef'),
    shape: shapeOf('opaque'),
    secure: absent,
    httpOnly: absent,
    sameSite: absent,
    domain: absent,
    path: absent,
    lifetime: absent,
    partitioned: absent,
    byScript: set(false),
    problems: [],
    role: roleOf('session-id'),
    ...changes,
  };
}

/** A session cookie set by server code whose value and attributes were followed. */
export function cookieInSource(changes: Partial<CookieFact> = {}): CookieFact {
  const { shape: _, ...rest } = cookie({ seen: inSource(), value: unknown('it is computed') });
  return { ...rest, ...changes };
}

/** A signed access token in the Authorization header, valid for 15 minutes. */
export function token(changes: Partial<TokenFact> = {}): TokenFact {
  return {
    kind: 'token',
    id: 'token-1',
    seen: { in: 'request', url: 'https://shop.example/api', time: captureTime, exchange: 'exchange-1' },
    scope: 'site',
    format: 'jws',
    raw: 'header.payload.signature',
    header: { alg: 'RS256', typ: 'JWT' },
    payload: { sub: 'u1', iat: captureSeconds, exp: captureSeconds + 900 },
    signature: 'present',
    carriers: [{ in: 'header', name: 'Authorization' }],
    problems: [],
    role: roleOf('access-token', 'confirmed'),
    ...changes,
  };
}

/** An entry "access_token" of localStorage that holds a JWT. */
export function storage(changes: Partial<StorageFact> = {}): StorageFact {
  return {
    kind: 'storage',
    id: 'storage-1',
    seen: { in: 'page', url: 'https://shop.example/', time: captureTime },
    scope: 'site',
    area: 'local',
    origin: 'https://shop.example',
    key: set('access_token'),
    value: set('header.payload.signature'),
    shape: shapeOf('jws', 180, 500),
    reportedBy: 'page',
    role: roleOf('access-token'),
    ...changes,
  };
}

/** An exchange of https://shop.example without anything special. */
export function exchange(changes: Partial<ExchangeFact> = {}): ExchangeFact {
  return {
    kind: 'exchange',
    id: 'exchange-1',
    seen: { in: 'response', url: 'https://shop.example/', time: captureTime },
    scope: 'site',
    url: 'https://shop.example/',
    method: 'GET',
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
    requestFields: [],
    responseFields: [],
    requestCredentials: [],
    responseCredentials: [],
    marks: [],
    ...changes,
  };
}

const notSeen: Known<never> = unknown('it is written elsewhere');

/** A call on the server of which only the operation is known. */
export function jwtCall(operation: JwtCallFact['operation'], changes: Partial<JwtCallFact> = {}): JwtCallFact {
  return {
    kind: 'jwt-call',
    id: 'jwt-call-1',
    seen: { ...inSource('server', `jwt.${operation}`), library: 'jsonwebtoken' },
    scope: 'site',
    operation,
    algorithms: notSeen,
    lifetime: notSeen,
    claims: notSeen,
    secret: notSeen,
    use: notSeen,
    verifiedBeside: notSeen,
    ...changes,
  };
}

/** Code that the linter recognised for a check, in a file of the server. */
export function codeShape(check: string, traits: CodeShapeFact['traits'], changes: Partial<CodeShapeFact> = {}): CodeShapeFact {
  return { kind: 'code-shape', id: 'code-shape-1', seen: { ...inSource('server', 'clientSecret'), library: 'by hand' }, scope: 'site', shape: check, name: 'clientSecret', traits, ...changes };
}

export const acceptedAnswer: ProbeAnswer = { status: 200, redirected: false, size: 80, body: 'orders' };
export const refusedAnswer: ProbeAnswer = { status: 401, redirected: false, size: 40, body: 'no' };

/** An active test with a bearer JWT that ends in an hour; the server answers it like the credential as it is. */
export function probe(kind: ProbeKind, changes: Partial<ProbeFact> = {}): ProbeFact {
  return {
    kind: 'probe',
    id: 'probe-1',
    seen: { in: 'response', url: 'https://shop.example/api/orders', time: captureTime },
    scope: 'site',
    probe: kind,
    method: 'GET',
    url: 'https://shop.example/api/orders',
    credential: { name: 'access_token', by: 'bearer', form: 'jws', expires: captureSeconds + 3_600 },
    authenticated: acceptedAnswer,
    probed: acceptedAnswer,
    anonymous: refusedAnswer,
    ...changes,
  };
}

/** Twenty requests without credentials, each answered with another random "sid" of 128 bits. */
export function sessionSample(changes: Partial<SessionSampleFact> = {}): SessionSampleFact {
  return {
    kind: 'session-sample',
    id: 'session-sample-1',
    seen: { in: 'set-cookie', url: 'https://shop.example/login', time: captureTime },
    scope: 'site',
    role: roleOf('session-id'),
    name: 'sid',
    domain: 'shop.example',
    path: '/',
    url: 'https://shop.example/login',
    requests: 20,
    given: 20,
    distinct: 20,
    length: 32,
    shared: 0,
    bits: 128,
    ...changes,
  };
}

/** Code that puts an access token into a request of the page. */
export function credentialUse(changes: Partial<CredentialUseFact> = {}): CredentialUseFact {
  return { kind: 'credential-use', id: 'credential-use-1', seen: { ...inSource('client', 'fetch'), library: 'browser' }, scope: 'site', by: 'request', place: 'query', name: 'access_token', origin: absent, role: roleOf('access-token'), ...changes };
}

/** Cross-origin access for every origin, with credentials. */
export function corsSetup(changes: Partial<CorsSetupFact> = {}): CorsSetupFact {
  return { kind: 'cors-setup', id: 'cors-setup-1', seen: { ...inSource('server', 'cors'), library: 'cors' }, scope: 'site', origins: set('every'), credentials: set(true), ...changes };
}

/** A token that is bound to the session. */
export function csrfSetup(changes: Partial<CsrfSetupFact> = {}): CsrfSetupFact {
  return { kind: 'csrf-setup', id: 'csrf-setup-1', seen: { ...inSource('server', 'csurf'), library: 'csurf' }, scope: 'site', enforced: set(true), boundTo: set('session'), ...changes };
}

/** A session of express-session that keeps its state in an external store; everything else was not seen. */
export function sessionSetup(changes: Partial<SessionSetupFact> = {}): SessionSetupFact {
  return {
    kind: 'session-setup',
    id: 'session-setup-1',
    seen: { ...inSource('server', 'session'), library: 'express-session' },
    scope: 'site',
    cookieName: set('connect.sid'),
    store: set('external'),
    secret: notSeen,
    rolling: set(false),
    ...changes,
  };
}
