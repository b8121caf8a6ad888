import type { TSESTree } from '@typescript-eslint/types';
import { callValue, functionValue } from './call-value.ts';
import { classFieldValue } from './class-field.ts';
import { classValue } from './class-value.ts';
import { environmentByName, environmentFlag, isEnvironmentObject } from './environment.ts';
import { objectValue } from './object-value.ts';
import { binaryValue, chosenValue, joinedText, logicalValue, unaryValue } from './operator-value.ts';
import { noBindings, type Bindings, type Reader } from './reader.ts';
import type { Node, SourceFile } from './source-file.ts';
import { typeValue } from './typed-value.ts';
import { literal, unknownValue, type Value } from './value.ts';
import { readProperty, variableValue } from './variable-value.ts';

/** Expressions inside expressions, calls and imports included; beyond it a value is unknown. */
const maxDepth = 40;
/** Questions per file; beyond it every new value is unknown. */
const maxQuestions = 200_000;
/** Longer arrays are open. */
const maxElements = 500;

/** How deep the question is by now, counted across the files of a project. */
export interface Depth {
  now: number;
}

/** What another file of the project exports. */
export type Imports = (module: string, name: string, node: Node) => Value | undefined;

export function readerFor(file: SourceFile, imports: Imports = () => undefined, depth: Depth = { now: 0 }): Reader {
  // A function that is read for a call is read for that call only, but there as a whole.
  const knownWith = new WeakMap<Bindings, Map<Node, Value>>();
  const underWay = new Set<Node>();
  let questions = 0;

  const reader: Reader = {
    file,
    valueOf(node, bindings = noBindings) {
      const key = bindings.size === 0 ? noBindings : bindings;
      const known = knownWith.get(key) ?? new Map<Node, Value>();
      const remembered = known.get(node);
      if (remembered) return remembered;
      if (underWay.has(node)) return unknownValue('it refers to itself', node);
      if (depth.now >= maxDepth || ++questions > maxQuestions) return unknownValue('it is too deeply nested to be read', node);
      underWay.add(node);
      depth.now++;
      try {
        const value = valueOfExpression(node, bindings, reader);
        knownWith.set(key, known.set(node, value));
        return value;
      } finally {
        underWay.delete(node);
        depth.now--;
      }
    },
    keyOf: (node, bindings = noBindings) => keyOf(node, bindings, reader),
    imported: (module, name, node) => environmentFlag(module, name, node) ?? imports(module, name, node) ?? unknownValue(`${name} is imported from ${module}`, node),
  };
  return reader;
}

function valueOfExpression(node: Node, bindings: Bindings, reader: Reader): Value {
  const read = (inner: Node) => reader.valueOf(inner, bindings);
  switch (node.type) {
    case 'Literal':
      return isPrimitive(node.value) ? literal(node.value, node) : unknownValue('it is not a plain value', node);
    case 'TemplateLiteral':
      return joinedText(node.quasis.flatMap((quasi, index) => [literal(quasi.value.cooked ?? '', quasi), ...(index < node.expressions.length ? [read(node.expressions[index]!)] : [])]), node);
    case 'Identifier':
      return namedValue(node, bindings, reader);
    case 'ObjectExpression':
      return objectValue(node, read, (property) => reader.keyOf(property, bindings));
    case 'ArrayExpression':
      return arrayValue(node, read);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return functionValue(node, bindings, reader);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return classValue(node, bindings, reader);
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return typeValue(node, reader);
    case 'MemberExpression':
      return memberValue(node, bindings, reader);
    case 'CallExpression':
    case 'NewExpression':
      if (isEnvironmentObject(node, reader.file)) return { kind: 'environment', node };
      return callValue(node, bindings, reader);
    case 'BinaryExpression':
      return binaryValue(node.operator, read(node.left), read(node.right), node);
    case 'LogicalExpression':
      return logicalValue(node.operator, read(node.left), read(node.right), node);
    case 'ConditionalExpression':
      return chosenValue(read(node.test), read(node.consequent), read(node.alternate), node);
    case 'UnaryExpression':
      return unaryValue(node.operator, read(node.argument), node);
    case 'SequenceExpression':
      return read(node.expressions.at(-1)!);
    case 'AssignmentExpression':
      return node.operator === '=' ? read(node.right) : unknownValue('it is assigned', node);
    case 'AwaitExpression':
      return read(node.argument);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return read(node.expression);
    default:
      return unknownValue('it is not an expression that can be read', node);
  }
}

function namedValue(node: TSESTree.Identifier, bindings: Bindings, reader: Reader): Value {
  const value = variableValue(node, bindings, reader);
  return value.kind === 'unknown' ? (environmentByName(node.name, node) ?? value) : value;
}

function memberValue(node: TSESTree.MemberExpression, bindings: Bindings, reader: Reader): Value {
  if (isEnvironmentObject(node, reader.file)) return { kind: 'environment', node };
  const key = reader.keyOf(node, bindings);
  if (key === undefined) return unknownValue('its key is computed', node);
  const field = classFieldValue(node.object, key, bindings, reader);
  if (field) return field;
  const object = reader.valueOf(node.object, bindings);
  // The node of the whole access stays with what is not known, so that its origin can be asked for.
  const value = readProperty(object, key, node);
  if (value.kind === 'unknown') return environmentByName(key, node) ?? { ...value, node };
  return value.kind === 'environment-variable' ? { ...value, node } : value;
}

function keyOf(node: TSESTree.MemberExpression | TSESTree.Property, bindings: Bindings, reader: Reader): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (!node.computed) return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : key.type === 'PrivateIdentifier' ? `#${key.name}` : undefined;
  if (key.type === 'Identifier' && isCounted(key, reader.file)) return undefined;
  const value = reader.valueOf(key, bindings);
  return value.kind === 'literal' && (typeof value.value === 'string' || typeof value.value === 'number') ? String(value.value) : undefined;
}

/** The index of a loop, and whatever else is written again and again: told before all that is read. */
function isCounted(name: TSESTree.Identifier, file: SourceFile): boolean {
  const writes = file.variableOf(name)?.references.filter((reference) => reference.isWrite()) ?? [];
  return writes.some(({ identifier }) => file.parentOf(identifier as Node)?.type === 'UpdateExpression');
}

function arrayValue(node: TSESTree.ArrayExpression, read: (node: Node) => Value): Value {
  const elements: Value[] = [];
  for (const element of node.elements) {
    if (elements.length >= maxElements) return { kind: 'array', elements, open: 'it is too long', node };
    if (element?.type !== 'SpreadElement') {
      elements.push(element ? read(element) : literal(undefined, node));
      continue;
    }
    const spread = read(element.argument);
    if (spread.kind === 'array') elements.push(...spread.elements);
    if (spread.kind !== 'array' || spread.open !== undefined) return { kind: 'array', elements, open: 'it spreads a value that is not known', node };
  }
  return { kind: 'array', elements, node };
}

function isPrimitive(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
