// Dates that are so many days or years from another: `date.setFullYear(date.getFullYear() + 3)`, `addDays(new Date(), 30)` of date-fns,
// `dayjs().add(1, 'year')`, `DateTime.now().plus({ days: 30 })` of luxon. Months have 30 days and years 365.
import type { TSESTree } from '@typescript-eslint/types';
import { moduleOf } from './module-of.ts';
import type { Bindings, Reader } from './reader.ts';
import type { Node } from './source-file.ts';
import { mapValue, unknownValue, type Value } from './value.ts';

const day = 86_400_000;
const milliseconds: ReadonlyMap<string, number> = new Map([
  ...named(['millisecond', 'ms'], 1),
  ...named(['second', 's'], 1000),
  ...named(['minute', 'm'], 60_000),
  ...named(['hour', 'h'], 3_600_000),
  ...named(['day', 'd', 'date'], day),
  ...named(['week', 'w'], 7 * day),
  ...named(['month', 'M'], 30 * day),
  ...named(['quarter', 'Q'], 91 * day),
  ...named(['year', 'y', 'fullyear'], 365 * day),
]);

function named(names: readonly string[], duration: number): [string, number][] {
  return names.map((name) => [name, duration]);
}

/** Milliseconds of a unit, in any of its names. */
export function durationOf(unit: string): number | undefined {
  return milliseconds.get(unit) ?? milliseconds.get(unit.toLowerCase().replace(/s$/, ''));
}

/** What `date.setX(…)` leaves of the date: `undefined` when it is not so much later than it was. */
export function dateAfterSetting(call: TSESTree.CallExpression, method: string, before: Value, bindings: Bindings, reader: Reader): Value | undefined {
  const unit = durationOf(method.replace(/^set(?:UTC)?/, ''));
  const [given, ...others] = call.arguments;
  if (unit === undefined || given?.type !== 'BinaryExpression' || others.length > 0 || (given.operator !== '+' && given.operator !== '-')) return undefined;
  const isAsked = (node: Node) => node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && reader.keyOf(node.callee) === method.replace('set', 'get');
  const { left, right, operator } = given;
  if (isAsked(left)) return moved(before, reader.valueOf(right, bindings), operator === '-' ? -unit : unit, call);
  return operator === '+' && isAsked(right) ? moved(before, reader.valueOf(left, bindings), unit, call) : undefined;
}

/** `addYears(new Date(), 1)` of date-fns; `undefined` for any other call. */
export function dateByLibrary(node: TSESTree.CallExpression | TSESTree.NewExpression, bindings: Bindings, reader: Reader): Value | undefined {
  const { callee, arguments: [from, count] } = node;
  if (node.type === 'NewExpression') return undefined;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? reader.keyOf(callee, bindings) : undefined;
  const now: Value = { kind: 'moment', offset: 0, unit: 'milliseconds', node };
  if (name === undefined) return undefined;
  if (from === undefined) return isNow(callee, name, reader) ? now : undefined;
  const amount = name.startsWith('add') && count ? durationOf(name.slice('add'.length)) : undefined;
  if (amount === undefined || !isOf(callee, ['date-fns'], reader)) return undefined;
  return moved(reader.valueOf(from, bindings), reader.valueOf(count!, bindings), amount, node);
}

/** `dayjs()`, `moment.utc()`, `DateTime.now()`. */
function isNow(callee: Node, name: string, reader: Reader): boolean {
  if (callee.type === 'Identifier') return isOf(callee, ['dayjs', 'moment'], reader);
  return ['now', 'utc', 'local'].includes(name) && isOf(callee, ['dayjs', 'moment', 'luxon'], reader);
}

/** Imported, or required, from one of these packages or a part of it. */
export function isOf(callee: Node, packages: readonly string[], { file }: Reader): boolean {
  const from = moduleOf(callee, file);
  return from !== undefined && packages.some((one) => from === one || from.startsWith(`${one}/`));
}

/** `.add(30, 'days')`, `.plus({ years: 1 })`, `.subtract(…)`, `.minus(…)` of a date. */
export function dateMovedBy(method: string, date: Value, given: readonly Value[], node: Node): Value | undefined {
  if (date.kind !== 'moment' || date.unit !== 'milliseconds') return undefined;
  const sign = method === 'subtract' || method === 'minus' ? -1 : 1;
  const [amount, unit] = given;
  if (amount?.kind === 'object' && amount.open === undefined) {
    return [...amount.properties].reduce<Value>((from, [name, { value }]) => moved(from, value, sign * (durationOf(name) ?? NaN), node), date);
  }
  if (!amount || unit?.kind !== 'literal' || typeof unit.value !== 'string') return undefined;
  return moved(date, amount, sign * (durationOf(unit.value) ?? NaN), node);
}

function moved(date: Value, count: Value, unit: number, node: Node): Value {
  return mapValue(date, (from) =>
    mapValue(count, (by) => {
      const offset = from.kind === 'moment' && from.unit === 'milliseconds' && by.kind === 'literal' && typeof by.value === 'number' ? from.offset + by.value * unit : NaN;
      return Number.isFinite(offset) ? { kind: 'moment', offset, unit: 'milliseconds', node } : unknownValue('the date is changed', node);
    }),
  );
}
