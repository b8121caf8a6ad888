import { describe, expect, test } from 'vitest';
import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import type { ProbeAnswer, ProbeFact } from '#shared/facts/probe.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import type { SessionSetupFact } from '#shared/facts/session-setup.ts';
import type { SourceSighting } from '#shared/facts/sighting.ts';
import { modelFrom } from '#shared/infer/model.ts';
import { acceptedAnswer, probe } from '../checks/facts.ts';
import { cookie, exchange, jwt, sessionFacts, sessionRole, sessionValue, shop, start, storageEntry, token, tokenFacts } from '../report/a-capture.ts';

const withSession = [['Cookie', `connect.sid=${sessionValue}`]] as const;
const withBearer = [['Authorization', `Bearer ${jwt}`]] as const;
const logout = exchange('logout', 10, `${shop}/logout`, { method: 'POST', marks: ['logout'] });
const me = `${shop}/account?tab=orders`;
const notes = 'https://api.shop.example/notes';
const refresh = storageEntry('refresh_token', 'rXq82LmTz91KvB37Yp', { shape: { format: 'opaque', length: 18, bits: 100, wrapping: [] }, role: { role: 'refresh-token', confidence: 'likely', evidence: [] } });
const opaque = { format: 'opaque', length: 24, bits: 140, wrapping: [] } as const;
const sealed = { format: 'iron-sealed', length: 240, bits: 256, wrapping: [] } as const;

const signedOut = { status: 401, redirected: false, size: 40, body: 'no' };
const replay = (name: string, probed: Partial<ProbeAnswer>, more: Partial<ProbeFact> = {}) => probe('after-logout', { credential: { name, by: 'bearer', form: 'jws' }, probed: { ...acceptedAnswer, ...probed }, ...more });

interface Case {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly model: Record<string, unknown>;
  readonly rule?: string;
  readonly caveat?: RegExp;
}

const live: Case[] = [
  { name: 'opaque id in a cookie', facts: sessionFacts, model: { kind: 'session', carrier: 'cookie', credential: 'opaque', confidence: 'medium' }, rule: 'keep-server-session' },
  { name: 'JWT from storage in Authorization', facts: tokenFacts, model: { kind: 'token', carrier: 'bearer', credential: 'jws', confidence: 'low' }, rule: 'browser-login-to-session', caveat: /look up even a self-contained/ },
  {
    name: 'JWT in a cookie',
    facts: [...sessionFacts.filter(({ kind }) => kind !== 'cookie'), cookie('connect.sid', jwt, { shape: { format: 'jws', length: 90, bits: 256, wrapping: [] } })],
    model: { kind: 'token', carrier: 'cookie', credential: 'jws' },
  },
  {
    name: 'a short JWT without a refresh token: its lifetime is the delay',
    facts: [...tokenFacts.filter(({ kind }) => kind !== 'token'), token(jwt, { payload: { iat: start / 1000, exp: start / 1000 + 900 } })],
    model: { kind: 'token' },
    rule: 'short-token-as-delay',
  },
  {
    name: 'sealed cookie',
    facts: [cookie('app', 'Fe26.2**x', { shape: sealed, role: { role: 'session-data', confidence: 'likely', evidence: [] } })],
    model: { kind: 'token', carrier: 'cookie', credential: 'sealed' },
    rule: 'version-for-sealed-session',
  },
  {
    name: 'opaque bearer token: stateful although it travels like a JWT',
    facts: [exchange('a', 1, notes, { requestHeaders: [['Authorization', 'Bearer q8Wz71LmTv92KbXc']] })],
    model: { kind: 'session', carrier: 'bearer', credential: 'opaque' },
    rule: 'opaque-bearer-fits-api',
  },
  {
    name: 'access JWT beside a refresh token stays a token, with a caveat',
    facts: [...tokenFacts, refresh],
    model: { kind: 'token', carrier: 'bearer' },
    rule: 'short-access-rotated-refresh',
    caveat: /refresh token beside it/,
  },
  {
    name: 'JWT refused after logout although unexpired: hybrid, proven by the same request before',
    facts: [...tokenFacts, logout, exchange('after', 11, notes, { requestHeaders: withBearer, status: 401 })],
    model: { kind: 'hybrid', confidence: 'high' },
    rule: 'drop-the-jwt-as-identifier',
  },
  {
    name: 'the refusal comes after the expiry of the token: proves nothing',
    facts: [
      ...tokenFacts.filter(({ kind }) => kind !== 'token'),
      token(jwt, { payload: { iat: start / 1000, exp: start / 1000 + 5 } }),
      logout,
      exchange('after', 11, notes, { requestHeaders: withBearer, status: 401 }),
    ],
    model: { kind: 'token', confidence: 'low' },
  },
  {
    name: 'JWT still accepted after logout',
    facts: [...tokenFacts, logout, exchange('after', 11, notes, { requestHeaders: withBearer })],
    model: { kind: 'token', confidence: 'high' },
  },
  {
    name: 'accepted after logout on a request never seen before: may be public',
    facts: [...tokenFacts, logout, exchange('after', 11, `${shop}/public`, { requestHeaders: withBearer })],
    model: { kind: 'token', confidence: 'medium' },
    caveat: /open to everybody/,
  },
  {
    name: 'JWT refused by an active replay: hybrid',
    facts: [...tokenFacts, replay('auth_token', signedOut)],
    model: { kind: 'hybrid', confidence: 'high' },
    rule: 'drop-the-jwt-as-identifier',
  },
  { name: 'JWT accepted by an active replay', facts: [...tokenFacts, replay('auth_token', {})], model: { kind: 'token', confidence: 'high' } },
  { name: 'the active replay of another credential', facts: [...tokenFacts, replay('other', signedOut)], model: { kind: 'token', confidence: 'low' } },
  { name: 'an active replay that proves nothing', facts: [...tokenFacts, replay('auth_token', signedOut, { problem: 'The logout failed.' })], model: { kind: 'token', confidence: 'low' } },
  { name: 'an active replay weighs more than chance traffic', facts: [...tokenFacts, logout, exchange('after', 11, `${shop}/public`, { requestHeaders: withBearer }), replay('auth_token', signedOut)], model: { kind: 'hybrid', confidence: 'high' } },
  { name: 'session refused by an active replay', facts: [...sessionFacts, replay('connect.sid', signedOut)], model: { kind: 'session', confidence: 'high' } },
  {
    name: 'session refused after logout',
    facts: [...sessionFacts, exchange('after', 11, me, { requestHeaders: withSession, status: 401 })],
    model: { kind: 'session', confidence: 'high' },
  },
  {
    name: 'a new login in between: no replay',
    facts: [...sessionFacts, exchange('again', 10, `${shop}/login`, { method: 'POST', marks: ['login'] }), exchange('after', 11, me, { requestHeaders: withSession })],
    model: { kind: 'session', confidence: 'medium' },
  },
  {
    name: 'two kinds of credential on one site',
    facts: [...sessionFacts, ...tokenFacts.slice(2)],
    model: { kind: 'unclear', carrier: 'mixed', confidence: 'low' },
    rule: 'capture-a-login',
  },
  {
    name: 'a possible id never outweighs a likely one',
    facts: [...tokenFacts, cookie('visitor', 'x9Wz71LmTv92KbXc', { shape: opaque, role: { role: 'session-id', confidence: 'possible', evidence: [] } })],
    model: { kind: 'token' },
  },
  { name: 'a cookie of the jar alone is carried by cookie', facts: [cookie('connect.sid', sessionValue, { action: 'hold', seen: { in: 'cookie-jar' } })], model: { kind: 'session', carrier: 'cookie' }, caveat: /No login was in the capture/ },
  { name: 'an entry that no request was seen to carry', facts: [storageEntry('auth_token', jwt), token(jwt)], model: { kind: 'token', carrier: 'none' }, caveat: /No request was seen that carries/ },
  { name: 'name and role known, value not', facts: [cookie('connect.sid', '', { value: unknown('only the name was sent'), shape: undefined })], model: { kind: 'unclear', credential: 'none' } },
  {
    name: 'tokens renewed in memory are one credential, known by its header',
    facts: ['one', 'two'].flatMap((id, index) => [
      token(`${jwt}${id}`, { id, carriers: [{ in: 'header', name: 'Authorization' }] }),
      exchange(id, index, notes, { requestHeaders: [['Authorization', `Bearer ${jwt}${id}`]] }),
    ]),
    model: { kind: 'token', carrier: 'bearer', summary: "Stateless token: the bearer token carries the user's data itself and can be checked without a look-up." },
  },
  {
    name: 'a token first seen in a header is called by the entry that keeps it',
    facts: [storageEntry('auth_token', jwt), token(jwt, { carriers: [{ in: 'header', name: 'Authorization' }, { in: 'local-storage', name: 'auth_token' }] })],
    model: { kind: 'token', summary: expect.stringContaining('auth_token') },
  },
  { name: 'only another party', facts: [cookie('sid', sessionValue, { scope: 'other' })], model: { kind: 'none' } },
  { name: 'only a preference', facts: [cookie('theme', 'dark', { role: { role: 'preference', confidence: 'likely', evidence: [] } })], model: { kind: 'none' } },
  { name: 'nothing at all', facts: [], model: { kind: 'none', carrier: 'none', credential: 'none' }, rule: 'capture-a-login', caveat: /Sign in while capturing/ },
  { name: 'a sanitised recording is unclear, never "none"', facts: [exchange('a', 1, shop, { sanitised: true })], model: { kind: 'unclear' } },
  { name: 'a login without a credential', facts: [exchange('a', 1, shop, { marks: ['login'] })], model: { kind: 'unclear' } },
];

describe('the model of live facts', () => {
  test.each(live)('$name', ({ facts, model, rule, caveat }) => {
    const verdict = modelFrom(facts);
    expect(verdict).toMatchObject(model);
    if (rule) expect(verdict.recommendation?.rule).toBe(rule);
    if (caveat) expect(verdict.caveats.join('\n')).toMatch(caveat);
  });

  test('every verdict on a credential shows what it rests on', () => {
    for (const { facts } of live) {
      const { kind, credential, evidence } = modelFrom(facts);
      if (kind !== 'none' && credential !== 'none') expect(evidence.length).toBeGreaterThan(0);
    }
  });
});

const at = (api: string, library = api): SourceSighting => ({ in: 'source', file: 'server.ts', line: 7, column: 1, side: 'server', api, library });
const setup = (store: SessionSetupFact['store']): SessionSetupFact => ({
  kind: 'session-setup', id: 's', seen: at('session()', 'express-session'), scope: 'site', cookieName: set('connect.sid'), store, secret: absent, rolling: absent,
});
const call = (operation: JwtCallFact['operation'], more: Partial<JwtCallFact> = {}): JwtCallFact => ({
  kind: 'jwt-call', id: operation, seen: at(`jwt.${operation}`, 'jsonwebtoken'), scope: 'site', operation, algorithms: absent, lifetime: absent, claims: absent, secret: absent, use: absent, verifiedBeside: absent, ...more,
});
const setByCode = cookie('token', '', { seen: at('res.cookie', 'express'), value: unknown('not literal'), shape: undefined, role: { role: 'access-token', confidence: 'likely', evidence: [] } });

const source: Case[] = [
  { name: 'a session in a store', facts: [setup(set('external'))], model: { kind: 'session', carrier: 'cookie', credential: 'opaque', confidence: 'high' }, rule: 'keep-server-session' },
  { name: 'a session in memory by default', facts: [setup(byDefault('memory', 'express-session 1.18'))], model: { kind: 'session', confidence: 'high' }, rule: 'shared-store-before-second-instance' },
  { name: 'a session sealed into its cookie', facts: [setup(set('sealed-cookie'))], model: { kind: 'token', credential: 'sealed', confidence: 'high' } },
  { name: 'a session whose store could not be read', facts: [setup(unknown('options are computed'))], model: { kind: 'unclear' } },
  { name: 'JWTs signed, set in a cookie and verified', facts: [call('sign'), setByCode, call('verify')], model: { kind: 'token', carrier: 'cookie', credential: 'jws', confidence: 'medium' }, caveat: /looked up in a store was not decided/ },
  { name: 'verified and certainly not looked up', facts: [call('verify', { lookedUp: absent })], model: { kind: 'token', confidence: 'high' } },
  { name: 'verified and looked up', facts: [call('verify', { lookedUp: set(true) })], model: { kind: 'hybrid', confidence: 'high' } },
  { name: 'only signed', facts: [call('sign')], model: { kind: 'token', confidence: 'medium' }, caveat: /No verification was seen/ },
  { name: 'sessions and JWTs in one code base', facts: [setup(set('external')), call('verify')], model: { kind: 'unclear' }, rule: 'one-application-at-a-time' },
  {
    name: 'a refresh token is signed beside it',
    facts: [call('sign'), call('sign', { role: { role: 'refresh-token', confidence: 'likely', evidence: [] } }), call('verify')],
    model: { kind: 'token' },
    rule: 'short-access-rotated-refresh',
    caveat: /refresh token is issued beside it/,
  },
  { name: 'no authentication at all', facts: [], model: { kind: 'none' } },
];

describe('the model of source code', () => {
  test.each(source)('$name', ({ facts, model, rule, caveat }) => {
    const verdict = modelFrom(facts);
    expect(verdict).toMatchObject(model);
    if (rule) expect(verdict.recommendation?.rule).toBe(rule);
    if (caveat) expect(verdict.caveats.join('\n')).toMatch(caveat);
  });

  test('evidence names the line', () => {
    expect(modelFrom([setup(set('external'))]).evidence[0]).toMatchObject({ kind: 'source', at: 'server.ts:7' });
  });
});

test('another role beside it does not make an analytics cookie a session', () => {
  const analytics = cookie('_ga', 'GA1.2.123456789.987654321', { role: { ...sessionRole, role: 'analytics' } });
  expect(modelFrom([analytics, ...tokenFacts]).kind).toBe('token');
});
