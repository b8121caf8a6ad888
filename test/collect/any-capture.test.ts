import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captureFrom } from '#shared/collect/capture.ts';
import type { JarCookie } from '#shared/collect/cookie-jar.ts';
import { valueOf } from '#shared/facts/known.ts';
import { accessToken } from '../parse/some-tokens.ts';
import { captureTime } from './traffic.ts';

// What strangers can put into a capture: names and values of any text, hosts of any kind, and enough that is real to get far.
const name = fc.oneof(fc.constantFrom('sid', 'connect.sid', '_ga', '__Host-session', 'token', 'csrftoken', 'theme', 'session.sig', 'session', '__proto__', 'constructor', ''), fc.string({ maxLength: 12 }));
const value = fc.oneof(fc.constantFrom(accessToken, `Bearer ${accessToken}`, JSON.stringify({ refresh_token: accessToken }), 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG', '[redacted]', '%E0%A4%A'), fc.string({ unit: 'binary', maxLength: 40 }), fc.json({ maxDepth: 4 }));
const url = fc.oneof(fc.constantFrom('https://shop.example/login', 'https://api.shop.example/token?grant_type=refresh_token', 'http://localhost:3000/logout', 'https://id.example/authorize?client_id=a&response_type=code', 'https://[::1]/', 'data:text/html,x', 'https://xn--e1afmkfd.example/?code=1&state=2#access_token=x'), fc.webUrl({ withQueryParameters: true, withFragments: true }));
const attributes = fc.constantFrom('', '; Path=/; HttpOnly', '; Max-Age=0', '; Domain=.example', '; Expires=Thu, 01 Jan 1970 00:00:00 GMT; SameSite=None', '; Secure; Partitioned');
const header = fc.oneof(
  fc.tuple(name, value, attributes).map(([a, b, c]) => ({ name: 'Set-Cookie', value: `${a}=${b}${c}` })),
  fc.tuple(name, value).map(([a, b]) => ({ name: 'Cookie', value: `${a}=${b}; ${b}` })),
  fc.record({ name: fc.constantFrom('Authorization', 'X-CSRF-Token', 'X-Access-Token', 'Location', 'Origin', 'Referer', 'Date'), value }),
);
const entry = fc.record({
  startedDateTime: fc.date({ noInvalidDate: false }).map(String),
  time: fc.double(),
  request: fc.record({ method: fc.constantFrom('GET', 'POST', 'DELETE'), url, headers: fc.array(header, { maxLength: 3 }), postData: fc.record({ mimeType: fc.constantFrom('application/json', 'application/x-www-form-urlencoded'), text: fc.oneof(fc.json(), fc.constant('username=a&password=b'), value) }) }),
  response: fc.option(fc.record({ status: fc.constantFrom(0, 200, 204, 302, 401), headers: fc.array(header, { maxLength: 3 }), content: fc.record({ mimeType: fc.constant('application/json'), text: fc.oneof(fc.json(), fc.constant(JSON.stringify({ token: accessToken }))) }) })),
});
const jar = fc.record({ name, value, domain: fc.oneof(fc.constantFrom('shop.example', '.shop.example', '', '.'), fc.string()), path: fc.string(), secure: fc.boolean(), httpOnly: fc.boolean(), sameSite: fc.string(), expirationDate: fc.double() });
const dump = fc.record({ url: fc.oneof(url, fc.string()), local: fc.array(fc.tuple(name, value), { maxLength: 3 }), session: fc.array(fc.tuple(name, value), { maxLength: 3 }), documentCookie: fc.string() });

test('any capture has facts with ids of their own, a scope, a role, and no value in the evidence', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), fc.array(jar, { maxLength: 4 }), fc.array(dump, { maxLength: 2 }), fc.option(url, { nil: undefined }), (harEntries, records, storage, page) => {
      const { facts } = captureFrom({ target: 'any', kind: 'page', time: captureTime, harEntries, jar: records as JarCookie[], storage, ...(page !== undefined && { url: page }) });
      expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
      for (const fact of facts) {
        expect(['site', 'other']).toContain(fact.scope);
        if (fact.kind !== 'cookie' && fact.kind !== 'storage' && fact.kind !== 'token') continue;
        const secret = fact.kind === 'token' ? fact.raw : valueOf(fact.value);
        if (secret === undefined || secret.length < 16) continue;
        for (const { text } of fact.role.evidence) expect(text).not.toContain(secret);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same input gives the same capture', () => {
  const input = { target: 'any', kind: 'page', time: captureTime } as const;
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (harEntries) => {
      expect(captureFrom({ ...input, harEntries })).toEqual(captureFrom({ ...input, harEntries }));
    }),
    { numRuns: 30 },
  );
});

test('a thousand requests with a thousand cookies each, and ten thousand names, come to an end', () => {
  const cookie = Array.from({ length: 1000 }, (_, index) => `c${index}=v`).join('; ');
  const harEntries = Array.from({ length: 1000 }, (_, index) => ({
    request: { method: 'GET', url: `https://shop.example/${index % 7}`, headers: [{ name: 'Cookie', value: cookie }] },
    response: { status: index % 2 ? 200 : 401, headers: Array.from({ length: 10 }, (_entry, at) => ({ name: 'Set-Cookie', value: `n${index}-${at}=x` })) },
  }));
  const { facts } = captureFrom({ target: 'any', kind: 'page', time: captureTime, url: 'https://shop.example/', harEntries });
  expect(facts.length).toBe(1000 + 10_000 + 1000);
});
