// `writeCookie(res, 'session', token)` with `writeCookie` in another file of the project: what is written gets its name here,
// so it is found here. A name that the other file knows by itself is found there.
import type { Fact } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { bindingsFor } from '../values/call-value.ts';
import { noBindings, type Bindings } from '../values/reader.ts';
import type { FunctionNode, SiteNode } from '../values/source-file.ts';
import { alternativesInProduction } from '../values/value.ts';
import { sideOfFile } from './file-side.ts';
import type { FoundFact } from './found-fact.ts';
import type { Module } from './project-modules.ts';
import type { SourceContext } from './site-use.ts';

/** Sites of a wrapper that are looked at. */
const maxSites = 8;

/** The facts of a use of an API in a file. */
export type FactsAt = (node: SiteNode, context: SourceContext, bindings: Bindings) => readonly FoundFact[];

export function wrappedFacts({ ownerOf, ...context }: SourceContext & Pick<Module, 'ownerOf'>, factsAt: FactsAt): FoundFact[] {
  const { reader } = context;
  return reader.file.siteNodes.flatMap((call) => {
    if (call.type !== 'CallExpression' || !namesCredential(call, context)) return [];
    const [wrapper, ...others] = alternativesInProduction(reader.valueOf(call.callee));
    const owner = wrapper?.kind === 'function' && others.length === 0 ? ownerOf(wrapper.node) : undefined;
    if (!owner || wrapper?.kind !== 'function' || call.arguments.some(({ type }) => type === 'SpreadElement')) return [];
    const inWrapper: SourceContext = { ...context, ...owner, side: sideOfFile(owner.reader.file) };
    const bindings = bindingsFor(wrapper.node as FunctionNode, call.arguments.map((argument) => reader.valueOf(argument)), owner.reader);
    const sites = owner.reader.file.siteNodes.filter(({ range }) => wrapper.node.range[0] <= range[0] && range[1] <= wrapper.node.range[1]).slice(0, maxSites);
    return sites.flatMap((site) => {
      if (factsAt(site, inWrapper, noBindings).some(({ fact }) => nameOf(fact) !== undefined)) return [];
      return factsAt(site, inWrapper, bindings).flatMap((found) => (nameOf(found.fact) === undefined ? [] : [movedTo(call, found, context)]));
    });
  });
}

/** Only then is another file opened for it. */
function namesCredential({ arguments: given }: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  return given.some((argument) => {
    if (argument.type !== 'Literal' && argument.type !== 'Identifier' && argument.type !== 'MemberExpression') return false;
    const value = reader.valueOf(argument);
    return value.kind === 'literal' && typeof value.value === 'string' && isAuthRole(roleOfName(value.value).role);
  });
}

function nameOf(fact: Fact): string | undefined {
  if (fact.kind === 'cookie') return valueOf(fact.name);
  return fact.kind === 'storage' ? valueOf(fact.key) : undefined;
}

/** The call is what the author of this file can see; the wrapper's own code cannot be edited from here. */
function movedTo(call: TSESTree.CallExpression, { fact, places }: FoundFact, { reader: { file } }: SourceContext): FoundFact {
  const { line, column } = call.loc.start;
  const seen = { ...fact.seen, file: file.filename, line, column: column + 1 };
  return { fact: { ...fact, seen } as Fact, node: call, places };
}
