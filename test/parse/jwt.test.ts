import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJwt, whyNotJwt } from '#shared/parse/jwt.ts';
import { base64Url, jwe, jws } from './some-tokens.ts';

const header = base64Url('{"alg":"HS256"}');

describe('parseJwt reads', () => {
  test('a JWS', () => {
    expect(parseJwt(jws({ sub: '42' }))).toEqual({ format: 'jws', header: { alg: 'HS256', typ: 'JWT' }, payload: { sub: '42' }, signature: 'present', problems: [] });
  });

  test('a JWE, whose payload stays closed', () => {
    expect(parseJwt(jwe)).toEqual({ format: 'jwe', header: { alg: 'dir', enc: 'A256GCM' }, signature: 'present', problems: [] });
  });

  test('an unsecured JWT', () => {
    expect(parseJwt(jws({ sub: '42' }, { alg: 'none' }, ''))).toMatchObject({ signature: 'empty', header: { alg: 'none' }, problems: [] });
  });

  test('text beyond ASCII', () => {
    expect(parseJwt(jws({ name: 'Zoë 😀' }))?.payload).toEqual({ name: 'Zoë 😀' });
  });

  test('a header with white space, as pretty printers leave it', () => {
    expect(parseJwt(`${base64Url('{\n  "alg": "HS256"\n}')}.${base64Url('{}')}.c2ln`)?.header).toEqual({ alg: 'HS256' });
  });

  test('a claim named __proto__ as a claim', () => {
    const payload = parseJwt(`${header}.${base64Url('{"__proto__":{"admin":true},"sub":"1"}')}.c2ln`)?.payload;
    expect(Object.keys(payload ?? {})).toEqual(['__proto__', 'sub']);
    expect((payload as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('parseJwt names what it could not read', () => {
  test.each([
    ['broken base64', `${header}.e!J9.c2ln`, 'The payload is not base64url.'],
    ['an impossible length', `${header}.abcde.c2ln`, 'The payload is not base64url.'],
    ['no JSON', `${header}.${base64Url('hello')}.c2ln`, 'The payload is not JSON.'],
    ['an array', `${header}.${base64Url('[1]')}.c2ln`, 'The payload is JSON, but not an object with claims.'],
    ['5 MB', `${header}.${base64Url(`{"a":"${'x'.repeat(5_000_000)}"}`)}.c2ln`, 'The payload is larger than 256 KB and was not decoded.'],
    ['10,000 levels', `${header}.${base64Url(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)}.c2ln`, 'The payload is nested deeper than 64 levels and was not decoded.'],
    ['10,000 levels without an end', `${header}.${base64Url('['.repeat(10_000))}.c2ln`, 'The payload is nested deeper than 64 levels and was not decoded.'],
    ['a detached payload', `${header}..c2ln`, 'The payload is empty, as in a detached signature.'],
    ['a signature that is none', `${header}.${base64Url('{}')}.!!`, 'The signature is not base64url.'],
    ['an alg that is a number', `${base64Url('{"alg":256}')}.${base64Url('{}')}.c2ln`, 'The header has an "alg" that is not text.'],
    ['a JWE without enc', jwe.replace(base64Url('{"alg":"dir","enc":"A256GCM"}'), base64Url('{"alg":"dir"}')), 'The header of an encrypted token must name its content encryption in "enc".'],
  ])('%s', (_name, text, problem) => {
    expect(parseJwt(text)?.problems).toEqual([problem]);
  });

  test('64 levels are decoded', () => {
    const nested = `${'{"a":'.repeat(63)}{}${'}'.repeat(63)}`;
    expect(parseJwt(`${header}.${base64Url(nested)}.c2ln`)).toMatchObject({ problems: [] });
    expect(parseJwt(`${header}.${base64Url(`{"a":${nested}}`)}.c2ln`)?.problems).toHaveLength(1);
  });

  test('brackets inside text are no levels', () => {
    expect(parseJwt(jws({ text: '[{"\\'.repeat(500) }))?.problems).toEqual([]);
  });
});

describe('no JWT', () => {
  test.each([
    ['a word', 'hello', 'this has 1.'],
    ['a host name', 'www.example.com', 'not JSON inside'],
    ['a version', '1.2.3', 'not base64url'],
    ['four parts', 'a.b.c.d', 'this has 4.'],
    ['dots without end', '.'.repeat(1_000_000), 'more than six'],
    ['no header', `.${base64Url('{}')}.c2ln`, 'is empty'],
    ['a header without alg', `${base64Url('{"typ":"JWT"}')}.${base64Url('{}')}.c2ln`, 'no "alg"'],
    ['a header that is an array', `${base64Url('["alg"]')}.${base64Url('{}')}.c2ln`, 'not an object'],
    ['a header of 20 KB', `${base64Url(`{"alg":"${'x'.repeat(20_000)}"}`)}.${base64Url('{}')}.c2ln`, '16 KB'],
  ])('%s', (_name, text, why) => {
    expect(parseJwt(text)).toBeUndefined();
    expect(whyNotJwt(text)).toContain(why);
  });
});

test('parseJwt and whyNotJwt agree on any text', () => {
  const part = fc.oneof(
    fc.json().map(base64Url),
    fc.dictionary(fc.constantFrom('alg', 'typ', 'enc'), fc.jsonValue()).map((value) => base64Url(JSON.stringify(value))),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constant(''),
  );
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join('.')));
  fc.assert(
    fc.property(text, (value) => {
      const parsed = parseJwt(value);
      expect(whyNotJwt(value) === undefined).toBe(parsed !== undefined);
      // A payload that cannot be decoded says so.
      if (parsed?.format === 'jws' && parsed.payload === undefined) expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('every JSON object comes back from its token', () => {
  const claims = fc.dictionary(fc.string().filter((key) => key !== '__proto__'), fc.jsonValue({ maxDepth: 4, noUnicodeString: false }));
  fc.assert(
    fc.property(claims, (payload) => {
      expect(parseJwt(jws(payload))?.payload).toEqual(JSON.parse(JSON.stringify(payload)));
    }),
  );
});
