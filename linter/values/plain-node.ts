// What an expression is of, without what changes nothing about where its value comes from.
import type { Node } from './source-file.ts';

/** `token` of `(await token)!`, `token as string` and `token satisfies string`. */
export function plainNode(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ChainExpression':
      return plainNode(node.expression);
    case 'AwaitExpression':
      return plainNode(node.argument);
    default:
      return node;
  }
}

/** What a chain of members and calls begins with: `res` of `res.status(401).json(body)`. */
export function rootOfChain(node: Node): Node {
  let root = node;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = root.type === 'MemberExpression' ? root.object : root.callee;
  return root;
}
