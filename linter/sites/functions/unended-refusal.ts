// A guard that answers 401 or 403 and does not stop there: `if (!user) res.sendStatus(401); next();` runs what it guards all the same.
import type { TSESTree } from '@typescript-eslint/types';
import { rootOfChain } from '../../values/plain-node.ts';
import type { Reader } from '../../values/reader.ts';
import type { FunctionNode, Node } from '../../values/source-file.ts';
import { mayRefuse } from './may-refuse.ts';
import { isParameter } from '../requests/origin-test.ts';

/** `next`: goes on where that is called; `hook`: goes on unless it returns something. */
export type GoesOn = 'next' | 'hook';

/** The statement that refuses and falls through to where the request goes on. */
export function unendedRefusal(owner: FunctionNode, goesOn: GoesOn, reader: Reader): TSESTree.ExpressionStatement | undefined {
  const { file } = reader;
  return file.nodesOf('ExpressionStatement').find((statement) => file.functionAround(statement) === owner && isRefusal(statement.expression, owner, goesOn, reader) && fallsThrough(statement));

  function fallsThrough(statement: Node): boolean {
    const after = statementsAfter(statement);
    return after !== undefined && (goesOn === 'hook' ? !after.some((one) => /\b(?:return|throw)\b/.test(file.textOf(one)) || mayRefuse(one, file)) : reachesNext(after) === true);
  }

  /** What runs after a statement that only some requests come to; `undefined` when all do, or when that is not known. */
  function statementsAfter(statement: Node): Node[] | undefined {
    const after: Node[] = [];
    let isConditional = false;
    for (let child = statement, parent = file.parentOf(child); parent && parent !== owner; child = parent, parent = file.parentOf(parent)) {
      if (parent.type === 'BlockStatement') after.push(...parent.body.slice(parent.body.indexOf(child as never) + 1));
      else if (parent.type === 'IfStatement') isConditional = true;
      else if (parent.type === 'CatchClause') isConditional = true;
      else if (parent.type !== 'TryStatement' || parent.finalizer) return undefined;
    }
    return isConditional ? after : undefined;
  }

  /** `undefined` where the statements only lead on to others. */
  function reachesNext(statements: readonly Node[]): boolean | undefined {
    for (const statement of statements) {
      const expression = statement.type === 'ExpressionStatement' ? statement.expression : statement.type === 'ReturnStatement' ? statement.argument : undefined;
      const call = expression?.type === 'AwaitExpression' ? expression.argument : expression;
      if (call?.type === 'CallExpression' && isParameter(owner, owner.params.length - 1, file)(call.callee)) return call.arguments.length === 0;
      const inner = statement.type === 'TryStatement' ? reachesNext(statement.block.body) : undefined;
      if (inner !== undefined) return inner;
      if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement' || asks.test(file.textOf(statement)) || mayRefuse(statement, file)) return false;
    }
    return undefined;
  }
}

/** Whether an answer was given already. */
const asks = /headersSent|writableEnded|finished|\.sent\b|\bstatus(?:Code)?\s?[!=]==?/;

const refused: ReadonlySet<unknown> = new Set([401, 403, 'Unauthorized', 'Forbidden']);

function isRefusal(node: Node, owner: FunctionNode, goesOn: GoesOn, reader: Reader): boolean {
  const { file } = reader;
  const isFirst = isParameter(owner, 0, file);
  const isSecond = isParameter(owner, 1, file);
  const isAnswer = (root: Node): boolean => (owner.params.length === 3 ? isSecond(root) : isFirst(root) || isTakenFromContext(root));
  const isTakenFromContext = (root: Node): boolean => goesOn === 'hook' && root.type === 'Identifier' && (root.name === 'set' || root.name === 'status' || root.name === 'error') && file.variableOf(root)?.defs[0]?.node === owner;
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' && /^status(?:Code)?$/.test(reader.keyOf(node.left) ?? '') && isAnswer(rootOfChain(node.left)) && isStatus(node.right);
  return node.type === 'CallExpression' && isAnswer(rootOfChain(node)) && !throws(node, reader) && statusesIn(node).some(isStatus);

  function isStatus(argument: Node): boolean {
    const value = reader.valueOf(argument);
    return value.kind === 'literal' && refused.has(value.value);
  }
}

/** `ctx.throw(401)`, `ctx.assert(user, 401)`. */
function throws({ callee }: TSESTree.CallExpression, reader: Reader): boolean {
  return callee.type === 'MemberExpression' && /throw|assert|fail|abort/i.test(reader.keyOf(callee) ?? '');
}

/** Arguments of the calls of `res.status(401).json(…)`. */
function statusesIn(call: TSESTree.CallExpression): Node[] {
  const { callee } = call;
  const inner = callee.type === 'MemberExpression' && callee.object.type === 'CallExpression' ? statusesIn(callee.object) : [];
  return [...inner, ...call.arguments.slice(0, 2)];
}
