// What a variable holds where it is read: its declaration, then every write that has happened by then, in order.
import type { TSESTree } from '@typescript-eslint/types';
import { givenToConstructor } from './class-value.ts';
import { dateAfterSetting } from './moved-date.ts';
import { binaryValue, chosenValue, logicalValue } from './operator-value.ts';
import { withoutProperty, withSpread, withWrite } from './object-value.ts';
import type { Bindings, Reader } from './reader.ts';
import type { Node, Variable } from './source-file.ts';
import { injectedValue } from './typed-value.ts';
import { literal, mapValue, oneOf, propertyOf, unknownValue, type Value } from './value.ts';
import { whenWritten } from './write-order.ts';

/** A variable that is written more often is unknown. */
const maxWrites = 32;

export function variableValue(identifier: TSESTree.Identifier, bindings: Bindings, reader: Reader): Value {
  const variable = reader.file.variableOf(identifier);
  if (!variable || variable.defs.length === 0) return globalValue(identifier);
  return heldBy(variable, identifier, bindings, reader);
}

function globalValue(identifier: TSESTree.Identifier): Value {
  if (identifier.name === 'undefined') return literal(undefined, identifier);
  return unknownValue(`${identifier.name} is a global`, identifier);
}

function heldBy(variable: Variable, use: Node, bindings: Bindings, reader: Reader): Value {
  const writes = writesTo(variable, reader);
  if (writes.length > maxWrites) return unknownValue(`${variable.name} is written too often`, use);
  let value = declaredValue(variable, use, bindings, reader);
  let isUnset = value.kind === 'literal' && value.value === undefined;
  for (const write of writes) {
    const when = whenWritten(write.node, use, reader.file);
    if (when.happens === 'never') continue;
    const before = value;
    const after = write.apply(before, bindings);
    if (when.happens === 'if') value = chosen(when.test, when.is, after, before);
    else value = when.happens === 'always' || isUnset ? after : oneOf([after, before], write.node);
    isUnset = false;
  }
  return value;

  function chosen(test: Node, is: boolean, after: Value, before: Value): Value {
    const answer = reader.valueOf(test, bindings);
    // `let token; if (a) token = x; else token = y;` never reads the missing value.
    if (isUnset && answer.kind === 'unknown') return after;
    return is ? chosenValue(answer, after, before, test) : chosenValue(answer, before, after, test);
  }
}

function declaredValue(variable: Variable, use: Node, bindings: Bindings, reader: Reader): Value {
  const bound = bindings.get(variable);
  if (bound) return bound;
  if (variable.defs.length !== 1) return unknownValue(`${variable.name} is declared more than once`, use);
  const def = variable.defs[0]!;
  switch (def.type) {
    case 'ImportBinding':
      return def.node.type === 'TSImportEqualsDeclaration' || def.parent?.type !== 'ImportDeclaration'
        ? unknownValue(`${variable.name} is imported`, use)
        : reader.imported(def.parent.source.value, importedName(def.node), use);
    case 'FunctionName':
      return def.node.type === 'FunctionDeclaration' ? reader.valueOf(def.node, bindings) : unknownValue(`${variable.name} is a function that is not here`, use);
    case 'ClassName':
    case 'Type':
      return reader.valueOf(def.node, bindings);
    case 'Variable': {
      const { id, init } = def.node;
      if (isProp(def.node, reader)) {
        const because = unknownValue(`${variable.name} is a property of the component`, use);
        return init ? oneOf([reader.valueOf(init, bindings), because], use) : because;
      }
      if (!init) return isLoopVariable(def.node, reader) ? unknownValue(`${variable.name} changes in a loop`, use) : literal(undefined, def.node);
      return destructured(id, def.name, reader.valueOf(init, bindings), bindings, reader) ?? unknownValue(`${variable.name} is taken apart in a way that is not read`, use);
    }
    case 'Parameter':
      return parameterValue(variable, def.name, def.node, bindings, reader);
    default:
      return unknownValue(`${variable.name} is not a constant`, use);
  }
}

/** Svelte's `export let`: whoever uses the component says what it is. */
function isProp(node: TSESTree.VariableDeclarator, { file }: Reader): boolean {
  const declaration = file.parentOf(node);
  return file.filename.endsWith('.svelte') && declaration?.type === 'VariableDeclaration' && declaration.kind === 'let' && file.parentOf(declaration)?.type === 'ExportNamedDeclaration';
}

/** A parameter that no caller is known for: its default is one of the things it can be. */
function parameterValue(variable: Variable, name: Node, owner: Node, bindings: Bindings, reader: Reader): Value {
  const because = unknownValue(`${variable.name} is a parameter`, name);
  if (!('params' in owner)) return because;
  const constructed = givenToConstructor(owner, name, reader);
  if (constructed) return constructed;
  for (const parameter of owner.params) {
    if (parameter.type === 'AssignmentPattern' && parameter.left === name) {
      return oneOf([reader.valueOf(parameter.right, bindings), because], name);
    }
  }
  return typedParameter(owner.params, name, bindings, reader) ?? because;
}

/** `(sessions: SessionStore) => …`, `({ config }: Parts) => …`. */
function typedParameter(parameters: readonly Node[], name: Node, bindings: Bindings, reader: Reader): Value | undefined {
  for (const parameter of parameters) {
    if (parameter !== name && parameter.type !== 'ObjectPattern') continue;
    const isMeant = parameter === name || (parameter.range[0] < name.range[0] && name.range[1] < parameter.range[1]);
    const whole = isMeant ? injectedValue(parameter, reader) : undefined;
    const value = whole && destructured(parameter, name, whole, bindings, reader);
    if (value && value.kind !== 'unknown') return value;
  }
  return undefined;
}

export function importedName(specifier: Node): string {
  if (specifier.type === 'ImportSpecifier') return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
  return specifier.type === 'ImportNamespaceSpecifier' ? '*' : 'default';
}

/** The value that reaches `name` when `pattern` takes `value` apart; `undefined` when `name` is not in the pattern. */
export function destructured(pattern: Node, name: Node, value: Value, bindings: Bindings, reader: Reader): Value | undefined {
  switch (pattern.type) {
    case 'Identifier':
      return pattern === name ? value : undefined;
    case 'AssignmentPattern': {
      const withDefault = mapValue(value, (option) => {
        if (option.kind === 'literal' && option.value === undefined) return reader.valueOf(pattern.right, bindings);
        return option.kind === 'unknown' ? oneOf([option, reader.valueOf(pattern.right, bindings)], pattern) : option;
      });
      return destructured(pattern.left, name, withDefault, bindings, reader);
    }
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') {
          if (property.argument === name) return unknownValue('it is what is left of an object', name);
          continue;
        }
        const key = reader.keyOf(property, bindings);
        const found = destructured(property.value, name, key === undefined ? unknownValue('its key is computed', name) : readProperty(value, key, name), bindings, reader);
        if (found) return found;
      }
      return undefined;
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries()) {
        const found = element && element.type !== 'RestElement' ? destructured(element, name, readProperty(value, String(index), name), bindings, reader) : undefined;
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** What `value.key` reads; what is missing from a closed object is `undefined`. */
export function readProperty(value: Value, key: string, node: Node): Value {
  return mapValue(value, (option) => {
    const found = propertyOf(option, key);
    if (found.is === 'found') return found.property.value;
    return found.is === 'absent' ? literal(undefined, node) : unknownValue(found.because, node);
  });
}

interface Write {
  readonly node: Node;
  readonly apply: (before: Value, bindings: Bindings) => Value;
}

const writesKnownTo = new WeakMap<Reader, Map<Variable, readonly Write[]>>();

/** Asked for at every use of the variable. */
function writesTo(variable: Variable, reader: Reader): readonly Write[] {
  const known = writesKnownTo.get(reader) ?? new Map<Variable, readonly Write[]>();
  writesKnownTo.set(reader, known);
  const writes = known.get(variable) ?? writesFound(variable, reader);
  known.set(variable, writes);
  return writes;
}

function writesFound(variable: Variable, reader: Reader): Write[] {
  const writes: Write[] = [];
  for (const reference of variable.references) {
    const identifier = reference.identifier as Node;
    const parent = reader.file.parentOf(identifier);
    if (!parent) continue;
    if (reference.isWrite()) {
      if (!reference.init) writes.push(reassignment(identifier, parent, reader));
    } else {
      const write = writeThrough(identifier, parent, reader);
      if (write) writes.push(write);
    }
  }
  return writes.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function reassignment(identifier: Node, parent: Node, reader: Reader): Write {
  if (parent.type !== 'AssignmentExpression' || parent.left !== identifier) {
    return { node: parent, apply: () => unknownValue('it is written in a way that is not read', parent) };
  }
  return { node: parent, apply: (before, bindings) => assignedValue(parent, before, reader.valueOf(parent.right, bindings)) };
}

/** What `=`, `+=`, `??=` … leave behind. */
function assignedValue(assignment: TSESTree.AssignmentExpression, before: Value, right: Value): Value {
  const { operator } = assignment;
  if (operator === '=') return right;
  const plain = operator.slice(0, -1);
  return plain === '&&' || plain === '||' || plain === '??' ? logicalValue(plain, before, right, assignment) : binaryValue(plain, before, right, assignment);
}

/** `options.secure = …`, `options.cookie.secure = …`, `delete options.secure`, `Object.assign(options, …)`. */
function writeThrough(identifier: Node, parent: Node, reader: Reader): Write | undefined {
  const { file } = reader;
  if (parent.type === 'CallExpression' && parent.arguments[0] === identifier && file.textOf(parent.callee) === 'Object.assign') {
    return {
      node: parent,
      apply: (before, bindings) =>
        parent.arguments.slice(1).reduce<Value>((object, argument) => mapValue(object, (plain) => (plain.kind === 'object' ? withSpread(plain, reader.valueOf(argument, bindings), argument) : plain)), before),
    };
  }
  const path: string[] = [];
  let child = identifier;
  let node: Node | undefined = parent;
  for (; node?.type === 'MemberExpression' && node.object === child; child = node, node = file.parentOf(node)) {
    const key = reader.keyOf(node);
    if (key === undefined) return computedWrite(node, path, reader);
    path.push(key);
  }
  if (path.length === 0 || !node) return undefined;
  if (node.type === 'AssignmentExpression' && node.left === child) {
    const assignment = node;
    return { node, apply: (before, bindings) => withWrite(before, path, (old) => assignedValue(assignment, old, reader.valueOf(assignment.right, bindings)), assignment) };
  }
  if (node.type === 'CallExpression' && node.callee === child && path.length === 1) return changedByMethod(node, path[0]!, reader);
  if (node.type === 'UnaryExpression' && node.operator === 'delete' && path.length === 1) {
    return { node, apply: (before) => withoutProperty(before, path[0]!) };
  }
  return undefined;
}

/** Dates and arrays are the plain values that their methods change. */
function changedByMethod(call: TSESTree.CallExpression, method: string, reader: Reader): Write | undefined {
  if (method.startsWith('set')) return changedDate(call, method, reader);
  if (!arrayChanges.has(method)) return undefined;
  return {
    node: call,
    apply: (before, bindings) =>
      mapValue(before, (value) => {
        if (value.kind !== 'array') return value;
        const added = call.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : [reader.valueOf(argument, bindings)]));
        const isPlain = value.open === undefined && (method === 'push' || method === 'unshift') && added.length === call.arguments.length;
        if (!isPlain) return { ...value, open: 'its elements are changed' };
        return { ...value, elements: method === 'push' ? [...value.elements, ...added] : [...added, ...value.elements] };
      }),
  };
}

const arrayChanges: ReadonlySet<string> = new Set(['push', 'unshift', 'pop', 'shift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);

/** `date.setTime(date.getTime() + …)`, `date.setDate(date.getDate() + 30)`. */
function changedDate(call: TSESTree.CallExpression, method: string, reader: Reader): Write {
  const [time] = call.arguments;
  return {
    node: call,
    apply: (before, bindings) =>
      mapValue(before, (value) => {
        if (value.kind !== 'moment') return value;
        if (method === 'setTime' && time) return reader.valueOf(time, bindings);
        return dateAfterSetting(call, method, value, bindings, reader) ?? unknownValue('the date is changed', call);
      }),
  };
}

/** `options[key] = …`: any property may have been written. */
function computedWrite(member: TSESTree.MemberExpression, path: readonly string[], reader: Reader): Write | undefined {
  const parent = reader.file.parentOf(member);
  if (parent?.type !== 'AssignmentExpression' || parent.left !== member || path.length > 0) return undefined;
  const because = 'a property with a computed name is written';
  return { node: parent, apply: (before) => mapValue(before, (object) => (object.kind === 'object' ? withSpread(object, unknownValue(because, parent), parent) : object)) };
}

function isLoopVariable(declarator: Node, { file }: Reader): boolean {
  const declaration = file.parentOf(declarator);
  const loop = declaration && file.parentOf(declaration);
  return loop?.type === 'ForOfStatement' || loop?.type === 'ForInStatement';
}
