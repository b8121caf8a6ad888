// Facts as no collector would make them: any text anywhere, any combination of kinds.
import fc from 'fast-check';
import { absent, assumed, byDefault, type Known, set, unknown } from '#shared/facts/known.ts';
import { checks } from '#shared/checks/index.ts';
import type { CodeShapeFact } from '#shared/facts/code-shape.ts';
import type { CredentialUseFact } from '#shared/facts/credential-use.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { CorsSetupFact } from '#shared/facts/cors-setup.ts';
import type { CsrfSetupFact } from '#shared/facts/csrf-setup.ts';
import type { PageOutputFact } from '#shared/facts/page-output.ts';
import type { SessionSampleFact } from '#shared/facts/session-sample.ts';
import { dependencyLists, type DependencyFact } from '#shared/facts/dependency.ts';
import type { ExchangeFact } from '#shared/facts/exchange.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import type { ProbeAnswer, ProbeFact } from '#shared/facts/probe.ts';
import type { RoleGuess } from '#shared/facts/role.ts';
import type { SessionSetupFact } from '#shared/facts/session-setup.ts';
import type { LiveSighting, SourceSighting } from '#shared/facts/sighting.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { JsonObject, TokenFact } from '#shared/facts/token.ts';
import type { ValueShape } from '#shared/facts/value-shape.ts';
import type { WindowMessageFact } from '#shared/facts/window-message.ts';

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('sid', 'token', 'connect.sid', 'https://shop.example/a?b=c#d', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln', '__proto__', '') },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1_795_000_000, 1e300));

function known<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Known<T>> {
  return fc.oneof(value.map(set), fc.tuple(value, text).map(([v, by]) => byDefault(v, by)), fc.tuple(value, text).map(([v, why]) => assumed(v, why)), fc.constant(absent), text.map(unknown));
}

const scope = fc.constantFrom('site' as const, 'site' as const, 'other' as const);
const live: fc.Arbitrary<LiveSighting> = fc.record(
  { in: fc.constantFrom('set-cookie', 'request', 'response', 'cookie-jar', 'document-cookie', 'page', 'input'), url: text, time: number, exchange: fc.constantFrom('x1', 'x2') },
  { requiredKeys: ['in'] },
);
const inSource: fc.Arbitrary<SourceSighting> = fc.record({
  in: fc.constant('source' as const),
  file: text,
  line: fc.nat(),
  column: fc.nat(),
  side: fc.constantFrom('server', 'client', 'unknown'),
  api: text,
  library: text,
});
const role: fc.Arbitrary<RoleGuess> = fc.record({
  role: fc.constantFrom('session-id', 'session-data', 'access-token', 'refresh-token', 'id-token', 'csrf-token', 'load-balancer', 'preference', 'unknown'),
  confidence: fc.constantFrom('confirmed', 'likely', 'possible', 'none'),
  evidence: fc.array(fc.record({ kind: fc.constant('name' as const), text, at: text }, { requiredKeys: ['kind', 'text'] }), { maxLength: 2 }),
});
const shape: fc.Arbitrary<ValueShape> = fc.record({
  format: fc.constantFrom('empty', 'jws', 'jwe', 'iron-sealed', 'express-signed', 'json', 'uuid', 'opaque', 'number', 'word'),
  length: fc.nat(),
  bits: fc.nat(600),
  wrapping: fc.array(text, { maxLength: 2 }),
});
const json = fc.oneof(
  fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })),
  fc.record({ iat: number, exp: number, sub: text, iss: text }, { requiredKeys: [] }),
).map((value) => value as JsonObject);

const cookie: fc.Arbitrary<CookieFact> = fc.record(
  {
    kind: fc.constant('cookie' as const),
    id: text,
    seen: fc.oneof(live, inSource),
    scope,
    action: fc.constantFrom('set', 'clear', 'hold', 'send'),
    name: known(text),
    value: known(text),
    shape,
    secure: known(fc.boolean()),
    httpOnly: known(fc.boolean()),
    sameSite: known(fc.constantFrom('Strict', 'Lax', 'None', 'invalid')),
    domain: known(text),
    path: known(text),
    lifetime: known(number),
    partitioned: known(fc.boolean()),
    host: text,
    byScript: known(fc.boolean()),
    size: fc.nat(),
    problems: fc.array(text, { maxLength: 1 }),
    role,
  },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'action', 'name', 'value', 'secure', 'httpOnly', 'sameSite', 'domain', 'path', 'lifetime', 'partitioned', 'byScript', 'problems', 'role'] },
);

const storage: fc.Arbitrary<StorageFact> = fc.record(
  { kind: fc.constant('storage' as const), id: text, seen: fc.oneof(live, inSource), scope, area: fc.constantFrom('local', 'session', 'indexeddb', 'cache-storage'), origin: text, key: known(text), value: known(text), shape, role },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'area', 'key', 'value', 'role'] },
);

const carrier = fc.record({ in: fc.constantFrom('cookie' as const, 'local-storage' as const, 'header' as const, 'url' as const, 'body' as const, 'input' as const), name: text });

const token: fc.Arbitrary<TokenFact> = fc.record(
  {
    kind: fc.constant('token' as const),
    id: text,
    seen: live,
    scope,
    format: fc.constantFrom('jws', 'jwe'),
    raw: text,
    header: json,
    payload: json,
    signature: fc.constantFrom('present', 'empty'),
    carriers: fc.array(carrier, { maxLength: 3 }),
    problems: fc.array(text, { maxLength: 1 }),
    role,
  },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'format', 'raw', 'signature', 'carriers', 'problems', 'role'] },
);

const headers = fc.array(fc.tuple(fc.constantFrom('cookie', 'Authorization', 'Set-Cookie', 'x-auth-token', 'Clear-Site-Data'), text), { maxLength: 3 });
const fields = fc.array(text, { maxLength: 3 });
const credentials = fc.array(fc.record({ field: text, hash: text }), { maxLength: 2 });

const exchange: fc.Arbitrary<ExchangeFact> = fc.record({
  kind: fc.constant('exchange' as const),
  id: fc.constantFrom('x1', 'x2', 'x3'),
  seen: live,
  scope,
  url: text,
  method: fc.constantFrom('GET', 'POST'),
  status: fc.constantFrom(0, 200, 302, 401, 500),
  requestHeaders: headers,
  responseHeaders: headers,
  requestFields: fields,
  responseFields: fields,
  requestCredentials: credentials,
  responseCredentials: credentials,
  marks: fc.subarray(['login', 'login-step', 'refresh', 'logout', 'oauth-request', 'oauth-callback', 'token-request']),
  sanitised: fc.boolean(),
});

const secret = known(fc.record({ origin: fc.constantFrom('literal' as const, 'environment' as const), octets: fc.nat() }));

const jwtCall: fc.Arbitrary<JwtCallFact> = fc.record({
  kind: fc.constant('jwt-call' as const),
  id: text,
  seen: inSource,
  scope,
  operation: fc.constantFrom('sign', 'verify', 'decode'),
  algorithms: known(fc.array(text, { maxLength: 2 })),
  lifetime: known(number),
  claims: known(fields),
  secret,
  use: known(fc.constantFrom('decision', 'key-lookup', 'display', 'unused')),
  verifiedBeside: known(fc.boolean()),
  lookedUp: known(fc.boolean()),
});

const sessionSetup: fc.Arbitrary<SessionSetupFact> = fc.record({
  kind: fc.constant('session-setup' as const),
  id: text,
  seen: inSource,
  scope,
  cookieName: known(text),
  store: known(fc.constantFrom('memory', 'external', 'signed-cookie', 'sealed-cookie')),
  secret,
  rolling: known(fc.boolean()),
});

const credentialUse: fc.Arbitrary<CredentialUseFact> = fc.record({
  kind: fc.constant('credential-use' as const),
  id: text,
  seen: inSource,
  scope,
  by: fc.constantFrom('request', 'websocket', 'event-source', 'navigation', 'redirect', 'log', 'error-tracker'),
  place: fc.constantFrom('query', 'fragment', 'header', 'argument'),
  name: text,
  origin: known(text),
  isDebug: fc.boolean(),
  role,
});

const codeShape: fc.Arbitrary<CodeShapeFact> = fc.record({
  kind: fc.constant('code-shape' as const),
  id: text,
  seen: inSource,
  scope,
  shape: fc.constantFrom(...checks.filter(({ judge }) => 'code-shape' in judge).map(({ id }) => id), 'no-check'),
  name: text,
  traits: fc.dictionary(text, known(fc.oneof(fc.boolean(), number, text)), { maxKeys: 3 }),
});

const probeAnswer: fc.Arbitrary<ProbeAnswer> = fc.record(
  { status: fc.constantFrom(0, 101, 200, 302, 401, 429, 500), redirected: fc.boolean(), size: number, body: text, cached: fc.boolean(), allows: fc.record({ origin: fc.boolean(), credentials: fc.boolean() }) },
  { requiredKeys: ['status', 'redirected', 'size', 'body'] },
);
const probe: fc.Arbitrary<ProbeFact> = fc.record(
  {
    kind: fc.constant('probe' as const),
    id: text,
    seen: live,
    scope,
    probe: fc.constantFrom('after-logout', 'altered-signature', 'alg-none', 'expired-token', 'foreign-origin', 'foreign-write', 'foreign-handshake', 'chosen-identifier', 'identifier-before-login', 'after-credential-change', 'after-second-login', 'after-idle', 'used-refresh-token', 'edited-value'),
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    url: text,
    credential: fc.record({ name: text, by: fc.constantFrom('cookie', 'bearer', 'body'), form: fc.constantFrom('opaque', 'jws', 'sealed', 'unknown'), expires: fc.oneof(number, fc.constant(null)), bound: fc.boolean() }, { requiredKeys: ['name', 'by', 'form'] }),
    authenticated: probeAnswer,
    probed: probeAnswer,
    anonymous: probeAnswer,
    waited: number,
    managesSessions: fc.boolean(),
    problem: text,
  },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'probe', 'method', 'url', 'credential', 'authenticated', 'probed', 'anonymous'] },
);

const corsSetup: fc.Arbitrary<CorsSetupFact> = fc.record({
  kind: fc.constant('cors-setup' as const),
  id: text,
  seen: inSource,
  scope,
  origins: known(fc.constantFrom('every' as const, 'loose', 'null', 'any', 'listed', 'none')),
  credentials: known(fc.boolean()),
  test: text,
});

const csrfSetup: fc.Arbitrary<CsrfSetupFact> = fc.record({
  kind: fc.constant('csrf-setup' as const),
  id: text,
  seen: inSource,
  scope,
  enforced: known(fc.boolean()),
  boundTo: known(fc.constantFrom('session' as const, 'cookie', 'nothing', 'origin')),
  option: text,
});

const pageOutput: fc.Arbitrary<PageOutputFact> = fc.record({
  kind: fc.constant('page-output' as const),
  id: text,
  seen: fc.record({ in: fc.constant('page' as const), url: text }),
  scope,
  method: text,
  credentialHashes: fc.array(text, { maxLength: 3 }),
});

const sessionSample: fc.Arbitrary<SessionSampleFact> = fc.record(
  {
    kind: fc.constant('session-sample' as const),
    id: text,
    seen: live,
    scope,
    role,
    name: text,
    domain: text,
    path: text,
    url: text,
    requests: number,
    given: number,
    distinct: fc.nat(40),
    length: number,
    shared: number,
    bits: number,
    pattern: fc.constantFrom('counted' as const, 'object-id', 'clock-uuid', 'clock'),
  },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'role', 'name', 'domain', 'path', 'url', 'requests', 'given', 'distinct', 'length', 'shared', 'bits'] },
);

const windowMessage: fc.Arbitrary<WindowMessageFact> = fc.record(
  {
    kind: fc.constant('window-message' as const),
    id: text,
    seen: live,
    scope,
    sender: text,
    asked: known(fc.boolean()),
    readBy: fc.record({ url: text, line: number, column: number }),
    credentialHashes: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'sender', 'asked', 'credentialHashes'] },
);

const dependency: fc.Arbitrary<DependencyFact> = fc.record(
  {
    kind: fc.constant('dependency' as const),
    id: text,
    seen: inSource,
    scope,
    range: text,
    highest: fc.array(text, { maxLength: 3 }),
    list: fc.constantFrom(...dependencyLists),
    used: fc.boolean(),
  },
  { requiredKeys: ['kind', 'id', 'seen', 'scope', 'range', 'list', 'used'] },
);

export const arbitraryFacts: fc.Arbitrary<Fact[]> = fc.array(fc.oneof(cookie, storage, token, exchange, jwtCall, sessionSetup, codeShape, credentialUse, probe, corsSetup, csrfSetup, pageOutput, sessionSample, windowMessage, dependency), { maxLength: 8 });
