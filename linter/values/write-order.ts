// Whether a write to a variable has happened when the variable is read. Reads positions and nesting, not control flow:
// loops and early returns are not followed.
import type { Node, SourceFile } from './source-file.ts';

export type When =
  | { readonly happens: 'always' | 'never' | 'sometimes' }
  /** Only if the test comes out so. */
  | { readonly happens: 'if'; readonly test: Node; readonly is: boolean };

export function whenWritten(write: Node, use: Node, file: SourceFile): When {
  const writer = file.functionAround(write);
  const reader = file.functionAround(use);
  // A write happens at its end: in `x = x + 1` the right side reads the old value.
  if (contains(write, use) || (writer === reader && write.range[1] > use.range[0])) return { happens: 'never' };
  const condition = conditionAround(write, use, file);
  if (condition) return condition;
  // Written by a function that may run at any time: only the functions around the use are known to have started.
  return writer === undefined || contains(writer, use) ? { happens: 'always' } : { happens: 'sometimes' };
}

function conditionAround(write: Node, use: Node, file: SourceFile): When | undefined {
  let found: When | undefined;
  let child = write;
  for (let node = file.parentOf(write); node && !contains(node, use); child = node, node = file.parentOf(node)) {
    const condition = conditionOf(node, child);
    if (!condition) continue;
    if (found) return { happens: 'sometimes' };
    found = condition;
  }
  return found;
}

function conditionOf(node: Node, child: Node): When | undefined {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === node.test ? undefined : { happens: 'if', test: node.test, is: child === node.consequent };
    case 'LogicalExpression':
      if (child === node.left) return undefined;
      return node.operator === '??' ? { happens: 'sometimes' } : { happens: 'if', test: node.left, is: node.operator === '&&' };
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'SwitchCase':
    case 'CatchClause':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return { happens: 'sometimes' };
    default:
      return undefined;
  }
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
