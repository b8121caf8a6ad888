import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributesOf, type CookieAttribute, type ParsedSetCookie, parseSetCookie, type SetCookieProblemId } from '#shared/parse/set-cookie.ts';

interface Case {
  readonly name: string;
  readonly header: string;
  readonly reads?: Partial<ParsedSetCookie>;
  readonly attributes?: readonly CookieAttribute[];
  /** Fields that must not be there. */
  readonly lacks?: readonly (keyof ParsedSetCookie)[];
  readonly problems?: readonly SetCookieProblemId[];
}

const cases: readonly Case[] = [
  { name: 'a bare cookie has no attribute', header: 'sid=abc', reads: { name: 'sid', value: 'abc', secure: false, httpOnly: false, partitioned: false }, attributes: [], lacks: ['sameSite', 'domain', 'path', 'maxAge', 'expires'] },
  {
    name: 'every attribute',
    header: 'sid=abc; Path=/app; Domain=.Example.COM; Max-Age=60; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; HttpOnly; SameSite=Lax; Partitioned',
    reads: { path: '/app', domain: 'example.com', maxAge: 60, expires: Date.UTC(2026, 9, 21, 7, 28), secure: true, httpOnly: true, sameSite: 'Lax', partitioned: true },
  },
  { name: 'attribute names ignore case', header: 'a=b; SECURE; httponly; samesite=none; PATH=/', reads: { secure: true, httpOnly: true, sameSite: 'none', path: '/' } },
  { name: 'a flag with a value is still a flag', header: 'a=b; Secure=false; HttpOnly=0', reads: { secure: true, httpOnly: true } },
  { name: 'spaces and tabs around everything', header: ' \tsid \t= abc\t ;\t Path =  /x ', reads: { name: 'sid', value: 'abc', path: '/x' } },
  { name: 'quotes belong to the value', header: 'a="b c"', reads: { value: '"b c"' } },
  { name: 'the first equals sign splits', header: 'token=a=b==', reads: { name: 'token', value: 'a=b==' } },
  { name: 'an equals sign after the semicolon does not split', header: 'abc; Path=/', reads: { name: '', value: 'abc', path: '/' }, problems: ['nameless'] },
  { name: 'empty value', header: 'sid=; Max-Age=0', reads: { name: 'sid', value: '', maxAge: 0 } },
  { name: 'no name', header: '=abc', reads: { name: '', value: 'abc' }, problems: ['nameless'] },
  { name: 'nothing at all', header: '', reads: { name: '', value: '', size: 0 }, problems: ['empty'] },
  { name: 'only separators', header: ';;;', reads: { name: '', value: '' }, attributes: [], problems: ['empty'] },
  { name: 'a name that is an attribute', header: 'Secure; HttpOnly', reads: { name: '', value: 'Secure', secure: false, httpOnly: true }, problems: ['nameless'] },
  { name: 'cut off in an attribute name', header: 'sid=abc; HttpOnly; Max-A', reads: { httpOnly: true }, lacks: ['maxAge'], problems: ['attribute-unknown'] },
  { name: 'an unknown attribute is kept in the list', header: 'a=b; Foo=bar', attributes: [{ name: 'Foo', value: 'bar' }], problems: ['attribute-unknown'] },
  { name: 'Priority is known to be harmless', header: 'a=b; Priority=High', problems: [] },
  { name: 'the last Path wins', header: 'a=b; Path=/x; Path=/y', reads: { path: '/y' }, problems: ['attribute-repeated'] },
  { name: 'the last Path wins when it is none', header: 'a=b; Path=/x; Path=y', lacks: ['path'], problems: ['attribute-repeated', 'path-not-absolute'] },
  { name: 'the last SameSite wins when it is nonsense', header: 'a=b; SameSite=Strict; SameSite=Foo', reads: { sameSite: 'Foo' }, problems: ['attribute-repeated'] },
  { name: 'an empty SameSite is written, and empty', header: 'a=b; SameSite', reads: { sameSite: '' } },
  { name: 'a Domain of a dot is empty', header: 'a=b; Domain=.', lacks: ['domain'], problems: ['domain-empty'] },
  { name: 'an unreadable Max-Age is ignored', header: 'a=b; Max-Age=1h', lacks: ['maxAge'], problems: ['max-age-unreadable'] },
  { name: 'a decimal Max-Age is unreadable', header: 'a=b; Max-Age=1.5', lacks: ['maxAge'], problems: ['max-age-unreadable'] },
  { name: 'a negative Max-Age', header: 'a=b; Max-Age=-1', reads: { maxAge: -1 } },
  { name: 'a good Max-Age before a bad one stays', header: 'a=b; Max-Age=5; Max-Age=x', reads: { maxAge: 5 }, problems: ['attribute-repeated', 'max-age-unreadable'] },
  { name: 'a Max-Age past every number', header: `a=b; Max-Age=${'9'.repeat(400)}`, reads: { maxAge: Number.MAX_SAFE_INTEGER } },
  { name: 'an unreadable Expires is ignored', header: 'a=b; Expires=soon', lacks: ['expires'], problems: ['expires-unreadable'] },
  { name: 'all attributes are listed, in order and as written', header: 'a=b; Path=/x ;; priority=High;Secure', reads: { secure: true, path: '/x' }, attributes: [{ name: 'Path', value: '/x' }, { name: 'priority', value: 'High' }, { name: 'Secure', value: '' }] },
  { name: 'blanks around Max-Age', header: 'a=b; Max-Age= \t60 ', reads: { maxAge: 60 } },
  { name: 'a minus sign alone', header: 'a=b; Max-Age=-', reads: { maxAge: 0 } },
  { name: 'a Max-Age without a value', header: 'a=b; Max-Age=; Max-Age', lacks: ['maxAge'], problems: ['max-age-unreadable', 'attribute-repeated', 'max-age-unreadable'] },
  { name: 'a control character', header: 'a=b\u0001c', problems: ['control-character'] },
  { name: 'a tab is no control character', header: 'a=b\tc', reads: { value: 'b\tc' }, problems: [] },
  { name: 'a carriage return is no hyphen', header: 'a=b; Max\rAge=60; Secure', reads: { secure: true }, lacks: ['maxAge'], problems: ['control-character', 'attribute-unknown'] },
  { name: 'a name that only begins like an attribute', header: 'a=b; Secured; Pathology=/x; Max-Agent=1; Path=/y', reads: { secure: false, path: '/y' }, lacks: ['maxAge'], problems: ['attribute-unknown', 'attribute-unknown', 'attribute-unknown'] },
  { name: 'a semicolon at the end', header: 'a=b; Path=/; Secure;', reads: { path: '/', secure: true }, problems: [] },
  { name: 'a Priority of 1025 octets between attributes', header: `a=b; Priority=${'x'.repeat(1025)}; Secure`, reads: { secure: true }, problems: ['attribute-too-long'] },
  { name: 'octets beyond ASCII count in an attribute', header: `a=b; Path=/${'é'.repeat(512)}; Secure`, reads: { secure: true }, lacks: ['path'], problems: ['attribute-too-long'] },
  { name: 'a delete character', header: 'a=b; Path=/\u007f', problems: ['control-character'] },
  { name: '4096 octets are allowed', header: `a=${'b'.repeat(4095)}`, reads: { size: 4096 }, problems: [] },
  { name: '4097 octets are not', header: `a=${'b'.repeat(4096)}`, reads: { size: 4097 }, problems: ['name-value-too-long'] },
  { name: 'octets are counted in UTF-8', header: 'a=é€😀', reads: { size: 1 + 2 + 3 + 4 }, problems: [] },
  { name: 'an attribute value of 1024 octets', header: `a=b; Path=/${'x'.repeat(1023)}`, reads: { path: `/${'x'.repeat(1023)}` }, problems: [] },
  { name: 'an attribute value of 1025 octets is ignored', header: `a=b; Path=/${'x'.repeat(1024)}`, lacks: ['path'], problems: ['attribute-too-long'] },
  { name: 'a header of 1 MB is read in part', header: `a=b; HttpOnly; Path=/${'x'.repeat(1_048_576)}`, reads: { httpOnly: true, truncated: true }, problems: ['header-too-long', 'attribute-too-long'] },
];

describe('parseSetCookie', () => {
  test.each(cases)('$name', ({ header, reads = {}, attributes, lacks = [], problems = [] }) => {
    const parsed = parseSetCookie(header);
    expect(parsed).toMatchObject(reads);
    if (attributes) expect(attributesOf(parsed)).toEqual(attributes);
    for (const field of lacks) expect(parsed[field]).toBeUndefined();
    expect(parsed.problems.map(({ id }) => id)).toEqual(problems);
  });

  test('says which problems make a browser ignore the cookie', () => {
    const ignored = (header: string) => parseSetCookie(header).problems.map((problem) => problem.ignored);
    expect(ignored(`a=${'b'.repeat(5000)}`)).toEqual(['cookie']);
    expect(ignored('a=b; Max-Age=x')).toEqual(['attribute']);
    expect(ignored('a=b; Path=/; Path=/')).toEqual(['nothing']);
  });

  test('no problem quotes the value, which may continue in what looks like an attribute', () => {
    const { problems } = parseSetCookie('token=first;secret-rest;Path=secret-rest');
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('secret-rest');
  });

  test('a megabyte of semicolons gives a bounded answer', () => {
    const parsed = parseSetCookie(`a=b${';x'.repeat(524_288)}`);
    expect(attributesOf(parsed).length).toBeLessThanOrEqual(32_768);
    expect(parsed.problems.length).toBeLessThanOrEqual(24);
  });

  test('any text is read, and the pair and the attributes come from the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom('a', '=', ';', ' ', '\t', 'Path', '/', 'Secure', 'Max-Age', '9', '-', 'Expires', 'SameSite', 'Lax', '\u0000', 'é', '.'), { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (header) => {
        const parsed = parseSetCookie(header);
        expect(header).toContain(parsed.name);
        expect(header).toContain(parsed.value);
        expect(parsed.size).toBe(new TextEncoder().encode(parsed.name + parsed.value).length);
        for (const { name, value } of attributesOf(parsed)) expect(header.includes(name) && header.includes(value)).toBe(true);
        expect(parsed.path === undefined || parsed.path.startsWith('/')).toBe(true);
        expect(parsed.maxAge === undefined || Number.isSafeInteger(parsed.maxAge)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
