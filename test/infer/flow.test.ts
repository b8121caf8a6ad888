import { describe, expect, test } from 'vitest';
import { absent, set } from '#shared/facts/known.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { flowFrom } from '#shared/infer/flow.ts';
import { modelFrom } from '#shared/infer/model.ts';
import { cookie, exchange, jwt, sessionFacts, sessionValue, shop, storageEntry, token, tokenFacts } from '../report/a-capture.ts';

const linesOf = (facts: readonly Fact[]) => flowFrom(facts, modelFrom(facts)).map(({ from, to, action, basis }) => `${from} ${basis === 'observed' ? '->' : '..'} ${to} ${action}`);

describe('the two flows of the textbook', () => {
  test('session: login, created, id in a cookie, sent back, looked up, response', () => {
    expect(linesOf(sessionFacts)).toEqual([
      'user .. browser submit-credentials',
      'browser -> server submit-credentials',
      'server .. store create-session',
      'server -> browser set-cookie',
      'browser -> server send-credential',
      'server .. store look-up',
      'server -> browser respond',
      'browser -> server logout',
      'server -> browser clear-credential',
    ]);
  });

  test('token: login, signed, stored by the client, sent, verified, response', () => {
    expect(linesOf(tokenFacts)).toEqual([
      'user .. browser submit-credentials',
      'browser -> api submit-credentials',
      'api .. api sign-token',
      'api -> browser return-token',
      'browser -> browser store-token',
      'browser -> api send-credential',
      'api .. api verify-signature',
      'api -> browser respond',
    ]);
  });

  test('a JWT in a cookie is signed, kept in the jar and verified', () => {
    const facts = sessionFacts.map((fact) => (fact.kind === 'cookie' && fact.action === 'set' ? cookie('connect.sid', jwt, { shape: { format: 'jws', length: 90, bits: 256, wrapping: [] } }) : fact));
    expect(linesOf(facts).slice(2, 8)).toEqual([
      'server .. server sign-token',
      'server -> browser set-cookie',
      'browser .. browser store-token',
      'browser -> server send-credential',
      'server .. server verify-signature',
      'server -> browser respond',
    ]);
  });
});

describe('other flows', () => {
  test('an identity provider is the issuer', () => {
    const facts: Fact[] = [
      exchange('page', 0, `${shop}/`),
      exchange('authorize', 1, 'https://id.example/authorize?client_id=1', { scope: 'other', marks: ['oauth-request'] }),
      exchange('callback', 2, `${shop}/callback?code=abc`, { marks: ['oauth-callback'], status: 302 }),
      cookie('connect.sid', sessionValue, { seen: { in: 'set-cookie', url: `${shop}/callback`, exchange: 'callback' } }),
    ];
    expect(linesOf(facts)).toEqual([
      'browser -> issuer redirect',
      'user .. issuer submit-credentials',
      'issuer -> browser redirect',
      'browser -> server redirect',
      'server .. store create-session',
      'server -> browser set-cookie',
    ]);
  });

  test('a session given before the login is drawn where it was given', () => {
    const early = cookie('connect.sid', sessionValue, { seen: { in: 'set-cookie', url: shop, exchange: 'page' } });
    expect(linesOf([...sessionFacts.filter(({ kind }) => kind !== 'cookie'), early]).slice(0, 3)).toEqual(['server .. store create-session', 'server -> browser set-cookie', 'user .. browser submit-credentials']);
  });

  test('a refresh', () => {
    const facts = [...tokenFacts, exchange('refresh', 9, 'https://api.shop.example/refresh', { method: 'POST', marks: ['refresh'], responseFields: ['accessToken'] })];
    expect(linesOf(facts).slice(-2)).toEqual(['browser -> api refresh', 'api -> browser return-token']);
  });

  test('the old credential after the logout is drawn with its answer', () => {
    const after = exchange('after', 9, `${shop}/account`, { requestHeaders: [['Cookie', `connect.sid=${sessionValue}`]], status: 401 });
    const steps = flowFrom([...sessionFacts, after], modelFrom(sessionFacts)).slice(-3);
    expect(steps.map(({ label }) => label)).toEqual(['GET /account with Cookie: connect.sid (the value from before the logout)', 'Looks the session up', '401 (refused)']);
  });

  test('a token that is found in no store was kept in memory', () => {
    const inMemory = [...tokenFacts.filter(({ kind }) => kind !== 'storage' && kind !== 'token'), token(jwt, { carriers: [{ in: 'header', name: 'Authorization' }] })];
    expect(flowFrom(inMemory, modelFrom(inMemory)).find(({ action }) => action === 'store-token')).toMatchObject({ label: 'Keeps the token in memory', basis: 'inferred' });
  });

  test('a token whose hand-over was not readable is drawn as handed out by the login, inferred', () => {
    const facts = [...tokenFacts.filter(({ kind }) => kind === 'exchange').map((fact) => ({ ...fact, responseFields: [] }) as Fact), token(jwt, { carriers: [{ in: 'header', name: 'Authorization' }] })];
    expect(linesOf(facts).slice(2, 7)).toEqual([
      'api -> browser respond',
      'api .. api sign-token',
      'api .. browser return-token',
      'browser .. browser store-token',
      'browser -> api send-credential',
    ]);
  });

  test('a token in a cookie and in storage is kept in both, and signed once', () => {
    const both = token(jwt, { carriers: [{ in: 'cookie', name: 'token' }, { in: 'local-storage', name: 'token' }] });
    const set = cookie('token', jwt, { shape: { format: 'jws', length: 90, bits: 256, wrapping: [] }, role: both.role });
    const login = exchange('login', 1, `${shop}/login`, { method: 'POST', marks: ['login'], responseFields: ['token'] });
    expect(linesOf([login, set, both, storageEntry('token', jwt)]).slice(2)).toEqual([
      'server .. server sign-token',
      'server -> browser set-cookie',
      'browser .. browser store-token',
      'server -> browser return-token',
      'browser -> browser store-token',
    ]);
  });

  test('a copy of a cookie in storage is drawn before it is sent, also when no body was readable', () => {
    const both = token(jwt, { carriers: [{ in: 'cookie', name: 'token' }, { in: 'local-storage', name: 'token' }] });
    const set = cookie('token', jwt, { shape: { format: 'jws', length: 90, bits: 256, wrapping: [] }, role: both.role });
    const login = exchange('login', 1, `${shop}/login`, { method: 'POST', marks: ['login'] });
    const api = exchange('api', 2, 'https://api.shop.example/notes', { requestHeaders: [['Authorization', `Bearer ${jwt}`]] });
    const flow = flowFrom([login, set, both, storageEntry('token', jwt), api], modelFrom([both]));
    expect(flow.map(({ label }) => label).slice(4, 7)).toEqual(['Keeps token in the cookie jar', 'Stores it in localStorage as "token"', 'GET /notes with Authorization: Bearer']);
  });

  test('two identifiers on one request are looked up in one step with the evidence of both', () => {
    const second = cookie('remember', 'x9Wz71LmTv92KbXc', { seen: { in: 'set-cookie', url: shop, exchange: 'login' } });
    const facts = [
      ...sessionFacts.filter(({ id }) => id !== 'me' && id !== 'image'),
      second,
      exchange('me', 3, `${shop}/account`, { requestHeaders: [['Cookie', `connect.sid=${sessionValue}; remember=x9Wz71LmTv92KbXc`]] }),
    ];
    const lookUps = flowFrom(facts, modelFrom(facts)).filter(({ action }) => action === 'look-up');
    expect(lookUps.map(({ evidence }) => evidence.length)).toEqual([2]);
  });

  test('without traffic only what the browser holds is drawn, and sending is inferred', () => {
    expect(linesOf([cookie('connect.sid', sessionValue, { action: 'hold', seen: { in: 'cookie-jar' } }), storageEntry('auth_token', jwt)])).toEqual([
      'server .. browser set-cookie',
      'browser .. server send-credential',
      'server .. store look-up',
      'browser -> browser store-token',
    ]);
  });

  test('from source every step is inferred and names its line', () => {
    const seen = { in: 'source', file: 'app.ts', line: 3, column: 1, side: 'server', api: 'session()', library: 'express-session' } as const;
    const facts: Fact[] = [{ kind: 'session-setup', id: 's', seen, scope: 'site', cookieName: set('connect.sid'), store: set('external'), secret: absent, rolling: absent }];
    const flow = flowFrom(facts, modelFrom(facts));
    expect(flow.map(({ action }) => action)).toEqual(['submit-credentials', 'create-session', 'set-cookie', 'send-credential', 'look-up', 'respond']);
    expect(flow.every(({ basis, evidence }) => basis === 'inferred' && evidence[0]?.at === 'app.ts:3')).toBe(true);
  });

  test('the order of the facts does not matter, that of time does', () => {
    expect(linesOf([...sessionFacts].reverse())).toEqual(linesOf(sessionFacts));
  });

  test('thousands of requests draw one example each, not thousands of arrows', () => {
    const many = Array.from({ length: 2000 }, (_, index) => exchange(`r${index}`, 3 + index / 10_000, `${shop}/page/${index}`, { requestHeaders: [['Cookie', `connect.sid=${sessionValue}`]] }));
    expect(linesOf([...sessionFacts, ...many])).toEqual(linesOf(sessionFacts));
  });
});
