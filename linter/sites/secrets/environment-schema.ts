// Environments that are read through a schema: zod, valibot, envalid, @t3-oss/env. A default in it is a fallback.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import { initializerOf } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import type { Value } from '../../values/value.ts';
import type { SourceContext } from '../site-use.ts';

export interface SchemaDefault {
  readonly variable: string;
  readonly fallback: string | undefined;
  /** The file with the schema, which may refuse the fallback. */
  readonly file: SourceFile;
}

/** Expressions between a variable and its schema. */
const maxSteps = 12;

/** For `env.JWT_SECRET` with `const env = schema.parse(process.env)`, here or in the file that `env` is imported from; `undefined` when it is something else. */
export function schemaDefaultOf({ node }: Value, context: SourceContext): SchemaDefault | undefined {
  const { file } = context.reader;
  if (!file.owns(node)) return undefined;
  const read = node.type === 'MemberExpression' && node.object.type === 'Identifier' ? { object: node.object, name: nameOfKey(node.property) } : destructuredName(node, file);
  const parsed = read && parsedFor(read.object, context);
  if (!read?.name || !parsed || !readsEnvironment.test(parsed.file.textOf(parsed.node).slice(0, 20_000))) return undefined;
  const field = fieldOf(parsed.node, read.name, parsed.file, 0);
  return field && { variable: read.name, fallback: defaultIn(field), file: parsed.file };
}

const readsEnvironment = /\b(?:process|Bun|import\.meta|Deno)\.env\b/;

function parsedFor(object: Node, context: SourceContext): { readonly node: Node; readonly file: SourceFile } | undefined {
  const { file } = context.reader;
  const init = initOf(object, file);
  if (init && !isRequire(init)) return { node: init, file };
  const made = context.reader.valueOf(init ?? object);
  const there = made.kind === 'unknown' && made.node.type === 'CallExpression' && !file.owns(made.node) ? context.elsewhere?.(made.node) : undefined;
  return there && { node: made.node, file: there.reader.file };
}

/** `const env = require('./env')`. */
function isRequire(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';
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
  return initializerOf(object, file);
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
