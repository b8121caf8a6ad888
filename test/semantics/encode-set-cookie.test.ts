import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSetCookie } from '#shared/parse/set-cookie.ts';
import { setCookieText, type SetCookieFields } from '#shared/semantics/encode-set-cookie.ts';
import { headers } from './arbitrary-cookies.ts';

const expires = Date.UTC(2027, 5, 9, 10, 18, 14);

describe('setCookieText', () => {
  test.each<readonly [title: string, fields: SetCookieFields, text: string | undefined]>([
    ['name and value', { name: 'a', value: '1' }, 'a=1'],
    ['every attribute', { name: 'a', value: '1', domain: 'example.com', path: '/', maxAge: 60, expires, secure: true, httpOnly: true, sameSite: 'Lax', partitioned: true }, 'a=1; Domain=example.com; Path=/; Max-Age=60; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Secure; HttpOnly; SameSite=Lax; Partitioned'],
    ['flags that are off', { name: 'a', value: '1', secure: false, httpOnly: false, partitioned: false }, 'a=1'],
    ['a nameless cookie', { name: '', value: 'word' }, 'word'],
    ['a nameless cookie with an equals sign', { name: '', value: 'a=b' }, '=a=b'],
    ['an empty value', { name: 'a', value: '' }, 'a='],
    ['milliseconds are lost', { name: 'a', value: '1', expires: expires + 999 }, 'a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT'],
    ['deleting', { name: 'a', value: '', maxAge: 0 }, 'a=; Max-Age=0'],
    ['a semicolon in the value', { name: 'a', value: '1; Secure' }, undefined],
    ['a line break in the value', { name: 'a', value: '1\r\nSet-Cookie: b=2' }, undefined],
    ['white space at the end', { name: 'a', value: '1 ' }, undefined],
    ['an equals sign in the name', { name: 'a=b', value: '1' }, undefined],
    ['a semicolon in the path', { name: 'a', value: '1', path: '/;x' }, undefined],
    ['a relative path', { name: 'a', value: '1', path: 'x' }, undefined],
    ['a domain with a leading dot', { name: 'a', value: '1', domain: '.example.com' }, undefined],
    ['a date that no header can say', { name: 'a', value: '1', expires: 8_640_000_000_000_000 }, undefined],
    ['a date that is none', { name: 'a', value: '1', expires: Number.NaN }, undefined],
    ['part of a second', { name: 'a', value: '1', maxAge: 1.5 }, undefined],
    ['nothing', { name: '', value: '' }, undefined],
    ['more than browsers read', { name: 'a', value: 'x'.repeat(5000) }, undefined],
  ])('%s', (_title, fields, text) => {
    expect(setCookieText(fields)).toBe(text);
  });

  test('correct one field and the rest stays as it was', () => {
    const parsed = parseSetCookie('sid=1; expires=Wed, 09-Jun-27 10:18:14 GMT; path=/; SameSite=lax; foo');
    expect(setCookieText({ ...parsed, secure: true, httpOnly: true })).toBe('sid=1; Path=/; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Secure; HttpOnly; SameSite=lax');
  });

  test('what is parsed and written is parsed the same again', () => {
    fc.assert(
      fc.property(headers, (header) => {
        const parsed = parseSetCookie(header);
        const text = setCookieText(parsed);
        if (text === undefined) return;
        const { header: _order, problems: _problems, ...again } = parseSetCookie(text);
        const { header: _before, problems: _found, ...fields } = parsed;
        expect(again).toEqual(fields);
        expect(setCookieText(parseSetCookie(text))).toBe(text);
      }),
    );
  });

  test('a plain cookie can always be written', () => {
    const word = fc.stringMatching(/^[a-z0-9_.-]{1,20}$/);
    const fields = fc.record(
      { name: word, value: word, path: word.map((text) => `/${text}`), maxAge: fc.integer(), expires: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000), secure: fc.boolean(), httpOnly: fc.boolean(), sameSite: fc.constantFrom('Strict', 'Lax', 'None'), partitioned: fc.boolean() },
      { requiredKeys: ['name', 'value'] },
    );
    fc.assert(
      fc.property(fields, (cookie) => {
        expect(parseSetCookie(setCookieText(cookie) ?? '')).toMatchObject(cookie);
      }),
    );
  });
});
