// Sessions that are kept in the cookie itself: what stands in them travels with every request.
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, resultsOf } from '../functions/called-function.ts';
import { optionAt } from '../option-value.ts';
import { callBehind } from '../functions/call-behind.ts';
import { registeredAt } from '../functions/registered-plugins.ts';
import type { SourceContext } from '../site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';

type Kept = 'signed-cookie' | 'sealed-cookie';

/** The library, when every session of the file is kept in a cookie in one of these ways. */
export function libraryOfCookieSession(ways: readonly Kept[], context: SourceContext): string | undefined {
  const { reader, index, origins } = context;
  const kept = reader.file.nodesOf('CallExpression').flatMap((call) => {
    const found = [...index.sitesAt(origins.of(call.callee)), ...registeredAt(call, context)].find(({ site }) => site.kind === 'session.configure');
    if (found?.site.kind !== 'session.configure') return [];
    const isKept = ways.some((way) => found.site.kind === 'session.configure' && found.site.state === way) && !call.arguments.slice(0, 1).some((argument) => mayHaveStore(argument, found.model.library, reader));
    return [isKept ? found.model.library : undefined];
  });
  return kept.every((library) => library !== undefined) ? kept[0] : undefined;
}

/** koa-session keeps the data elsewhere when it is given a store, and encodes it as `encode` says. */
function mayHaveStore(argument: Node, library: string, reader: SourceContext['reader']): boolean {
  if (argument.type === 'SpreadElement') return true;
  if (library !== 'koa-session') return false;
  return alternativesInProduction(reader.valueOf(argument)).some((value) => value.kind === 'unknown' || ['store', 'ContextStore', 'encode'].some((name) => optionAt(value, name).is !== 'absent'));
}

/** The text of `storage.getSession(cookie)`, also in a function that does only that: `const sessionOf = (request) => storage.getSession(request.headers.get('Cookie'))`. */
export function openingOf(call: TSESTree.CallExpression | TSESTree.NewExpression, context: SourceContext): string | undefined {
  const { file } = context.reader;
  const { callee } = call;
  const called = callee.type === 'Identifier' && /session/i.test(callee.name) ? calledFunction(callee, context) : undefined;
  const there = called?.there.reader.file;
  const given: readonly Node[] = called && there ? resultsOf(called.owner, there) : [];
  const inner = given.length === 1 && there ? there.textOf(given[0]!) : '';
  if (/^(?:await )?(?:\w{1,40}\.)?getSession\(/.test(inner)) return inner;
  return /(?:^|\.)get\w{0,20}Session$/.test(file.textOf(callee)) ? file.textOf(call) : undefined;
}

/** The library of the file of the project that sets the sessions up: `getSession` may be a function of it, or come from the storage that it exports. */
export function libraryBehind(callee: Node, ways: readonly Kept[], context: SourceContext): string | undefined {
  const storage = callee.type === 'MemberExpression' ? context.reader.valueOf(callee.object).node : undefined;
  const there = calledFunction(callee, context)?.there ?? context.elsewhere?.(storage ?? context.reader.valueOf(callee).node);
  return there && there.reader !== context.reader ? libraryOfCookieSession(ways, there) : undefined;
}

/** The same of a variable that holds what such a function opens: `const session = await getSession(cookie)`. */
export function libraryOfOpened(node: Node, ways: readonly Kept[], context: SourceContext): string | undefined {
  const { reader } = context;
  const init = node.type === 'Identifier' ? declaredFrom(node, reader.file) : undefined;
  const opened = init && callBehind(init, reader);
  return opened && /session/i.test(reader.file.textOf(opened.callee).slice(-40)) ? libraryBehind(opened.callee, ways, context) : undefined;
}

/** `req.session` and its like, or a variable that holds the opened session: `const session = await getIronSession(…)`. */
export function isSession(node: Node, { reader, index, origins }: SourceContext): boolean {
  const { file } = reader;
  if (/^(?:req|request|ctx|event\.context)\.session$/.test(file.textOf(node).slice(0, 40))) return true;
  const init = declaredFrom(node, file);
  const opened = init && callBehind(init, reader);
  return opened !== undefined && index.sitesAt(origins.of(opened.callee)).some(({ site }) => site.kind === 'session.configure');
}
