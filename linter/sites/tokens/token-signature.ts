// The part of a token that proves the rest: the last one, behind a dot.
import { plainNode } from '../../values/plain-node.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { heldFirst, innermost } from '../secrets/compared-credential.ts';
import { splitsToken } from './jwt-by-hand.ts';
import type { SourceContext } from '../site-use.ts';

/** The third part of something that is split at dots, or the last one where the function reads the others as JSON: a value that is merely signed is none. */
export function isTokenSignature(node: Node, context: SourceContext): boolean {
  const { file } = context.reader;
  if (splitsToken(node, context.reader)?.part === '2') return true;
  return readsClaims(node, file) && innermost(node, context, (found) => isLastPart(found, context)) !== undefined;
}

/** `JSON.parse(Buffer.from(body, 'base64url').toString())` in the same function. */
function readsClaims(node: Node, file: SourceFile): boolean {
  const owner = file.functionAround(node);
  const text = owner ? file.textOf(owner) : '';
  return text.includes('JSON.parse(') && /base64|b64|atob/i.test(text);
}

/** `token.slice(token.lastIndexOf('.') + 1)`, `parts.pop()` and `parts.at(-1)` of `token.split('.')`, `signature` of `const [body, signature] = token.split('.')`. */
function isLastPart(node: Node, context: SourceContext): boolean {
  const { reader } = context;
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { callee, arguments: [first] } = node;
    const method = reader.keyOf(callee);
    if (method === 'slice' || method === 'substring' || method === 'substr') return first !== undefined && node.arguments.length === 1 && isBehindDot(first, reader.file);
    if (method === 'pop') return isSplitAtDots(callee.object, context);
    return method === 'at' && first !== undefined && reader.file.textOf(first) === '-1' && isSplitAtDots(callee.object, context);
  }
  const def = node.type === 'Identifier' ? reader.file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'Variable' && def.node.id.type === 'ArrayPattern') return def.node.id.elements.length > 1 && def.node.id.elements.at(-1) === def.name && def.node.init !== null && isSplitAtDots(def.node.init, context);
  return node.type === 'MemberExpression' && reader.keyOf(node) === '1' && isSplitAtDots(node.object, context);
}

/** `dot + 1` of `const dot = token.lastIndexOf('.')`. */
function isBehindDot(start: Node, file: SourceFile): boolean {
  if (start.type !== 'BinaryExpression' || start.operator !== '+') return false;
  const from = start.left.type === 'Identifier' ? heldFirst(start.left, file) : start.left;
  return from !== undefined && /\.(?:lastI|i)ndexOf\((['"`])\.\1\)$/.test(file.textOf(from).slice(-40));
}

function isSplitAtDots(given: Node, { reader: { file } }: SourceContext): boolean {
  const node = plainNode(given);
  const from = node.type === 'Identifier' ? heldFirst(node, file) : node;
  const call = from && plainNode(from.type === 'LogicalExpression' ? from.left : from);
  return call !== undefined && /\.split\((['"`])\.\1(?:, ?\d)?\)$/.test(file.textOf(call).slice(-40));
}
