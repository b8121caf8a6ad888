import { describe, expect, test } from 'vitest';
import { parseSource } from '#linter/parse-source.ts';
import { sourceFileFrom, type Node } from '#linter/values/source-file.ts';
import { readerFor } from '#linter/values/value-reader.ts';
import type { Value } from '#linter/values/value.ts';

/** What the argument of the last `see(…)` can be, written short. */
function seen(code: string): string {
  const parsed = parseSource(code, 'file.ts');
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const file = sourceFileFrom(parsed);
  const call = file.siteNodes.findLast((node) => node.type === 'CallExpression' && file.textOf(node.callee) === 'see');
  if (call?.type !== 'CallExpression') throw new Error('nothing to see');
  return short(readerFor(file).valueOf(call.arguments[0] as Node));
}

function short(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value) ?? 'undefined';
    case 'text':
      return `text(${value.parts.map((part) => (typeof part === 'string' ? part : `<${part.kind}>`)).join('')})`;
    case 'object':
      return `{${[...[...value.properties].map(([name, property]) => `${name}: ${short(property.value)}`), ...(value.open === undefined ? [] : ['…'])].join(', ')}}`;
    case 'array':
      return `[${[...value.elements.map(short), ...(value.open === undefined ? [] : ['…'])].join(', ')}]`;
    case 'one-of':
      return value.options.map(short).join(' | ');
    case 'by-environment':
      return `in production ${short(value.production)}`;
    case 'environment-variable':
      return `$${value.name}`;
    case 'moment':
      return `now + ${value.offset} ${value.unit === 'seconds' ? 's' : 'ms'}`;
    default:
      return value.kind;
  }
}

const tables: Record<string, readonly (readonly [code: string, value: string])[]> = {
  'constants and variables': [
    [`const a = 'x'; see(a)`, '"x"'],
    [`let a = 'x'; see(a)`, '"x"'],
    [`let a; a = 'x'; see(a)`, '"x"'],
    [`let a = 'x'; a = 'y'; see(a)`, '"y"'],
    [`let a = 'x'; see(a); a = 'y'`, '"x"'],
    [`let a = 'x'; if (b) a = 'y'; see(a)`, '"y" | "x"'],
    [`let a; if (b) a = 'x'; else a = 'y'; see(a)`, '"x" | "y"'],
    [`let a = 'x'; function f() { a = 'y'; } see(a)`, '"y" | "x"'],
    [`let a = 1; a = a + 1; see(a)`, '2'],
    [`for (const a of list) see(a)`, 'unknown'],
    [`const a = a; see(a)`, 'unknown'],
    [`see(undefined)`, 'undefined'],
    [`see(elsewhere)`, 'unknown'],
  ],
  'wrappers around an expression': [
    [`const a = { b: 'x' } as const; see(a!.b)`, '"x"'],
    [`const a = { b: 'x' } satisfies object; see(a?.b)`, '"x"'],
    [`see(await 'x')`, '"x"'],
    [`see((0, 'x'))`, '"x"'],
  ],
  objects: [
    [`see({ a: 1, ['b']: 2, 'c-d': 3 })`, '{a: 1, b: 2, c-d: 3}'],
    [`const rest = { a: 1 }; see({ a: 0, ...rest, b: 2 })`, '{a: 1, b: 2}'],
    [`const rest = { a: 1 }; see({ ...rest, a: 0 })`, '{a: 0}'],
    [`see({ a: 0, ...rest, b: 2 })`, '{a: unknown, b: 2, …}'],
    [`see({ [key]: 1 })`, '{…}'],
    [`see({ a: 1, ...(b && { c: 2 }) })`, '{a: 1, c: undefined | 2}'],
    [`see({ a: 1, ...(b ? { c: 2 } : { c: 3 }) })`, '{a: 1, c: 2 | 3}'],
    [`see(Object.assign({ a: 1 }, { b: 2 }))`, '{a: 1, b: 2}'],
    [`see(Object.freeze({ a: 1 }))`, '{a: 1}'],
    [`const o = { a: 1 }; o.b = 2; see(o)`, '{a: 1, b: 2}'],
    [`const o = { a: 1 }; see(o); o.b = 2`, '{a: 1}'],
    [`const o = { a: {} }; o.a.b = 2; see(o)`, '{a: {b: 2}}'],
    [`const o = { a: 1 }; if (b) o.a = 2; see(o)`, '{a: 2} | {a: 1}'],
    [`const o = { a: 1 }; o[key] = 2; see(o)`, '{a: unknown, …}'],
    [`const o = { a: 1, b: 2 }; delete o.a; see(o)`, '{b: 2}'],
    [`const o = {}; Object.assign(o, { a: 1 }); see(o)`, '{a: 1}'],
    [`see({ a: { b: 'x' } }.a.b)`, '"x"'],
  ],
  'taking apart': [
    [`const { a } = { a: 'x' }; see(a)`, '"x"'],
    [`const { a: { b: [, c] } } = { a: { b: [1, 2] } }; see(c)`, '2'],
    [`const { a = 'd' } = {}; see(a)`, '"d"'],
    [`const { NODE_ENV, SECRET } = process.env; see([NODE_ENV, SECRET])`, '[in production "production", $SECRET]'],
  ],
  text: [
    ['const a = "x"; see(`${a}-${b}!`)', 'text(x-<unknown>!)'],
    [`see('a' + 'b' + 1)`, '"ab1"'],
    [`see(['a', 'b'].join('; '))`, '"a; b"'],
    [`const parts = ['a']; parts.push('b', 'c'); parts.unshift('z'); see(parts.join('; '))`, '"z; a; b; c"'],
    [`const parts = ['a']; if (x) parts.push('b'); see(parts.join('; '))`, '"a; b" | "a"'],
    [`const parts = ['a']; see(parts.join('; ')); parts.push('b')`, '"a"'],
    [`const parts = ['a']; parts.push(...more); see(parts)`, '["a", …]'],
    [`const parts = ['a', 'b']; parts.splice(1); see(parts.join('; '))`, 'unknown'],
    [`see('a=' + b + (c ? '; Secure' : ''))`, 'text(a=<unknown>; Secure) | text(a=<unknown>)'],
    [`let a = 'x'; a += 'y'; see(a)`, '"xy"'],
    ['see(`a${1 + 1}`)', '"a2"'],
  ],
  conditions: [
    [`see(b ? 1 : 2)`, '1 | 2'],
    [`see(b || 'x')`, 'unknown | "x"'],
    [`see('' || 'x')`, '"x"'],
    [`see(null ?? 'x')`, '"x"'],
    [`see(true && 'x')`, '"x"'],
    [`see(!!'x')`, 'true'],
  ],
  'the environment': [
    [`see(process.env.NODE_ENV === 'production')`, 'in production true'],
    [`see(config.get('NODE_ENV') === 'production')`, 'in production true'],
    [`class A { f() { return see(this.config.getOrThrow('NODE_ENV') !== 'production'); } }`, 'in production false'],
    [`import { env } from './env'; see(env.NODE_ENV === 'production' ? 1 : 2)`, 'in production 1'],
    [`function f(isProduction) { return see(isProduction ? 'none' : 'lax'); }`, 'in production "none"'],
    [`see(settings.IS_DEV ? 1 : 2)`, 'in production 2'],
    [`const isProd = false; see(isProd)`, 'false'],
    [`see(order.isProduct ? 1 : 2)`, '1 | 2'],
    [`see(process.env.NODE_ENV !== 'development')`, 'in production true'],
    [`see(process.env.NODE_ENV === 'development')`, 'in production false'],
    [`const isProduction = process.env['NODE_ENV'] === 'production'; see(!isProduction)`, 'in production false'],
    [`see(['production', 'staging'].includes(process.env.NODE_ENV))`, 'in production true'],
    [`see(import.meta.env.PROD)`, 'in production true'],
    [`import { dev } from '$app/environment'; see(!dev)`, 'in production true'],
    [`see(app.get('env') === 'production' ? 'a' : 'b')`, 'in production "a"'],
    [`see(process.env.SECRET)`, '$SECRET'],
    [`see(process.env.SECRET || 'x')`, '$SECRET | "x"'],
    [`see(Deno.env.get('SECRET'))`, '$SECRET'],
    [`const process = { env: { NODE_ENV: 'x' } }; see(process.env.NODE_ENV)`, '"x"'],
  ],
  functions: [
    [`const f = () => ({ a: 1 }); see(f())`, '{a: 1}'],
    [`function f(a, b = 2) { return { a, b }; } see(f(1))`, '{a: 1, b: 2}'],
    [`function f(a) { if (a) return 1; return 2; } see(f(b))`, '1 | 2'],
    [`const f = (a) => g(a); const g = (b) => b + 1; see(f(1))`, '2'],
    [`function f({ a, ...rest }) { return a; } see(f({ a: 'x' }))`, '"x"'],
    [`function f(a = 'x') { see(a) }`, '"x" | unknown'],
    [`function f(n) { return f(n - 1); } see(f(1))`, 'unknown'],
    [`const o = { f() { return 'x'; } }; see(o.f())`, '"x"'],
  ],
  'classes and enums': [
    [`class A { static name = 'x'; } see(A.name)`, '"x"'],
    [`class A { options = { a: 1 }; f() { see(this.options); } }`, '{a: 1}'],
    [`class A { constructor() { this.a = 'x'; } f() { see(this.a); } }`, '"x"'],
    [`class A { constructor() { this.a = 'x'; } f() { this.a = 'y'; see(this.a); } }`, 'unknown'],
    [`enum Names { Session = 'sid' } see(Names.Session)`, '"sid"'],
  ],
  time: [
    [`see(Date.now() + 60 * 1000)`, 'now + 60000 ms'],
    [`see(new Date(Date.now() + 7 * 24 * 60 * 60 * 1000))`, 'now + 604800000 ms'],
    [`see(Math.floor(Date.now() / 1000) + 3600)`, 'now + 3600 s'],
    [`const d = new Date(); d.setTime(d.getTime() + 1000); see(d)`, 'now + 1000 ms'],
    [`const d = new Date(); d.setFullYear(d.getFullYear() + 3); see(d)`, 'now + 94608000000 ms'],
    [`const d = new Date(); d.setUTCDate(30 + d.getUTCDate()); see(d.toUTCString())`, 'now + 2592000000 ms'],
    [`function later(days) { const d = new Date(); d.setDate(d.getDate() + days); return d; } see(later(2))`, 'now + 172800000 ms'],
    [`const d = new Date(); d.setMonth(0); see(d)`, 'unknown'],
    [`import { addYears } from 'date-fns'; see(addYears(new Date(), 1))`, 'now + 31536000000 ms'],
    [`import ms from 'ms'; see(ms('180d'))`, '15552000000'],
    [`const ms = require('ms'); const LIFE = '2h'; see(ms(LIFE) / 1000)`, '7200'],
    [`import ms from './ms'; see(ms('180d'))`, 'unknown'],
    [`import { hoursToSeconds } from 'date-fns'; see(hoursToSeconds(8))`, '28800'],
    [`import { milliseconds } from 'date-fns'; see(milliseconds({ days: 1, hours: 1 }))`, '90000000'],
    [`import dayjs from 'dayjs'; see(dayjs.duration(30, 'days').asSeconds())`, '2592000'],
    [`import { Duration } from 'luxon'; see(Duration.fromObject({ days: 1 }).as('seconds'))`, '86400'],
    [`import { Duration } from 'luxon'; see(Duration.fromObject({ days: days }).toMillis())`, 'unknown'],
    [`import { addYears } from './calendar'; see(addYears(new Date(), 1))`, 'unknown'],
    [`import dayjs from 'dayjs'; see(dayjs().add(2, 'hours').toDate())`, 'now + 7200000 ms'],
    [`const moment = require('moment'); see(moment().add({ weeks: 1 }).toDate())`, 'now + 604800000 ms'],
    [`import dayjs from 'dayjs'; see(dayjs.utc().subtract(1, 'day').toDate())`, 'now + -86400000 ms'],
    [`import moment from 'moment'; see(moment.utc().add(1, 'day').unix())`, 'now + 86400 s'],
    [`import { DateTime } from 'luxon'; see(DateTime.utc().minus({ days: 1 }).toUnixInteger())`, 'now + -86400 s'],
    [`import { DateTime } from 'luxon'; see(DateTime.local().plus({ days: 1 }).toSeconds())`, 'now + 86400 s'],
    [`import { store } from './store'; see(store.now().plus({ minutes: 5 }))`, 'unknown'],
    [`import { DateTime } from 'luxon'; see(DateTime.now().plus({ minutes: 5 }).toJSDate())`, 'now + 300000 ms'],
    [`const d = new Date(); d.setDate(d.getDate() + 7); see(d)`, 'now + 604800000 ms'],
    [`see(new Date(0))`, '0'],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (code, value) => {
    expect(seen(code)).toBe(value);
  });
});
