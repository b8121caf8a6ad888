import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';

describe('parseCookieHeader', () => {
  test.each([
    ['several', 'a=1; b=2', [{ name: 'a', value: '1' }, { name: 'b', value: '2' }]],
    ['duplicates stay, in order', 'a=1; a=2', [{ name: 'a', value: '1' }, { name: 'a', value: '2' }]],
    ['the first equals sign splits', 'a=b=c', [{ name: 'a', value: 'b=c' }]],
    ['a nameless cookie', 'abc; a=1', [{ name: '', value: 'abc' }, { name: 'a', value: '1' }]],
    ['empty value', 'a=', [{ name: 'a', value: '' }]],
    ['nothing', '', []],
    ['only separators', '; ;; ', []],
  ])('%s', (_name, text, expected) => {
    expect(parseCookieHeader(text)).toEqual(expected);
  });

  test('a header of a million cookies is cut', () => {
    expect(parseCookieHeader('a=1;'.repeat(1_000_000))).toHaveLength(3000);
  });

  test('reads what a browser writes', () => {
    const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-.'), minLength: 1, maxLength: 20 });
    const pairs = fc.array(fc.record({ name: token, value: token }), { maxLength: 20 });
    fc.assert(
      fc.property(pairs, (cookies) => {
        const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        expect(parseCookieHeader(header)).toEqual(cookies);
      }),
    );
  });
});
