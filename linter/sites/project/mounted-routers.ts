// Routes of routers that stand in files of their own: `app.use('/leaves', leaves)` with `leaves` of `routes/leaves.js`, and
// handlers in another file again.
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { calledFunction, type CalledFunction } from '../functions/called-function.ts';
import type { SourceContext } from '../site-use.ts';

export interface MountedRoute {
  /** The call that mounts its router in the file under analysis. */
  readonly mount: TSESTree.CallExpression;
  readonly path: string;
  readonly handler: CalledFunction;
  /** What stands before the handler, there. */
  readonly before: readonly Node[];
  readonly there: SourceContext;
}

export interface Mounted {
  readonly routes: readonly MountedRoute[];
  /** Every file with a router, and those with a handler. */
  readonly files: ReadonlySet<SourceFile>;
}

/** Routers in routers that are followed. */
const maxDepth = 3;

/** What the routers of other files answer by this method. */
export function mountedRoutes(method: string, context: SourceContext): Mounted {
  const files = new Set<SourceFile>();
  const routes = context.reader.file.nodesOf('CallExpression').flatMap((mount) => routersGiven(mount, context).flatMap((there) => routesIn(there, mount, 1)));
  return { routes, files };

  function routesIn(there: SourceContext, mount: TSESTree.CallExpression, depth: number): MountedRoute[] {
    const { file } = there.reader;
    if (file === context.reader.file || files.has(file)) return [];
    files.add(file);
    return file.nodesOf('CallExpression').flatMap((call) => {
      const inner = depth < maxDepth ? routersGiven(call, there).flatMap((further) => routesIn(further, mount, depth + 1)) : [];
      const route = routeOf(call, there);
      if (route) files.add(route.handler.there.reader.file);
      return route ? [...inner, { ...route, mount, there }] : inner;
    });
  }

  function routeOf({ callee, arguments: given }: TSESTree.CallExpression, there: SourceContext): Omit<MountedRoute, 'mount' | 'there'> | undefined {
    if (callee.type !== 'MemberExpression' || there.reader.keyOf(callee) !== method) return undefined;
    const [path, ...rest] = given;
    const last = rest.at(-1);
    const handler = last && handlerBehind(last, there);
    return path?.type === 'Literal' && typeof path.value === 'string' && path.value.startsWith('/') && handler ? { path: path.value, handler, before: rest.slice(0, -1) } : undefined;
  }
}

/** `leaves` and `require('./routes/leaves')` of `app.use('/leaves', leaves)`, as the files they stand in. */
function routersGiven({ callee, arguments: given }: TSESTree.CallExpression, context: SourceContext): SourceContext[] {
  if (callee.type !== 'MemberExpression' || context.reader.keyOf(callee) !== 'use') return [];
  return given.flatMap((argument) => {
    if (argument.type !== 'Identifier' && argument.type !== 'MemberExpression' && argument.type !== 'CallExpression') return [];
    const { node } = context.reader.valueOf(argument);
    if (context.reader.file.owns(node) || (node.type !== 'CallExpression' && node.type !== 'NewExpression')) return [];
    const there = context.elsewhere?.(node);
    return there && /(?:^|\.)Router$/.test(there.reader.file.textOf(node.callee)) ? [there] : [];
  });
}

/** The function itself, one of another file, or one in a wrapper such as `asyncHandler(…)`. */
function handlerBehind(node: Node, there: SourceContext): CalledFunction | undefined {
  if (isFunction(node)) return { owner: node, there, isHere: true };
  if (node.type !== 'CallExpression') return calledFunction(node, there);
  const [first] = node.arguments;
  return first && first.type !== 'SpreadElement' && node.arguments.length === 1 ? handlerBehind(first, there) : undefined;
}
