import { Linter } from 'eslint';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';
import { messagesOf } from './eslint-versions.ts';

const deep = (depth: number, open: string, close: string, core: string) => open.repeat(depth) + core + close.repeat(depth);

// Every piece of code mentions an API, so that the text gate lets it through.
const codes: readonly (readonly [name: string, code: string])[] = [
  ['nothing', ''],
  ['a byte order mark and a hash bang', '\ufeff#!/usr/bin/env node\nlocalStorage.setItem("token", t)'],
  ['a call without arguments', 'localStorage.setItem(); document.cookie; res.cookie(); new Headers(); JSON.parse();'],
  ['spread arguments', 'import session from "express-session"; session(...a); session(); app.use(session({ ...a })); res.cookie(...a);'],
  ['odd assignments', '[document.cookie, localStorage.token] = x; ({ a: document.cookie } = y); document.cookie += "a"; document["cookie"] ??= b; localStorage[a][b] = c;'],
  ['values that refer to each other', 'const a = { ...b, c: d }; const b = { ...a }; const d = () => a.c(); localStorage.setItem(d(), a)'],
  ['functions that call each other', 'const f = (x) => g(x), g = (x) => f(x); function h(a = h(a)) { return h(h(a)); } localStorage.setItem(f(h(1)), g(2))'],
  ['a variable that is written by itself', 'let a = a; a = a + a; a += a; while (a) { a = a + a; } localStorage.setItem(a, a)'],
  ['wrappers that call each other', 'function a(k, v) { b(k, v); localStorage.setItem(k, v); } function b(k, v) { a(k, v); } a("token", t); b("jwt", t)'],
  ['deeply nested expressions', `localStorage.setItem("token", ${deep(200, '(', ')', 'x')})`],
  ['deeply nested objects', `res.cookie("token", x, ${deep(100, '{ a: ', ' }', '1')})`],
  ['a long chain of members', `localStorage.setItem("token", x${'.y'.repeat(200)})`],
  ['a long sum', `document.cookie = "token=" ${'+ a '.repeat(200)}`],
  ['a long chain of calls', `import { SignJWT } from 'jose'; new SignJWT({})${'.setIssuedAt()'.repeat(100)}.sign(k)`],
  ['many branches', `${Array.from({ length: 200 }, (_, i) => `if (a${i}) o.p${i} = b${i};`).join('\n')} const o = {}; res.cookie("token", t, o)`],
  ['many conditions in one text', `document.cookie = \`token=x\${${Array.from({ length: 40 }, (_, i) => `(a${i} ? ';' : '')`).join(' + ')}}\``],
  ['many callers', `function f(k) { localStorage.setItem(k, v) } ${Array.from({ length: 500 }, (_, i) => `f("token${i}")`).join(';')}`],
  ['decorators, enums and namespaces', '@A() class B { @C() d: string = localStorage.setItem("token", t); constructor(private readonly e: F.G) {} } enum H { I = localStorage.token } namespace J { export const k = localStorage; } export = B;'],
  ['private names and accessors', 'class A { static #a = 1; accessor b = 2; get c() { return localStorage.setItem(this.#d, A.#a) } #d = this.b; static { this.e = document.cookie = "token=" + t; } }'],
  ['labels, generators and async iteration', 'async function* a() { b: for await (const c of d) { yield* localStorage.setItem("token", c); continue b; } }'],
  ['names of Object.prototype', 'res.cookie("constructor", x, { __proto__: y, toString: z, hasOwnProperty: 1 }); localStorage.setItem("__proto__", t); const { constructor } = process.env; sign[constructor]()'],
];

test.each(codes)('%s', (_, code) => {
  const { problem } = lintSource(code, 'file.ts', { includeUnsure: true });
  expect(problem).toBeUndefined();
  const messages = messagesOf(Linter, code, { config: 'strict' });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
});

test('JSX', () => {
  const code = `const A = () => <a onClick={() => localStorage.setItem('token', t)} {...b}>{document.cookie = \`token=\${t}\`}<></></a>;`;
  expect(lintSource(code, 'file.tsx').findings.length).toBeGreaterThan(0);
});

test('a file that does not parse says where', () => {
  const { findings, facts, problem } = lintSource(`localStorage.setItem('token', t);\nconst = 1;`, 'file.ts');
  expect({ findings, facts }).toEqual({ findings: [], facts: [] });
  expect(problem).toMatchObject({ line: 2 });
  expect(problem!.message).not.toBe('');
});

test('code that is nested too deeply for the parser is a problem, not a crash', () => {
  const { problem } = lintSource(`localStorage.setItem('token', ${deep(50_000, '[', ']', 't')})`, 'file.ts');
  expect(problem?.message).toBe('The code is nested too deeply to be parsed.');
});

test('a file with thousands of sites is read to its end', () => {
  const file = (size: number) => `import express from 'express'; const app = express();\n${Array.from({ length: size }, (_, i) => `app.get('/${i}', (req, res) => { res.cookie('session', make(${i})); });`).join('\n')}`;
  expect(lintSource(file(2_000), 'file.ts').facts).toHaveLength(2_000);
});

test('any text is survived', () => {
  const pieces = ['localStorage.setItem(', 'document.cookie = ', 'res.cookie(', '{ ...', '`${', '}`', ')', '}', '=> ', 'const a = ', 'a', "'token'", ', ', ';\n', '(', '[', ']', 'await ', 'function f(a) {', 'return ', 'if (a) ', '?? ', '? a : ', 'class A { a = ', 'this.', 'process.env.', 'new '];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      expect(() => lintSource(parts.join(''), 'file.ts', { includeUnsure: true })).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
