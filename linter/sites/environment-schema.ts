// Environments that are read through a schema: zod, valibot, envalid, @t3-oss/env. A default in it is a fallback.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../values/class-field.ts';
import type { Node, SourceFile } from '../values/source-file.ts';
import type { Value } from '../values/value.ts';
import type { SourceContext } from './site-use.ts';

export interface SchemaDefault {
  readonly variable: string;
  readonly fallback: string | undefined;
}

/** Expressions between a variable and its schema. */
const maxSteps = 12;

/** For `env.JWT_SECRET` with `const env = schema.parse(process.env)`; `undefined` when it is something else. */
export function schemaDefaultOf({ node }: Value, { reader: { file } }: SourceContext): SchemaDefault | undefined {
  if (!file.owns(node)) return undefined;
  const read = node.type === 'MemberExpression' && node.object.type === 'Identifier' ? { object: node.object, name: nameOfKey(node.property) } : destructuredName(node, file);
  const init = read && initOf(read.object, file);
  if (!read?.name || !init || !file.textOf(init).slice(0, 20_000).includes('process.env')) return undefined;
  const field = fieldOf(init, read.name, file, 0);
  return field && { variable: read.name, fallback: defaultIn(field) };
}

/** `const { JWT_SECRET } = schema.parse(process.env)`. */
function destructuredName(node: Node, file: SourceFile): { object: Node; name: string | undefined } | undefined {
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type !== 'Variable' || def.node.id.type !== 'ObjectPattern') return undefined;
  const property = def.node.id.properties.find((candidate) => candidate.type === 'Property' && candidate.value === def.name);
  return property?.type === 'Property' ? { object: def.node.id, name: nameOfKey(property.key) } : undefined;
}

function initOf(object: Node, file: SourceFile): Node | undefined {
  if (object.type === 'ObjectPattern') {
    const declarator = file.parentOf(object);
    return declarator?.type === 'VariableDeclarator' ? (declarator.init ?? undefined) : undefined;
  }
  const def = file.variableOf(object)?.defs[0];
  return def?.type === 'Variable' && def.node.id.type === 'Identifier' ? (def.node.init ?? undefined) : undefined;
}

/** The property of the schema, wherever in the call that object stands, also behind a variable. */
function fieldOf(node: Node, name: string, file: SourceFile, depth: number): Node | undefined {
  if (depth > maxSteps) return undefined;
  const among = (nodes: readonly (Node | null)[]) => {
    for (const inner of nodes) {
      const found = inner ? fieldOf(inner, name, file, depth + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  switch (node.type) {
    case 'ObjectExpression': {
      const own = node.properties.find((property): property is TSESTree.Property => property.type === 'Property' && nameOfKey(property.key) === name);
      if (own) return own.value.type === 'CallExpression' ? own.value : undefined;
      return among(node.properties.map((property) => (property.type === 'Property' && property.value.type === 'ObjectExpression' ? property.value : null)));
    }
    case 'CallExpression':
      return among([...node.arguments, node.callee.type === 'MemberExpression' ? node.callee.object : null]);
    case 'MemberExpression':
      return among([node.object]);
    case 'AwaitExpression':
      return among([node.argument]);
    case 'Identifier': {
      const init = initOf(node, file);
      return init ? among([init]) : undefined;
    }
    default:
      return undefined;
  }
}

/** `z.string().default('x')`, `v.optional(v.string(), 'x')`, `str({ default: 'x' })`. */
function defaultIn(field: Node): string | undefined {
  let node: Node | undefined = field;
  for (let steps = 0; node?.type === 'CallExpression' && steps < maxSteps; steps++) {
    const { callee }: TSESTree.CallExpression = node;
    const method: string | undefined = callee.type === 'MemberExpression' ? nameOfKey(callee.property) : callee.type === 'Identifier' ? callee.name : undefined;
    const [first, second]: readonly Node[] = node.arguments;
    if (method === 'default' || method === 'catch' || method === 'prefault') return textOf(first);
    if (method === 'optional' || method === 'fallback' || method === 'nullish') return textOf(second);
    const own = first?.type === 'ObjectExpression' ? first.properties.find((property): property is TSESTree.Property => property.type === 'Property' && nameOfKey(property.key) === 'default') : undefined;
    if (own) return textOf(own.value);
    node = callee.type === 'MemberExpression' ? callee.object : undefined;
  }
  return undefined;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' && node.value !== '' ? node.value : undefined;
}
