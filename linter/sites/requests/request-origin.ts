// The origin that a request names, however it is read.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import type { SourceContext } from '../site-use.ts';

const requestWords: ReadonlySet<string> = new Set(['req', 'request', 'ctx', 'context', 'c', 'event', 'evt', 'headers', 'header']);

/** `req.headers.origin`, `req.get('Origin')`, `request.headers.get('origin')`, and names that stand for them. */
export function isRequestOrigin(node: Node, context: SourceContext, depth = 0): boolean {
  const { reader } = context;
  if (depth > 4) return false;
  switch (node.type) {
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return isRequestOrigin(node.expression, context, depth + 1);
    case 'LogicalExpression':
      return node.operator !== '&&' && isRequestOrigin(node.left, context, depth + 1);
    case 'MemberExpression':
      return reader.keyOf(node)?.toLowerCase() === 'origin' && isHeaders(node.object, reader.file);
    case 'CallExpression': {
      const [name, ofEvent] = node.arguments;
      // `getHeader(event, 'origin')` of h3.
      if (node.callee.type === 'Identifier' && /^get(?:Request)?Header$/.test(node.callee.name)) return ofEvent?.type === 'Literal' && String(ofEvent.value).toLowerCase() === 'origin';
      if (node.callee.type !== 'MemberExpression' || !name) return false;
      const header = reader.valueOf(name);
      const method = reader.keyOf(node.callee);
      return (method === 'get' || method === 'header') && header.kind === 'literal' && String(header.value).toLowerCase() === 'origin' && rootWordsOf(node.callee.object, reader.file).some((word) => requestWords.has(word));
    }
    case 'Identifier':
      return isNamedOrigin(node, context, depth);
    default:
      return false;
  }
}

function isNamedOrigin(node: TSESTree.Identifier, context: SourceContext, depth: number): boolean {
  const { file } = context.reader;
  const variable = file.variableOf(node);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || others.length > 0 || definition?.type !== 'Variable' || !definition.node.init || variable.references.some((reference) => reference.isWrite() && !reference.init)) return false;
  const { id, init } = definition.node;
  if (id.type === 'Identifier') return isRequestOrigin(init, context, depth + 1);
  return id.type === 'ObjectPattern' && isHeaders(init, file) && id.properties.some((property) => property.type === 'Property' && context.reader.keyOf(property) === 'origin' && contains(property, definition.name));
}

function isHeaders(node: Node, file: SourceFile): boolean {
  const words = rootWordsOf(node, file);
  const last = words.at(-1);
  return last === 'headers' || last === 'header';
}

function rootWordsOf(node: Node, file: SourceFile): string[] {
  return file.textOf(node).slice(0, 80).split(/\W+/).filter((word) => word !== '').map((word) => word.toLowerCase());
}
