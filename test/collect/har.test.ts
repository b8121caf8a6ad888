import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptureError, captureFromHar, factsFromHarEntries } from '#shared/collect/har.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { accessToken } from '../parse/some-tokens.ts';
import { captureTime, entryOf, site } from './traffic.ts';

const har = (entries: readonly unknown[], log: object = {}): string => JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector' }, ...log, entries } });
const captureOfHar = (entries: readonly unknown[], log?: object) => captureFromHar(har(entries, log), { target: 'shop.har' });
const login = entryOf({ line: 'POST /login', form: { user: 'ada', password: 'x' }, status: 302, gets: ['Location: /', 'Set-Cookie: sid=q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG; Path=/; HttpOnly'] });
const limitIds = (limits: readonly { readonly id: string }[]): string[] => limits.map(({ id }) => id);

describe('a file that is no HAR says what to do', () => {
  test.each([
    ['not JSON', 'hello', 'not JSON'],
    ['empty', ' \n', 'The file is empty'],
    ['cut off', har([login]).slice(0, -20), 'cut off'],
    ['JSON of something else', '{"cookies":[]}', 'has no "log"'],
    ['null', 'null', 'has no "log"'],
    ['a list', '[1,2]', 'has no "log"'],
    ['a log that is text', '{"log":"x"}', 'has no "log"'],
    ['no entries', har([]), 'no entries'],
    ['entries that are no list', '{"log":{"entries":{}}}', 'no entries'],
  ])('%s', (_name, text, message) => {
    expect(() => captureFromHar(text, { target: 'x.har' })).toThrow(CaptureError);
    expect(() => captureFromHar(text, { target: 'x.har' })).toThrow(message);
  });

  test('a byte order mark is no reason to refuse', () => {
    expect(captureFromHar(`\ufeff${har([login])}`, { target: 'x.har' }).facts.length).toBeGreaterThan(0);
  });
});

describe('entries that cannot be read', () => {
  const broken = [null, 1, 'x', [], {}, { request: null }, { request: { url: 5 } }, { request: { url: 'not a url' } }];

  test('are counted and hide no other', () => {
    const { facts, limits } = captureOfHar([...broken, login, ...broken]);
    expect(factsOf(facts, 'exchange').map(({ marks }) => marks)).toEqual([['login']]);
    expect(factsOf(facts, 'cookie')).toHaveLength(1);
    expect(limits.find(({ id }) => id === 'bad-entries')?.what).toBe('16 of 17 entries could not be read.');
  });

  test.each([
    ['a missing response', { request: { method: 'GET', url: site } }],
    ['a null response', { request: { method: 'GET', url: site }, response: null }],
    ['a blocked request', { request: { method: 'GET', url: site }, response: { status: 0, headers: [] } }],
  ])('%s is a request without an answer', (_name, entry) => {
    const { facts, limits } = captureOfHar([login, entry]);
    expect(factsOf(facts, 'exchange')[1]).toMatchObject({ status: 0, seen: { in: 'request' }, responseHeaders: [] });
    expect(limitIds(limits)).toContain('no-response');
  });

  test('fields of the wrong kind are left out', () => {
    const entry = {
      startedDateTime: 5,
      time: 'long',
      request: { method: 7, url: site, headers: [null, { name: 1, value: 'x' }, { name: 'A' }, { name: 'B', value: 'c' }], cookies: 'x', postData: 5 },
      response: { status: '200', headers: {}, cookies: [null, { name: 'x' }], content: 'x' },
    };
    expect(factsOf(captureOfHar([login, entry]).facts, 'exchange')[1]).toMatchObject({ method: 'GET', status: 0, requestHeaders: [['B', 'c']], responseHeaders: [] });
  });
});

describe('exporters', () => {
  const response = (part: object) => ({ startedDateTime: new Date(captureTime).toISOString(), request: { method: 'GET', url: site, headers: [], cookies: [] }, response: { status: 200, headers: [], content: {}, ...part } });
  const names = (entry: unknown) => factsOf(captureOfHar([entry]).facts, 'cookie').map(({ name }) => valueOf(name));

  test('several Set-Cookie lines in one header are several cookies', () => {
    expect(names(response({ headers: [{ name: 'set-cookie', value: 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT\nb=2; Path=/\r\nc=3' }] }))).toEqual(['a', 'b', 'c']);
  });

  test('a comma does not part cookies', () => {
    expect(names(response({ headers: [{ name: 'Set-Cookie', value: 'a=1, b=2' }] }))).toEqual(['a']);
  });

  test('cookies without their header are read from the list', () => {
    const cookies = [{ name: 'a', value: '1', path: '/', secure: true, httpOnly: false, sameSite: 'Lax', expires: new Date(captureTime + 60_000).toISOString() }];
    expect(factsOf(captureOfHar([response({ cookies })]).facts, 'cookie')[0]).toMatchObject({
      action: 'set',
      name: { value: 'a' },
      secure: { state: 'set', value: true },
      httpOnly: { state: 'absent' },
      sameSite: { value: 'Lax' },
      path: { value: '/' },
      lifetime: { value: 60 },
    });
  });

  test('request cookies without their header are sent cookies', () => {
    const entry = { request: { method: 'GET', url: site, headers: [], cookies: [{ name: 'a', value: '1' }, { name: 'b', value: '2' }] }, response: { status: 200, headers: [] } };
    const { facts } = captureOfHar([entry]);
    expect(factsOf(facts, 'exchange')[0]?.requestHeaders).toEqual([['Cookie', 'a=1; b=2']]);
    expect(factsOf(facts, 'cookie').map(({ action, secure }) => [action, secure.state])).toEqual([['send', 'unknown'], ['send', 'unknown']]);
  });

  test('HTTP/2 framing is no header', () => {
    const entry = { request: { method: 'GET', url: site, headers: [{ name: ':authority', value: 'x' }, { name: 'accept', value: '*/*' }] }, response: { status: 200, headers: [] } };
    expect(factsOf(captureOfHar([entry]).facts, 'exchange')[0]?.requestHeaders).toEqual([['accept', '*/*']]);
  });
});

describe('a sanitised HAR', () => {
  const page = entryOf({ line: 'GET /account' });

  test('is said to be one, and never to have no cookies', () => {
    const { facts, limits } = captureOfHar([page, page]);
    expect(limits.find(({ id }) => id === 'sanitised-har')?.what).toContain('sanitised HAR: no authentication is visible');
    expect(factsOf(facts, 'exchange').every(({ sanitised }) => sanitised)).toBe(true);
  });

  test('replaced values are not values', () => {
    const { facts, limits } = captureOfHar([entryOf({ line: 'GET /', sends: ['Cookie: [cookie redacted]', 'Authorization: [authorization redacted]'], gets: ['Set-Cookie: [set-cookie redacted]'] })]);
    expect(factsOf(facts, 'cookie')).toEqual([]);
    expect(limitIds(limits)).toContain('sanitised-har');
  });

  test('a cookie whose value alone was replaced keeps its attributes', () => {
    const { facts, limits } = captureOfHar([entryOf({ line: 'GET /', gets: ['Set-Cookie: PHPSESSID=[redacted]; Path=/; HttpOnly'] })]);
    expect(factsOf(facts, 'cookie')[0]).toMatchObject({ value: { state: 'unknown' }, httpOnly: { value: true }, role: { role: 'session-id' } });
    expect(limitIds(limits)).not.toContain('sanitised-har');
  });

  test('one Authorization header shows that nothing was removed', () => {
    expect(limitIds(captureOfHar([page, entryOf({ line: 'GET /api', sends: [`Authorization: Bearer ${accessToken}`] })]).limits)).not.toContain('sanitised-har');
  });

  test('entries that a live surface recorded are not suspected', () => {
    expect(factsFromHarEntries([page]).limits).toEqual([]);
  });
});

describe('the audited page', () => {
  test.each([
    ['the page title of Chrome', { pages: [{ title: 'https://www.shop.example/start' }] }, 'shop.example'],
    ['a title of words', { pages: [{ title: 'My shop' }] }, 'cdn.example'],
  ])('%s', (_name, log, expected) => {
    const first = entryOf({ line: 'GET https://cdn.example/', sends: ['Cookie: a=1'] });
    expect(captureOfHar([first, login], log).site).toBe(expected);
  });

  test('the URL given by the user comes first', () => {
    expect(captureFromHar(har([login]), { target: 'x', url: 'https://app.other.example/' }).site).toBe('other.example');
  });
});

describe('the clock', () => {
  test('a capture ended when its last answer came', () => {
    expect(captureOfHar([login, entryOf({ line: 'GET /' }, 10)]).time).toBe(captureTime - 3_600_000 + 10_025);
  });

  test('Expires counts from the server\'s Date, and from the answer when there is none', () => {
    const started = new Date(captureTime - 3_600_000).getTime();
    const cookie = (gets: readonly string[]) => factsOf(captureOfHar([entryOf({ line: 'GET /', gets })]).facts, 'cookie')[0];
    const inAnHour = `Set-Cookie: a=1; Expires=${new Date(started + 3_600_000).toUTCString()}`;
    expect(cookie([inAnHour])?.lifetime).toEqual({ state: 'set', value: 3600 });
    expect(cookie([inAnHour, `Date: ${new Date(started - 86_400_000).toUTCString()}`])?.lifetime).toEqual({ state: 'set', value: 90_000 });
  });

  test.each([
    ['Max-Age=0', 'clear'],
    ['Max-Age=-1', 'clear'],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'clear'],
    ['Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'set'],
    ['Max-Age=0; Expires=Fri, 01 Jan 2100 00:00:00 GMT', 'clear'],
    ['Path=/', 'set'],
  ])('%s means %s', (attributes, action) => {
    expect(factsOf(captureOfHar([entryOf({ line: 'GET /', gets: [`Set-Cookie: a=1; ${attributes}`] })]).facts, 'cookie')[0]?.action).toBe(action);
  });
});

test('entries of any shape give facts, and all of them are counted', () => {
  const any = fc.anything({ maxDepth: 3 });
  const headers = fc.array(fc.record({ name: fc.constantFrom('Set-Cookie', 'Cookie', 'Authorization', 'Location', 'x'), value: fc.string() }), { maxLength: 4 });
  const entry = fc.record(
    {
      startedDateTime: fc.oneof(fc.constant('2026-11-23T12:00:00Z'), any),
      time: any,
      request: fc.oneof(any, fc.record({ method: fc.constantFrom('GET', 'POST', 'OPTIONS'), url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), headers, cookies: any, postData: fc.oneof(any, fc.record({ mimeType: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'), text: fc.oneof(fc.json(), fc.string()), params: any })) }, { requiredKeys: ['url'] })),
      response: fc.oneof(any, fc.record({ status: fc.oneof(fc.integer({ min: 100, max: 599 }), any), headers, cookies: any, content: fc.oneof(any, fc.record({ mimeType: fc.constant('application/json'), text: fc.json() })) }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, any), { minLength: 1, maxLength: 8 }), (entries) => {
      const { facts, limits } = factsFromHarEntries(entries, { time: captureTime, exported: true });
      const bad = Number(limits.find(({ id }) => id === 'bad-entries')?.what.split(' ')[0] ?? 0);
      expect(factsOf(facts, 'exchange').length + bad).toBe(entries.length);
      expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    }),
    { numRuns: 200 },
  );
});
