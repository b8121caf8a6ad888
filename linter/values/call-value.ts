// What calls return: functions of this project are read through, and of the language only what option objects,
// cookie strings and expiry dates are made with.
import type { TSESTree } from '@typescript-eslint/types';
import { injectedByCall, instanceOf } from './class-value.ts';
import { environmentCall } from './environment.ts';
import { withSpread } from './object-value.ts';
import { dateByLibrary, dateMovedBy } from './moved-date.ts';
import { binaryValue, joinedText, unaryValue } from './operator-value.ts';
import { spanByLibrary } from './span-by-library.ts';
import type { Bindings, Reader } from './reader.ts';
import type { FunctionNode, Node } from './source-file.ts';
import { alternativesInProduction, literal, mapValue, oneOf, unknownValue, type Value } from './value.ts';
import { destructured } from './variable-value.ts';

/** A function with more returns than this is not read. */
const maxReturns = 8;

export function callValue(node: TSESTree.CallExpression | TSESTree.NewExpression, bindings: Bindings, reader: Reader): Value {
  const known = environmentCall(node, reader.file) ?? builtInValue(node, bindings, reader) ?? methodValue(node, bindings, reader) ?? dateByLibrary(node, bindings, reader) ?? spanByLibrary(node, bindings, reader);
  if (known) return known;
  if (node.type === 'NewExpression') return instanceOf(reader.valueOf(node.callee, bindings)) ?? unknownValue('it is the result of a call', node);
  const injected = injectedByCall(node, reader);
  if (injected) return injected;
  if (node.arguments.some((argument) => argument.type === 'SpreadElement')) return unknownValue('it is the result of a call', node);
  const callee = reader.valueOf(node.callee, bindings);
  return mapValue(callee, (option) =>
    option.kind === 'function'
      ? option.resultOf(node.arguments.map((argument) => reader.valueOf(argument, bindings)), node)
      : unknownValue('it is the result of a call', node),
  );
}

export function functionValue(node: FunctionNode, outer: Bindings, reader: Reader): Value {
  return {
    kind: 'function',
    node,
    resultOf: (values, call) => {
      if (node.generator) return unknownValue('it is the result of a generator', call);
      const bindings = new Map([...outer, ...bindingsFor(node, values, reader)]);
      if (node.body.type !== 'BlockStatement') return reader.valueOf(node.body, bindings);
      const returns = reader.file.returnsOf(node);
      if (returns.length > maxReturns) return unknownValue('the function returns in too many places', call);
      if (returns.length === 0) return literal(undefined, call);
      return oneOf(returns.map(({ argument }) => (argument ? reader.valueOf(argument, bindings) : literal(undefined, call))), call);
    },
  };
}

/** What the parameters are when the function is called with these values. */
export function bindingsFor(node: FunctionNode, values: readonly Value[], reader: Reader): Bindings {
  const bindings = new Map<ReturnType<typeof reader.file.variableOf> & object, Value>();
  for (const variable of reader.file.scopeManager.getDeclaredVariables(node as never)) {
    const name = variable.identifiers[0];
    for (const [index, parameter] of node.params.entries()) {
      if (parameter.type === 'RestElement' || !name) continue;
      const value = destructured(parameter, name, values[index] ?? literal(undefined, node), bindings, reader);
      if (value) bindings.set(variable, value);
    }
  }
  return bindings;
}

function builtInValue(node: TSESTree.CallExpression | TSESTree.NewExpression, bindings: Bindings, reader: Reader): Value | undefined {
  const name = reader.file.textOf(node.callee);
  const [first, ...rest] = node.arguments;
  const read = (argument: Node | undefined) => (argument ? reader.valueOf(argument, bindings) : literal(undefined, node));
  switch (name) {
    case 'Object.freeze':
    case 'Object.seal':
    case 'structuredClone':
    case 'encodeURIComponent':
      return read(first);
    case 'require': {
      const module = read(first);
      return module.kind === 'literal' && typeof module.value === 'string' ? reader.imported(module.value, '*', node) : undefined;
    }
    case 'String':
      return joinedText([read(first)], node);
    case 'Object.assign':
      return rest.reduce<Value>((object, argument) => mapValue(object, (plain) => (plain.kind === 'object' ? withSpread(plain, read(argument), argument) : plain)), read(first));
    case 'Boolean':
      return unaryValue('!', unaryValue('!', read(first), node), node);
    case 'Number':
    case 'parseInt':
    case 'Math.floor':
    case 'Math.round':
    case 'Math.trunc':
    case 'Math.ceil':
      return roundedValue(name, read(first), node);
    case 'Date.now':
      return { kind: 'moment', offset: 0, unit: 'milliseconds', node };
    case 'getNumericDate':
      return numericDate(read(first), node);
    case 'Date':
      return node.type === 'NewExpression' ? dateValue(node, node.arguments.length > 1 ? dateOfParts(node, node.arguments.map(read)) : read(first)) : undefined;
    default:
      return undefined;
  }
}

function roundedValue(name: string, value: Value, node: Node): Value {
  return mapValue(value, (option) => {
    if (option.kind === 'moment') return option;
    if (option.kind !== 'literal') return unknownValue('it is computed', node);
    const number = Number(option.value);
    return literal(name === 'Number' ? number : name === 'Math.round' ? Math.round(number) : name === 'Math.ceil' ? Math.ceil(number) : Math.floor(number), node);
  });
}

/** Of djwt: seconds from now, or the second of a date. */
function numericDate(value: Value, node: Node): Value {
  return mapValue(value, (option) => {
    if (option.kind === 'moment') return { kind: 'moment', unit: 'seconds', offset: option.unit === 'seconds' ? option.offset : option.offset / 1_000, node };
    return option.kind === 'literal' && typeof option.value === 'number' ? { kind: 'moment', unit: 'seconds', offset: option.value, node } : unknownValue('it is a date', node);
  });
}

/** `new Date()` is now; a number is milliseconds since the epoch, so small ones are long past. */
function dateValue(node: TSESTree.NewExpression, argument: Value): Value {
  if (node.arguments.length === 0) return { kind: 'moment', offset: 0, unit: 'milliseconds', node };
  return mapValue(argument, (option) => (option.kind === 'moment' ? { ...option, node } : option.kind === 'literal' ? option : unknownValue('it is a date', node)));
}

/** `new Date(2099, 11, 31)`, to the day. */
function dateOfParts(node: Node, parts: readonly Value[]): Value {
  const [year, month, day = 1] = parts.map((part) => (part.kind === 'literal' && typeof part.value === 'number' ? part.value : NaN));
  const time = Date.UTC(year ?? NaN, month, day);
  return Number.isFinite(time) ? literal(new Date(time).toISOString(), node) : unknownValue('it is a date', node);
}

function methodValue(node: TSESTree.CallExpression | TSESTree.NewExpression, bindings: Bindings, reader: Reader): Value | undefined {
  const { callee } = node;
  if (node.type === 'NewExpression' || callee.type !== 'MemberExpression') return undefined;
  const object = () => reader.valueOf(callee.object, bindings);
  const [first] = node.arguments;
  switch (reader.keyOf(callee, bindings)) {
    case 'getTime':
    case 'valueOf':
      return mapValue(object(), (option) => (option.kind === 'moment' ? { ...option, node } : option.kind === 'literal' ? option : unknownValue('it is the result of a call', node)));
    case 'unix':
    case 'toSeconds':
    case 'toUnixInteger':
      return mapValue(object(), (option) => (option.kind === 'moment' && option.unit === 'milliseconds' ? { ...option, offset: option.offset / 1000, unit: 'seconds', node } : unknownValue('it is the result of a call', node)));
    case 'toDate':
    case 'toJSDate':
    case 'toUTCString':
    case 'toGMTString':
    case 'toISOString': {
      const value = object();
      return value.kind === 'moment' || value.kind === 'literal' ? value : undefined;
    }
    case 'toString':
    case 'trim':
      return mapValue(object(), (option) => (option.kind === 'literal' ? joinedText([option], node) : option));
    case 'toLowerCase':
      return mapValue(object(), (option) => (option.kind === 'literal' && typeof option.value === 'string' ? literal(option.value.toLowerCase(), node) : unknownValue('it is the result of a call', node)));
    case 'concat':
      return first ? binaryValue('+', object(), reader.valueOf(first, bindings), node) : undefined;
    case 'join':
      return joinedArrays(object(), first ? reader.valueOf(first, bindings) : literal(',', node), node);
    case 'add':
    case 'subtract':
    case 'plus':
    case 'minus': {
      const date = object();
      return dateMovedBy(reader.keyOf(callee, bindings)!, date, node.arguments.map((argument) => reader.valueOf(argument, bindings)), node);
    }
    case 'includes':
      return first ? includedValue(object(), reader.valueOf(first, bindings), node) : undefined;
    default:
      return undefined;
  }
}

function joinedArrays(given: Value, separator: Value, node: Node): Value | undefined {
  if (alternativesInProduction(given).every(({ kind }) => kind !== 'array')) return undefined;
  return mapValue(given, (array) => {
    if (array.kind !== 'array' || array.open !== undefined) return unknownValue('it joins what is not known', node);
    return joinedText(array.elements.flatMap((element, index) => (index === 0 ? [element] : [separator, element])), node);
  });
}

/** `['production', 'staging'].includes(process.env.NODE_ENV)`. */
function includedValue(array: Value, wanted: Value, node: Node): Value | undefined {
  if (array.kind !== 'array' || array.open !== undefined) return undefined;
  return mapValue(wanted, (option) =>
    option.kind === 'literal' && array.elements.every((element) => element.kind === 'literal')
      ? literal(array.elements.some((element) => element.kind === 'literal' && element.value === option.value), node)
      : unknownValue('it is the result of a call', node),
  );
}
