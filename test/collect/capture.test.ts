import { describe, expect, test } from 'vitest';
import type { JarCookie } from '#shared/collect/cookie-jar.ts';
import { factsFromCookieJar } from '#shared/collect/cookie-jar.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { accessToken, jws } from '../parse/some-tokens.ts';
import { captureOf, captureTime, cookieIn, entryIn, type Exchange, site } from './traffic.ts';

const opaque = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const jarCookie = (part: Partial<JarCookie>): JarCookie => ({ name: 'sid', value: opaque, domain: 'shop.example', hostOnly: true, path: '/', secure: true, httpOnly: true, sameSite: 'lax', session: true, ...part });
const page = (part: { local?: [string, string][]; session?: [string, string][]; documentCookie?: string; url?: string }) => ({ url: `${site}/`, local: [], session: [], documentCookie: '', ...part });
const actionsOf = (facts: Parameters<typeof factsOf>[0], name: string) => factsOf(facts, 'cookie').filter((cookie) => valueOf(cookie.name) === name).map(({ action, seen }) => `${action} ${seen.in}`);

describe('the cookie store', () => {
  test.each([
    ['unspecified', { state: 'absent' }],
    [undefined, { state: 'absent' }],
    ['no_restriction', { state: 'set', value: 'None' }],
    ['lax', { state: 'set', value: 'Lax' }],
    ['strict', { state: 'set', value: 'Strict' }],
  ])('sameSite %s', (sameSite, expected) => {
    const { sameSite: _before, ...record } = jarCookie({});
    expect(factsFromCookieJar([sameSite === undefined ? record : { ...record, sameSite }], { time: captureTime })[0]?.sameSite).toEqual(expected);
  });

  test('a false flag is an absent attribute, a session cookie has no lifetime, a dot is no part of the domain', () => {
    const [fact] = factsFromCookieJar([jarCookie({ domain: '.shop.example', hostOnly: false, secure: false, httpOnly: false })], { time: captureTime });
    expect(fact).toMatchObject({ secure: { state: 'absent' }, httpOnly: { state: 'absent' }, lifetime: { state: 'absent' }, domain: { value: 'shop.example' }, partitioned: { state: 'absent' } });
  });

  test('expiry counts from when the store was read, and the partition is kept', () => {
    const [fact] = factsFromCookieJar([jarCookie({ expirationDate: captureTime / 1000 + 600, partitionKey: { topLevelSite: 'https://top.example' } })], { time: captureTime });
    expect(fact).toMatchObject({ lifetime: { value: 600 }, partitioned: { value: true }, domain: { state: 'absent' } });
  });

  test('records that are none are left out', () => {
    expect(factsFromCookieJar([null, {}, { name: 1 }] as unknown as JarCookie[], { time: captureTime })).toEqual([]);
  });
});

describe('one cookie is judged once', () => {
  const setBy: Exchange = { line: 'GET /', gets: [`Set-Cookie: sid=${opaque}; Path=/; HttpOnly`] };

  test('by its Set-Cookie when there is one', () => {
    const { facts } = captureOf([setBy, { line: 'GET /x', sends: [`Cookie: sid=${opaque}`] }], { jar: [jarCookie({})], storage: [page({ documentCookie: `sid=${opaque}` })] });
    expect(actionsOf(facts, 'sid')).toEqual(['set set-cookie']);
  });

  test('by the cookie store when no Set-Cookie was seen', () => {
    const { facts } = captureOf([{ line: 'GET /x', sends: [`Cookie: sid=${opaque}`] }], { jar: [jarCookie({})] });
    expect(actionsOf(facts, 'sid')).toEqual(['hold cookie-jar']);
  });

  test('the store keeps what has another path, domain or partition', () => {
    const jar = [jarCookie({ path: '/app' }), jarCookie({ domain: '.shop.example', hostOnly: false }), jarCookie({ partitionKey: { topLevelSite: 'https://top.example' } })];
    expect(actionsOf(captureOf([setBy], { jar }).facts, 'sid')).toEqual(['set set-cookie', 'hold cookie-jar', 'hold cookie-jar', 'hold cookie-jar']);
  });

  test('by the page when nothing else knows it: script can read it, the rest is unknown', () => {
    const { facts } = captureOf([{ line: 'GET /' }], { storage: [page({ documentCookie: `sid=${opaque}` })] });
    expect(cookieIn(facts, 'sid')).toMatchObject({ action: 'hold', seen: { in: 'document-cookie' }, httpOnly: { state: 'absent' }, secure: { state: 'unknown' }, sameSite: { state: 'unknown' } });
  });

  test('by a request when only that was seen', () => {
    expect(cookieIn(captureOf([{ line: 'GET /', sends: [`Cookie: sid=${opaque}`] }]).facts, 'sid')).toMatchObject({ action: 'send', httpOnly: { state: 'unknown' } });
  });

  test('a rolling session is one fact, whatever its Expires', () => {
    const rolling = (seconds: number): Exchange => ({ line: 'GET /', gets: [`Set-Cookie: sid=${opaque}; Path=/; Expires=${new Date(captureTime + seconds * 1000).toUTCString()}`] });
    expect(actionsOf(captureOf([rolling(0), rolling(1), rolling(2)]).facts, 'sid')).toHaveLength(1);
  });

  test('another value, flag or deletion is another fact', () => {
    const { facts } = captureOf([setBy, { line: 'GET /', gets: [`Set-Cookie: sid=${opaque}2; Path=/; HttpOnly`] }, { line: 'GET /', gets: [`Set-Cookie: sid=${opaque}; Path=/`] }, { line: 'GET /', gets: ['Set-Cookie: sid=; Path=/; Max-Age=0'] }]);
    expect(actionsOf(facts, 'sid')).toEqual(['set set-cookie', 'set set-cookie', 'set set-cookie', 'clear set-cookie']);
  });

  test('a cookie of a parent domain explains what subdomains send', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: sid=${opaque}; Path=/; Domain=shop.example`] }, { line: 'GET https://api.shop.example/', sends: [`Cookie: sid=${opaque}`] }]);
    expect(actionsOf(facts, 'sid')).toHaveLength(1);
  });
});

describe('written by script', () => {
  const first: Exchange = { line: 'GET /' };

  test('a cookie that appears without any Set-Cookie was', () => {
    expect(cookieIn(captureOf([first, { line: 'GET /x', sends: ['Cookie: token=abc'] }]).facts, 'token').byScript).toEqual({ state: 'set', value: true });
  });

  test('one that was there from the start is not known to be', () => {
    expect(cookieIn(captureOf([{ ...first, sends: ['Cookie: token=abc'] }, { line: 'GET /x', sends: ['Cookie: token=abc'] }]).facts, 'token').byScript.state).toBe('unknown');
  });

  test('one that an answer set was not', () => {
    expect(cookieIn(captureOf([{ ...first, gets: ['Set-Cookie: token=abc'] }, { line: 'GET /x', sends: ['Cookie: token=abc'] }]).facts, 'token').byScript).toEqual({ state: 'set', value: false });
  });

  test('one that another host of the site set for its domain is not known to be', () => {
    const { facts } = captureOf([first, { line: 'GET https://id.shop.example/', gets: ['Set-Cookie: token=abc'] }, { line: 'GET /x', sends: ['Cookie: token=abc'] }]);
    expect(factsOf(facts, 'cookie').find(({ action }) => action === 'send')?.byScript.state).toBe('unknown');
  });
});

describe('tokens', () => {
  test('one token in many places is one fact with its carriers', () => {
    const { facts } = captureOf(
      [
        { line: 'GET /', gets: [`Set-Cookie: jwt=${accessToken}`] },
        { line: 'GET /api', sends: [`Authorization: Bearer ${accessToken}`] },
        { line: `GET /ws?access_token=${accessToken}` },
      ],
      { storage: [page({ local: [['auth', JSON.stringify({ user: { token: accessToken } })]], session: [['t', accessToken]] })] },
    );
    expect(factsOf(facts, 'token').map(({ carriers }) => carriers)).toEqual([
      [
        { in: 'header', name: 'Authorization' },
        { in: 'cookie', name: 'jwt' },
        { in: 'local-storage', name: 'auth', field: 'token' },
        { in: 'session-storage', name: 't' },
        { in: 'url', name: 'access_token' },
      ],
    ]);
  });

  test('the first carrier, by which its findings are known, is the same whichever was seen first', () => {
    const link: Exchange = { line: `GET /ws?access_token=${accessToken}` };
    const call: Exchange = { line: 'GET https://api.shop.example/me', sends: [`Authorization: Bearer ${accessToken}`] };
    const orders = [[link, call], [call, link]].map((exchanges) => factsOf(captureOf([{ line: 'GET /' }, ...exchanges]).facts, 'token').map(({ carriers, seen }) => [carriers, 'url' in seen && seen.url]));
    expect(orders[0]).toEqual([[[{ in: 'header', name: 'Authorization' }, { in: 'url', name: 'access_token' }], 'https://api.shop.example/me']]);
    expect(orders[1]).toEqual(orders[0]);
  });

  test('in a fragment that a redirect hands out, and in a path', () => {
    const implicit = jws({ scope: 'read' });
    const { facts } = captureOf([{ line: 'GET /authorize', status: 302, gets: [`Location: /cb#access_token=${implicit}&state=1`] }, { line: `GET /verify/${accessToken}` }]);
    expect(factsOf(facts, 'token').map(({ carriers }) => carriers)).toEqual([[{ in: 'url', name: 'access_token' }], [{ in: 'url', name: 'path' }]]);
  });

  test('in headers of answers', () => {
    expect(factsOf(captureOf([{ line: 'POST /login', gets: [`X-Auth-Token: ${accessToken}`] }]).facts, 'token')[0]?.carriers).toEqual([{ in: 'header', name: 'X-Auth-Token' }]);
  });

  test('broken ones with what is broken', () => {
    const broken = `${accessToken.split('.')[0]}.bm90IGpzb24.c2ln`;
    expect(factsOf(captureOf([{ line: 'GET /', gets: [`Set-Cookie: jwt=${broken}`] }]).facts, 'token')[0]).toMatchObject({ format: 'jws', problems: ['The payload is not JSON.'] });
  });
});

describe('bodies', () => {
  const secret = 'SecretPassword-1234567890-abcdefgh';
  const login: Exchange = { line: 'POST /api/login', json: { user: { email: 'ada@shop.example', password: secret } }, answer: { data: { accessToken, profile: { 'ada@shop.example': 1, name: 'Ada' } } } };

  test('leave field names, and of credentials a hash', () => {
    const exchange = factsOf(captureOf([login]).facts, 'exchange')[0]!;
    expect(exchange.requestFields).toEqual(['user.email', 'user.password']);
    expect(exchange.responseFields).toEqual(['data.accessToken', 'data.profile.*', 'data.profile.name']);
    expect(exchange.requestCredentials).toEqual([]);
    expect(exchange.responseCredentials).toEqual([{ field: 'data.accessToken', hash: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
  });

  test('nothing else of them survives', () => {
    const text = JSON.stringify(captureOf([login]));
    for (const part of [secret, accessToken, 'ada@shop.example', '"Ada"']) expect(text).not.toContain(part);
  });

  test('a value is recognised when it returns in storage', () => {
    const { facts } = captureOf([login], { storage: [page({ local: [['state', JSON.stringify({ t: accessToken })]] })] });
    const hash = factsOf(facts, 'exchange')[0]?.responseCredentials[0]?.hash;
    expect(entryIn(facts, 'state').credentialHashes).toEqual([hash]);
    expect(factsOf(facts, 'token')[0]?.credentialHashes).toEqual([hash]);
  });

  test('and when it returns in a header', () => {
    const { facts } = captureOf([login, { line: 'GET /api', sends: [`Authorization: Bearer ${accessToken}`] }, { line: 'GET /api', sends: [`X-Auth-Token: ${accessToken}`, 'Accept: */*'] }]);
    const [first, ...later] = factsOf(facts, 'exchange');
    const hash = first?.responseCredentials[0]?.hash;
    expect(later.map(({ headerCredentials }) => headerCredentials)).toEqual([[{ field: 'Authorization', hash }], [{ field: 'X-Auth-Token', hash }]]);
  });

  test('another key makes another hash', () => {
    const hashWith = (hashKey: string) => factsOf(captureOf([login], { hashKey }).facts, 'exchange')[0]?.responseCredentials[0]?.hash;
    expect(hashWith('a')).toBe(hashWith('a'));
    expect(hashWith('a')).not.toBe(hashWith('b'));
  });

  test.each([
    ['JSON of lists', { json: [{ a: 1 }, { b: 2 }] }, ['a', 'b']],
    ['a form', { form: { a: '1', 'b[c]': '2' } }, ['a', 'b[c]']],
    ['numbers as keys', { json: { byId: { '4711000': { x: 1 } } } }, ['byId.*.x']],
    ['JSON that is a word', { json: 'hello' }, []],
  ])('%s', (_name, body, fields) => {
    expect(factsOf(captureOf([{ line: 'POST /x', ...body }]).facts, 'exchange')[0]?.requestFields).toEqual(fields);
  });

  test('more than 1 MB is not read, and said', () => {
    const { facts, limits } = captureOf([{ line: 'POST /x', json: { a: 'x'.repeat(1_100_000) } }]);
    expect(factsOf(facts, 'exchange')[0]?.requestFields).toEqual([]);
    expect(limits.map(({ id }) => id)).toEqual(['large-bodies']);
  });
});

describe('scope', () => {
  const fromPage = [`Origin: ${site}`, `Authorization: Bearer ${accessToken}`];
  const scopes = (exchanges: readonly Exchange[]) => factsOf(captureOf(exchanges).facts, 'exchange').map(({ scope }) => scope);

  test.each([
    ['its own host', { line: 'GET /' }, 'site'],
    ['a subdomain', { line: 'GET https://api.shop.example/' }, 'site'],
    ['an API elsewhere that its page sends a credential to', { line: 'GET https://api.backend.example/', sends: fromPage }, 'site'],
    ['a tracker', { line: 'GET https://tracker.example/', sends: [`Origin: ${site}`] }, 'other'],
    ['an API that another site sends a credential to', { line: 'GET https://api.backend.example/', sends: ['Origin: https://widget.example', `Authorization: Bearer ${accessToken}`] }, 'other'],
    ['a neighbour below a public suffix', { line: 'GET https://other.example/' }, 'other'],
  ])('%s', (_name, exchange, scope) => {
    expect(scopes([exchange])).toEqual([scope]);
  });

  test('an identity provider stays another party, although it receives tokens', () => {
    expect(scopes([{ line: 'GET https://id.example/authorize?client_id=a&response_type=code' }, { line: 'GET https://id.example/userinfo', sends: fromPage }])).toEqual(['other', 'other']);
  });

  test('cookies of other parties are shown as theirs', () => {
    const { facts } = captureOf([{ line: 'GET https://tracker.example/', gets: [`Set-Cookie: sid=${opaque}`] }, { line: 'GET https://api.backend.example/', sends: fromPage, gets: [`Set-Cookie: api=${opaque}`] }]);
    expect(cookieIn(facts, 'sid').scope).toBe('other');
    expect(cookieIn(facts, 'api').scope).toBe('site');
  });

  test('a token is the site\'s when one of its places is', () => {
    const theirs = jws({ sub: 'theirs' });
    const { facts } = captureOf([{ line: 'GET https://tracker.example/', sends: [`Authorization: Bearer ${theirs}`] }, { line: 'GET https://tracker.example/x', sends: [`X-Copy: ${accessToken}`] }, { line: 'GET /api', sends: [`Authorization: Bearer ${accessToken}`] }]);
    expect(factsOf(facts, 'token').map(({ raw, scope }) => [raw === theirs, scope])).toEqual([[true, 'other'], [false, 'site']]);
  });

  test('storage of an iframe is its own', () => {
    const { facts } = captureOf([], { storage: [page({ local: [['a', '1']] }), page({ url: 'https://widget.example/', local: [['b', '2']] })] });
    expect([entryIn(facts, 'a').scope, entryIn(facts, 'b').scope]).toEqual(['site', 'other']);
  });
});

test('texts of IndexedDB are entries of their own area', () => {
  const { facts } = captureOf([], { storage: [{ ...page({}), indexedDb: [['firebaseLocalStorageDb/firebaseLocalStorage/k', JSON.stringify({ value: { stsTokenManager: { refreshToken: opaque, accessToken } } })]] }] });
  expect(factsOf(facts, 'storage')).toMatchObject([{ area: 'indexeddb', role: { role: 'refresh-token' } }]);
  expect(factsOf(facts, 'token')[0]?.carriers).toEqual([{ in: 'indexeddb', name: 'firebaseLocalStorageDb/firebaseLocalStorage/k', field: 'accessToken' }]);
});

test('what the page could not give in one go is said', () => {
  const { limits } = captureOf([], { storage: [{ ...page({}), truncated: { entries: 3, values: 1 } }], limits: [{ id: 'no-grant', what: 'x', why: 'y' }] });
  expect(limits.map(({ id }) => id)).toEqual(['no-grant', 'storage-truncated']);
});
