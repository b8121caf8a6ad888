// A text that is only written in another way: who reads it needs no key.
import type { Node, SourceFile } from '../../values/source-file.ts';

const rewriting: ReadonlySet<string> = new Set(['String', 'atob', 'btoa', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'base64url.encode', 'base64url.decode', 'Buffer.from']);

/** `text` of `Buffer.from(text).toString('base64url')`, `btoa(text)`, `String(text)`; `undefined` for any other call. */
export function textBehind(node: Node, file: SourceFile): Node | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const { callee, arguments: given } = node;
  if (callee.type === 'MemberExpression' && callee.object.type === 'CallExpression' && callee.property.type === 'Identifier' && callee.property.name === 'toString') {
    return file.textOf(callee.object.callee) === 'Buffer.from' ? callee.object.arguments[0] : undefined;
  }
  return given[0]?.type !== 'SpreadElement' && rewriting.has(file.textOf(callee).slice(-40)) ? given[0] : undefined;
}
