/** Brackets inside brackets. */
export const deep = (depth: number, open: string, close: string, core: string) => open.repeat(depth) + core + close.repeat(depth);

/** Syntax that is rare, deep or circular. Every piece of code mentions an API, so that the text gate lets it through. */
export const tortureCodes: readonly (readonly [name: string, code: string])[] = [
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
