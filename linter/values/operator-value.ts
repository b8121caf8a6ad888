// What operators make of values: arithmetic, joining of text, comparison, and the operators that choose.
import type { Node } from './source-file.ts';
import { alternativesInProduction, literal, mapValue, maxAlternatives, oneOf, truthOf, unknownValue, type Value } from './value.ts';

/** Longer text is cut into a hole: no cookie or option name is that long. */
const maxTextLength = 16_384;

export function binaryValue(operator: string, left: Value, right: Value, node: Node): Value {
  if (operator === '+' && (isTextual(left) || isTextual(right))) return joinedText([left, right], node);
  return mapValue(left, (a) => mapValue(right, (b) => plainBinary(operator, a, b, node)));
}

export function logicalValue(operator: string, left: Value, right: Value, node: Node): Value {
  return mapValue(left, (value) => {
    const isNullish = value.kind === 'literal' && (value.value === null || value.value === undefined);
    const truth = operator === '??' ? (isNullish ? false : mayBeNullish(value) ? undefined : true) : truthOf(value);
    if (operator === '&&') return truth === true ? right : truth === false ? value : oneOf([literal(false, node), right], node);
    return truth === true ? value : truth === false ? right : oneOf([value, right], node);
  });
}

export function chosenValue(test: Value, whenTrue: Value, whenFalse: Value, node: Node): Value {
  return mapValue(test, (value) => {
    const truth = truthOf(value);
    return truth === undefined ? oneOf([whenTrue, whenFalse], node) : truth ? whenTrue : whenFalse;
  });
}

export function unaryValue(operator: string, value: Value, node: Node): Value {
  return mapValue(value, (operand) => {
    if (operator === '!') {
      const truth = truthOf(operand);
      return truth === undefined ? unknownValue('its condition is not known', node) : literal(!truth, node);
    }
    if (operator === 'void') return literal(undefined, node);
    if (operator === '+' && operand.kind === 'moment') return { ...operand, node };
    if (operand.kind === 'literal' && (operator === '-' || operator === '+')) return literal(operator === '-' ? -Number(operand.value) : Number(operand.value), node);
    return unknownValue(`the result of ${operator} is not known`, node);
  });
}

/** Text made of parts in order; alternatives are told apart while there are few of them. */
export function joinedText(values: readonly Value[], node: Node): Value {
  let joined: Value = literal('', node);
  for (const value of values) {
    const options = optionsOf(value);
    const tooMany = options.length * optionsOf(joined).length > maxAlternatives;
    joined = tooMany || !options.every(isWritable) ? mapValue(joined, (start) => joinPlain(start, asHole(value), node)) : mapValue(joined, (start) => mapValue(value, (end) => joinPlain(start, end, node)));
  }
  return joined;
}

function joinPlain(start: Value, end: Value, node: Node): Value {
  const parts: (string | Value)[] = [];
  for (const part of [...partsOf(start), ...partsOf(end)]) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
  if (length > maxTextLength || parts.length > 100) return unknownValue('the text is too long', node);
  if (parts.every((part) => typeof part === 'string')) return literal(parts.join(''), node);
  return { kind: 'text', parts, node };
}

function partsOf(value: Value): readonly (string | Value)[] {
  if (value.kind === 'literal') return [String(value.value)];
  return value.kind === 'text' ? value.parts : [value];
}

function asHole(value: Value): Value {
  return value.kind === 'literal' || value.kind === 'text' ? value : { kind: 'text', parts: [value], node: value.node };
}

function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'one-of' ? value.options : value.kind === 'by-environment' ? [value.production, value.otherwise] : [value];
}

function isWritable(value: Value): boolean {
  return value.kind === 'literal' || value.kind === 'text' || value.kind === 'by-environment';
}

function isTextual(value: Value): boolean {
  return alternativesInProduction(value).some((option) => option.kind === 'text' || (option.kind === 'literal' && typeof option.value === 'string'));
}

function mayBeNullish(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'environment-variable';
}

function plainBinary(operator: string, a: Value, b: Value, node: Node): Value {
  if (a.kind === 'moment' || b.kind === 'moment') return momentArithmetic(operator, a, b, node);
  if (a.kind === 'literal' && b.kind === 'literal') return literalArithmetic(operator, a.value, b.value, node);
  return unknownValue('it is computed from something that is not known', node);
}

function literalArithmetic(operator: string, a: string | number | boolean | null | undefined, b: typeof a, node: Node): Value {
  switch (operator) {
    case '===':
    case '==':
      return literal(a === b, node);
    case '!==':
    case '!=':
      return literal(a !== b, node);
  }
  if (typeof a !== 'number' || typeof b !== 'number') return unknownValue('it is computed', node);
  switch (operator) {
    case '+':
      return literal(a + b, node);
    case '-':
      return literal(a - b, node);
    case '*':
      return literal(a * b, node);
    case '/':
      return literal(a / b, node);
    case '%':
      return literal(a % b, node);
    case '**':
      return literal(a ** b, node);
    case '<<':
      return literal(a << b, node);
    default:
      return unknownValue('it is computed', node);
  }
}

/** `Date.now() + 7 * 864e5`, `Date.now() / 1000 + 3600`. */
function momentArithmetic(operator: string, a: Value, b: Value, node: Node): Value {
  const amount = (value: Value) => (value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined);
  if (a.kind === 'moment') {
    const by = amount(b);
    if (by === undefined) return unknownValue('it is computed from the time', node);
    if (operator === '+') return { ...a, offset: a.offset + by, node };
    if (operator === '-') return { ...a, offset: a.offset - by, node };
    if (operator === '/' && by === 1000 && a.unit === 'milliseconds') return { ...a, offset: a.offset / 1000, unit: 'seconds', node };
    if (operator === '*' && by === 1000 && a.unit === 'seconds') return { ...a, offset: a.offset * 1000, unit: 'milliseconds', node };
  } else if (b.kind === 'moment' && operator === '+') {
    const by = amount(a);
    if (by !== undefined) return { ...b, offset: b.offset + by, node };
  }
  return unknownValue('it is computed from the time', node);
}
