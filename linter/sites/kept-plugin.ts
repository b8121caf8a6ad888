// `new Elysia().use(jwt({ name: 'tokens', exp: '15m' })).get('/', ({ tokens }) => tokens.verify(…))`: the functions of a plugin
// stand under a name that the application chose.
import { absent, unknown, type Known } from '#shared/facts/known.ts';
import type { JwtSite } from '../models/model.ts';
import type { Node } from '../values/source-file.ts';
import { textKnown } from './cookie-facts.ts';
import { memberName } from './member-name.ts';
import { optionAt } from './option-value.ts';
import type { SiteUse, SourceContext } from './site-use.ts';

interface SetUp {
  readonly name: string | undefined;
  /** Whether tokens of it expire by themselves; `undefined` when its options cannot be seen. */
  readonly setsLifetime: boolean | undefined;
}

/** Whether the call is one of the plugin's functions; always for a site that is no plugin's. */
export function isOfPlugin(use: SiteUse<JwtSite>): boolean {
  const { keptUnder } = use.site;
  if (!keptUnder) return true;
  const name = nameAt(use);
  return name !== undefined && (keptUnder.names.includes(name) || setUpsIn(use).some((setUp) => setUp.name === name));
}

/** How long tokens live when the call says nothing; `undefined` when no plugin has a say in it. */
export function lifetimeOfPlugin(use: SiteUse<JwtSite>): Known<number> | undefined {
  if (!use.site.keptUnder) return undefined;
  const name = nameAt(use);
  const setUps = setUpsIn(use).filter((setUp) => setUp.name === name);
  return setUps.length > 0 && setUps.every(({ setsLifetime }) => setsLifetime === false) ? absent : unknown('the plugin says it');
}

function nameAt(use: SiteUse): string | undefined {
  const known = memberName(use);
  return known?.kind === 'literal' ? String(known.value) : undefined;
}

/** In this file, and in the files of the applications that it uses. */
function setUpsIn({ site, model, context }: SiteUse<JwtSite>): SetUp[] {
  const { keptUnder } = site;
  if (!keptUnder) return [];
  return [context, ...usedElsewhere(context)].flatMap((there) => {
    const isSetUp = (callee: Node) => there.index.sitesAt(there.origins.of(callee)).some((found) => found.model === model && found.site.at === keptUnder.setUp);
    return there.reader.file.siteNodes.flatMap((node): SetUp[] => {
      if (node.type === 'AssignmentExpression' || !isSetUp(node.callee)) return [];
      const [given] = node.arguments;
      if (!given || given.type === 'SpreadElement') return [];
      const options = there.reader.valueOf(given);
      const [named, lifetime] = [optionAt(options, keptUnder.option), keptUnder.lifetime === undefined ? undefined : optionAt(options, keptUnder.lifetime)];
      const called = named.is === 'found' ? textKnown(named.property.value) : undefined;
      const name = called ? ('value' in called ? called.value : undefined) : named.is === 'absent' ? keptUnder.names[0] : undefined;
      return [{ name, setsLifetime: lifetime?.is === 'absent' ? false : lifetime?.is === 'found' ? true : undefined }];
    });
  });
}

/** `.use(tokens)` with `tokens` from another file of the project. */
function usedElsewhere({ reader, elsewhere }: SourceContext): SourceContext[] {
  const used = reader.file.nodesOf('CallExpression').flatMap(({ callee, arguments: [plugin] }) => {
    if (plugin?.type !== 'Identifier' || callee.type !== 'MemberExpression' || reader.keyOf(callee) !== 'use') return [];
    const { node } = reader.valueOf(plugin);
    const there = reader.file.owns(node) ? undefined : elsewhere?.(node);
    return there ? [there] : [];
  });
  return [...new Map(used.map((there) => [there.reader.file, there])).values()];
}
