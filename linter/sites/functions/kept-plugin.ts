// `new Elysia().use(jwt({ name: 'tokens', exp: '15m' })).get('/', ({ tokens }) => tokens.verify(…))`: the functions of a plugin
// stand under a name that the application chose.
import { absent, unknown, type Known } from '#shared/facts/known.ts';
import type { JwtSite, Model } from '../../models/model.ts';
import type { Node } from '../../values/source-file.ts';
import { pluginFilesWith } from '../project/application-files.ts';
import { textKnown } from '../cookies/cookie-facts.ts';
import { memberName } from './member-name.ts';
import { attributeFrom, optionAt } from '../option-value.ts';
import { registeredAt, type UsedSite } from './registered-plugins.ts';
import type { SiteUse, SourceContext } from '../site-use.ts';

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

/**
 * `absent` where every set-up that can be seen gives no lifetime: those of the file, of the `auth.module.ts` that Nest keeps beside
 * `auth.service.ts` and asks first, or of the file of an application that registers the plugin.
 */
export function lifetimeBySetUp({ site, model, context }: SiteUse<JwtSite>): Known<number> | undefined {
  const { lifetimeBy } = site;
  if (!lifetimeBy) return undefined;
  const here = setUpOptions(lifetimeBy, model, context);
  const beside = here.length > 0 ? undefined : moduleBeside(context);
  const there = here.length > 0 ? [] : beside ? [beside] : pluginFilesWith(lifetimeBy, context);
  const lifetimes = [...here, ...there.flatMap((one) => setUpOptions(lifetimeBy, model, one))];
  return lifetimes.length > 0 && lifetimes.every(({ state }) => state === 'absent') ? absent : undefined;
}

/** What the calls that set the library up say of the lifetime. */
function setUpOptions(paths: readonly string[], model: Model, context: SourceContext): Known<number>[] {
  const { reader, index, origins } = context;
  return reader.file.siteNodes.flatMap((node) => {
    if (node.type === 'AssignmentExpression') return [];
    const used: readonly UsedSite[] = [...index.sitesAt(origins.of(node.callee)), ...registeredAt(node, context)];
    return used.flatMap(({ site, model: of, registration }) => {
      if (of !== model || site.kind !== 'jwt.sign' || !paths.includes(site.at)) return [];
      const options = registration ? registration.options : node.arguments[0];
      if (!options || options.type === 'SpreadElement') return [unknown('its options cannot be seen')];
      return [attributeFrom<number>(reader.valueOf(options), site.options ?? {}, 'lifetime', absent).known];
    });
  });
}

/** `./auth.module` and its `AuthModule`, of `auth.service.ts`. */
function moduleBeside(context: SourceContext): SourceContext | undefined {
  const base = /^([\w-]{1,80})\.(?:service|controller|guard|strategy)\.[cm]?[jt]s$/.exec(context.reader.file.filename.split(/[\\/]/).at(-1) ?? '')?.[1];
  if (base === undefined) return undefined;
  const name = base.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  const found = context.exportOf?.(`./${base}.module`, `${name}Module`);
  return found && context.elsewhere?.(found);
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
