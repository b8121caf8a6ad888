// What an application is put together from: routers, plug-ins and middleware of other files of the project, which it uses or registers.
import type { CookieFact } from '#shared/facts/cookie.ts';
import { noBindings } from '../../values/reader.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { cookieFactFrom } from '../cookies/cookie-facts.ts';
import { registeredAt } from '../functions/registered-plugins.ts';
import { sessionFactsFrom } from '../sessions/session-facts.ts';
import { sitesOfKind } from '../site-of-kind.ts';
import type { SourceContext } from '../site-use.ts';

export interface UsedPart {
  /** The call of `use`, `register` or `addHook`. */
  readonly use: TSESTree.CallExpression;
  /** What is used, in the file that it stands in. */
  readonly node: Node;
  readonly there: SourceContext;
}

/** `undefined` when one of them cannot be read, since that could be whatever somebody looks for. */
export function usedParts(context: SourceContext): UsedPart[] | undefined {
  const { file } = context.reader;
  const found: UsedPart[] = [];
  for (const use of file.nodesOf('CallExpression')) {
    const name = use.callee.type === 'MemberExpression' ? context.reader.keyOf(use.callee) : undefined;
    if (name !== 'use' && name !== 'register' && name !== 'addHook') continue;
    for (const argument of use.arguments) {
      const part = partOf(argument, file);
      if (!part) continue;
      const { node } = context.reader.valueOf(part);
      const there = context.elsewhere?.(node);
      if (!there) return undefined;
      found.push({ use, node, there });
    }
  }
  return found;
}

/** `router`, `router.routes()`, `guard('admin')`, `require('./routes')` of the project. */
function partOf(argument: Node, file: SourceFile): Node | undefined {
  if (argument.type === 'CallExpression' && ofProject.test(file.textOf(argument))) return argument;
  const called = argument.type === 'CallExpression' ? argument.callee : argument;
  const name = called.type === 'MemberExpression' ? called.object : called;
  return name.type === 'Identifier' && isOfProject(name, file) ? (called.type === 'MemberExpression' && argument.type !== 'CallExpression' ? called : name) : undefined;
}

/** Imported or required by a path, and so no package. */
export function isOfProject(name: Node, file: SourceFile): boolean {
  const def = file.variableOf(name)?.defs[0];
  const from = def?.type === 'ImportBinding' ? def.parent : def?.type === 'Variable' ? def.node.init : undefined;
  return from !== undefined && from !== null && ofProject.test(file.textOf(from));
}

const ofProject = /^import\b[^;]*['"][.~@#$]{1,2}\/|^require\(['"][.~@#$]{1,2}\//;

/** `export const sessions = session({ … })` sets a cookie, and so does a plug-in that registers sessions; the file that uses it does not say how. */
export function sessionCookieOf({ node, there }: UsedPart): CookieFact[] {
  const calls = node.type === 'CallExpression' ? [node, ...callsIn(node, there)] : callsIn(node, there);
  const found = calls.flatMap((call) =>
    [...there.index.sitesAt(there.origins.of(call.callee)), ...registeredAt(call, there)].flatMap(({ model, site, ...rest }) => (site.kind === 'session.configure' ? sessionFactsFrom({ context: there, model, site, node: call, bindings: noBindings, ...rest }) : [])),
  );
  return found.flatMap(({ fact }) => (fact.kind === 'cookie' ? [fact] : []));
}

/** Cookies of sessions that a file sets by hand. */
export function sessionCookiesSetIn(there: SourceContext): CookieFact[] {
  const found = there.reader.file.nodesOf('CallExpression').flatMap((node) => sitesOfKind('cookie.set', node.callee, there).flatMap(({ model, site }) => cookieFactFrom({ context: there, model, site, node, bindings: noBindings })?.fact ?? []));
  return found.flatMap((fact) => (fact.kind === 'cookie' && fact.action === 'set' && fact.role.confidence !== 'possible' && (fact.role.role === 'session-id' || fact.role.role === 'session-data') ? [fact] : []));
}

function callsIn(node: Node, { reader: { file } }: SourceContext): readonly TSESTree.CallExpression[] {
  return file.nodesOf('CallExpression').filter(({ range }) => node.range[0] < range[0] && range[1] <= node.range[1]);
}
