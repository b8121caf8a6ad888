// Routes as express and its relatives write them: `app.post('/orders', requireUser, handler)`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, SourceFile } from '../values/source-file.ts';
import { isFunction, type FunctionNode } from '../values/source-file.ts';

export interface Route {
  readonly call: TSESTree.CallExpression;
  readonly path: string;
  readonly handler: FunctionNode;
  /** What stands between the path and the handler. */
  readonly before: readonly Node[];
}

const routers = /(?:^|\.)(?:app|router|routes|api|server|fastify)$|[Rr]outer$|[Aa]pp$/;

/** Routes of one method whose handler is written here. */
export function routesOf(method: 'get' | 'post', file: SourceFile): Route[] {
  return file.nodesOf('CallExpression').flatMap((call) => {
    const { callee } = call;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== method || !routers.test(file.textOf(callee.object).slice(-40))) return [];
    const [path, ...rest] = call.arguments;
    const last = rest.at(-1);
    const handler = last && functionBehind(last, file);
    return path?.type === 'Literal' && typeof path.value === 'string' && path.value.startsWith('/') && handler ? [{ call, path: path.value, handler, before: rest.slice(0, -1) }] : [];
  });
}

/** The function itself, one that a name stands for, or one inside a wrapper such as `asyncHandler(…)`. */
function functionBehind(node: Node, file: SourceFile): FunctionNode | undefined {
  if (isFunction(node)) return node;
  if (node.type === 'CallExpression') return node.arguments.find((argument): argument is FunctionNode & TSESTree.CallExpressionArgument => isFunction(argument));
  const definition = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (definition?.type === 'FunctionName' && isFunction(definition.node)) return definition.node;
  return definition?.type === 'Variable' && definition.node.init && isFunction(definition.node.init) ? definition.node.init : undefined;
}

/** `/account/:id/delete` in lower-case words. */
export function wordsOfPath(path: string): string[] {
  return path.split('/').filter((part) => !part.startsWith(':')).flatMap((part) => part.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/)).filter((word) => word !== '');
}
