import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTokens, tokensIn } from '#shared/parse/find-tokens.ts';
import { leavesOf } from '#shared/parse/unwrap.ts';
import { accessToken, base64Url, jwe, jws } from './some-tokens.ts';

const refreshToken = jws({ sub: '42', type: 'refresh' });
const nested = (depth: number): string => (depth === 0 ? accessToken : JSON.stringify({ inner: nested(depth - 1) }));

describe('findTokens finds', () => {
  test.each([
    ['the value itself', accessToken, [{ raw: accessToken, wrapping: [] }]],
    ['a JWE', jwe, [{ raw: jwe, wrapping: [] }]],
    ['behind Bearer', `bearer ${accessToken}`, [{ raw: accessToken, wrapping: ['bearer'] }]],
    ['in JSON, with its field', JSON.stringify({ user: { token: accessToken } }), [{ raw: accessToken, wrapping: ['json:user.token'], field: 'token' }]],
    ['in a list', JSON.stringify({ tokens: ['x', accessToken] }), [{ raw: accessToken, wrapping: ['json:tokens.1'], field: 'tokens' }]],
    ['under a key that is data, without the data', JSON.stringify({ 'ada@shop.example': { token: accessToken } }), [{ raw: accessToken, wrapping: ['json:*.token'], field: 'token' }]],
    ['two of them', JSON.stringify({ access: accessToken, refresh: refreshToken }), [{ raw: accessToken, wrapping: ['json:access'], field: 'access' }, { raw: refreshToken, wrapping: ['json:refresh'], field: 'refresh' }]],
    ['the same one once', JSON.stringify({ a: accessToken, b: accessToken }), [{ raw: accessToken, wrapping: ['json:a'], field: 'a' }]],
    ['percent-encoded', encodeURIComponent(JSON.stringify({ t: accessToken })), [{ raw: accessToken, wrapping: ['url-encoded', 'json:t'], field: 't' }]],
    ['in base64', Buffer.from(accessToken).toString('base64'), [{ raw: accessToken, wrapping: ['base64'] }]],
    ['in three nestings of JSON', nested(3), [{ raw: accessToken, wrapping: ['json:inner', 'json:inner', 'json:inner'], field: 'inner' }]],
    ['in the middle of text', `token=${accessToken}&x=1`, [{ raw: accessToken, wrapping: [] }]],
    ['at the end of a sentence', `It is ${accessToken}.`, [{ raw: accessToken, wrapping: [] }]],
    ['quoted in text that is no JSON', `window.t = "${accessToken}";`, [{ raw: accessToken, wrapping: [] }]],
    ['behind a prefix of its own', `v1.${accessToken}`, [{ raw: accessToken, wrapping: [] }]],
    ['an unsecured one', jws({ sub: '1' }, { alg: 'none' }, ''), [{ raw: jws({ sub: '1' }, { alg: 'none' }, ''), wrapping: [] }]],
  ])('%s', (_name, text, expected) => {
    expect(findTokens(text)).toEqual(expected);
  });
});

describe('findTokens finds nothing', () => {
  test.each([
    ['in words', 'hello world'],
    ['in a cut token', accessToken.slice(0, accessToken.indexOf('.') + 5)],
    ['in base64 of JSON without a token', base64Url('{"user":"ada"}')],
    ['in a Flask session', `${base64Url('{"user_id":1}')}.ZVPz3A.dozjgNryP4J3jVmNHl0w5N_XgL0`],
  ])('%s', (_name, text) => {
    expect(findTokens(text)).toEqual([]);
  });
});

describe('the work is bounded', () => {
  test('a fourth nesting of JSON is not opened', () => {
    expect(leavesOf(nested(4)).map(({ wrapping }) => wrapping.length)).toEqual([0, 1, 2, 3]);
  });

  test('5 MB of beginnings of tokens', () => {
    expect(tokensIn('eyJ'.repeat(1_700_000))).toEqual([]);
    expect(tokensIn('eyJ.'.repeat(1_300_000))).toEqual([]);
    expect(tokensIn(' eyJhbGciOiJIUzI1NiJ9'.repeat(240_000))).toEqual([]);
  });

  test('at most 50 tokens of one value, 10,000 of one text', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => jws({ index })).join(' ');
    expect(findTokens(many(200))).toHaveLength(50);
    expect(tokensIn(many(10_200))).toHaveLength(10_000);
  });

  test('a megabyte of nested arrays, fields and percent signs', () => {
    for (const text of ['['.repeat(1_000_000), `[${'[],'.repeat(300_000)}0]`, '%25'.repeat(300_000), JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, 'v'])))]) {
      expect(leavesOf(text).length).toBeLessThanOrEqual(500);
    }
  });

  test('any text opens into at most 500 leaves, the first of which is the text', () => {
    const text = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.json().map(encodeURIComponent), fc.json().map((json) => JSON.stringify({ json })));
    fc.assert(
      fc.property(text, (value) => {
        const leaves = leavesOf(value);
        expect(leaves[0]).toEqual({ raw: value, wrapping: [] });
        expect(leaves.length).toBeLessThanOrEqual(500);
        for (const { raw } of findTokens(value)) expect(leaves.some((leaf) => leaf.raw.includes(raw))).toBe(true);
      }),
    );
  });
});

test('a token is found however it is wrapped', () => {
  const wrapped = fc.array(fc.constantFrom('url', 'base64', 'json', 'bearer'), { maxLength: 3 }).map((steps) => {
    const value = steps.reduce((inner, step) => {
      if (step === 'url') return encodeURIComponent(inner);
      if (step === 'json') return JSON.stringify({ session: { token: inner } });
      if (step === 'base64' && (inner.startsWith('{') || inner.startsWith('eyJ'))) return Buffer.from(inner).toString('base64');
      return inner.startsWith('eyJ') ? `Bearer ${inner}` : inner;
    }, accessToken);
    return value;
  });
  fc.assert(
    fc.property(wrapped, (value) => {
      expect(findTokens(value).map(({ raw }) => raw)).toEqual([accessToken]);
    }),
  );
});
