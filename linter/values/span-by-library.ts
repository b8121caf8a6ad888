// Spans that a function of a package counts: `ms('7d')`, `hoursToSeconds(8)` and `milliseconds({ days: 30 })` of date-fns,
// `dayjs.duration(30, 'days').asSeconds()`, `Duration.fromObject({ days: 30 }).toMillis()` of luxon. Each is a bare number, whose unit is that of the function.
import type { TSESTree } from '@typescript-eslint/types';
import { durationOf, isOf } from './moved-date.ts';
import type { Bindings, Reader } from './reader.ts';
import { literal, mapValue, unknownValue, type Value } from './value.ts';
import { secondsOfSpan } from './written-span.ts';

/** Packages whose function gives the milliseconds of a text. */
const ofText = ['ms', '@lukeed/ms', 'parse-duration', 'enhanced-ms'];
const ofDates = ['dayjs', 'moment', 'luxon'];
/** Functions of date-fns: `hoursToSeconds` and its like. */
const turning = /^(hours|minutes|seconds)To(Milliseconds|Seconds)$/;

/** `undefined` for any other call. */
export function spanByLibrary(node: TSESTree.CallExpression | TSESTree.NewExpression, bindings: Bindings, reader: Reader): Value | undefined {
  const { callee, arguments: [given] } = node;
  if (node.type === 'NewExpression') return undefined;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (reader.keyOf(callee, bindings) ?? '') : '';
  const asked = callee.type === 'MemberExpression' && callee.object.type === 'CallExpression' ? unitAsked(name, given) : undefined;
  if (asked !== undefined) return spanIn(asked, (callee as TSESTree.MemberExpression).object as TSESTree.CallExpression, bindings, reader);
  if (!given || name === 'require') return undefined;
  if (isOf(callee, ofText, reader)) return mapValue(reader.valueOf(given, bindings), (text) => numberOf(text.kind === 'literal' && typeof text.value === 'string' ? secondsOfSpan(text.value) : undefined, 0.001, node));
  const { 1: from, 2: to } = turning.exec(name) ?? [];
  if (from === undefined && name !== 'milliseconds') return undefined;
  if (!isOf(callee, ['date-fns'], reader)) return undefined;
  return mapValue(reader.valueOf(given, bindings), (option) => numberOf(from === undefined ? secondsOfParts(option) : secondsOfCount(option, from), to === 'Seconds' ? 1 : 0.001, node));
}

/** How many seconds the number stands for that a method gives: `asSeconds()`, `toMillis()`, `as('hours')`. */
function unitAsked(name: string, given: TSESTree.CallExpressionArgument | undefined): number | undefined {
  const unit = name === 'toMillis' ? 'ms' : name === 'as' && given?.type === 'Literal' ? String(given.value) : /^as([A-Z][a-z]{1,20})$/.exec(name)?.[1];
  const milliseconds = unit === undefined ? undefined : durationOf(unit);
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

function spanIn(unit: number, made: TSESTree.CallExpression, bindings: Bindings, reader: Reader): Value | undefined {
  const { callee, arguments: [count, of] } = made;
  const name = callee.type === 'MemberExpression' ? reader.keyOf(callee, bindings) : undefined;
  if (!count || (name !== 'duration' && name !== 'fromObject') || !isOf(callee, ofDates, reader)) return undefined;
  const counted = of?.type === 'Literal' && typeof of.value === 'string' ? of.value : undefined;
  return mapValue(reader.valueOf(count, bindings), (option) => numberOf(option.kind === 'object' ? secondsOfParts(option) : secondsOfCount(option, counted ?? 'ms'), unit, made));
}

function secondsOfCount(count: Value, unit: string): number | undefined {
  const milliseconds = durationOf(unit);
  return count.kind === 'literal' && typeof count.value === 'number' && milliseconds !== undefined ? (count.value * milliseconds) / 1000 : undefined;
}

/** `{ days: 7, hours: 12 }`. */
function secondsOfParts(parts: Value): number | undefined {
  if (parts.kind !== 'object' || parts.open !== undefined) return undefined;
  return [...parts.properties].reduce<number | undefined>((sum, [unit, { value }]) => {
    const seconds = secondsOfCount(value, unit);
    return sum === undefined || seconds === undefined ? undefined : sum + seconds;
  }, 0);
}

function numberOf(seconds: number | undefined, unit: number, node: TSESTree.CallExpression): Value {
  return seconds === undefined ? unknownValue('it is the result of a call', node) : literal(Math.round(seconds / unit), node);
}
