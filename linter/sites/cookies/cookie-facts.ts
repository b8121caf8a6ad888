import { absent, byDefault, isUnknown, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { CookieFact, SameSite } from '#shared/facts/cookie.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { ByScript, CookieArgument, CookieAttribute, CookieDefaults, CookieRefSite, CookieSite, Model, Options } from '../../models/model.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, literal, unknownValue, type Property, type Value } from '../../values/value.ts';
import { cookieContent } from './cookie-content.ts';
import type { FoundFact, OptionsEditing } from '../found-fact.ts';
import { withInstanceOptions } from './instance-options.ts';
import { memberName } from '../functions/member-name.ts';
import { attributeFrom, knownDefault, knownFrom, nameOf, namesWritten, optionAt, optionGiven, prefixFrom, type Attribute } from '../option-value.ts';
import { pathsApart } from './paths-apart.ts';
import { provenanceOf } from '../provenance.ts';
import { matchedArguments, sightingOf, type Argument, type SiteUse, type SourceContext } from '../site-use.ts';
import { cookieRoleInSource } from '../source-role.ts';
import { writtenName } from '../written-name.ts';

export function cookieFactFrom(use: SiteUse<CookieSite>): FoundFact | undefined {
  const given = matchedArguments(use, use.site.signatures);
  return given && cookieFactWith(use, given);
}

/** The fact of a call or assignment whose arguments are known by what they mean. */
export function cookieFactWith(use: SiteUse<CookieSite | CookieRefSite>, given: Partial<Record<CookieArgument, Argument>>): FoundFact | undefined {
  const { site, model, node, context } = use;
  const { record } = given;
  const byScript = isByScript(site.byScript, given, context);
  const name = ownName(use) ?? (record ? optionGiven(record.value, 'name') : given.name?.value);
  const value = record ? optionGiven(record.value, 'value') : given.value?.value;
  if (!name) return undefined;
  const options = record ?? given.options;
  const attributes = cookieAttributes(withInstanceOptions(options?.value ?? optionsByPosition(given, node), use), site.options, site.defaults, model);
  const nameKnown = withPrefix(options ? prefixFrom(options.value, site.options) : set(''), textKnown(name, namesWritten));
  const called = isUnknown(nameKnown) ? writtenName(name) : undefined;
  const written = value ?? (isGivenElsewhere(site) ? unknownValue('it is given elsewhere', node) : literal('', node));
  const isClearing = site.kind === 'cookie.clear' || isPast(attributes.known.lifetime) || provenanceOf(written, context).is === 'empty';
  const fact: CookieFact = {
    kind: 'cookie',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    action: isClearing ? 'clear' : 'set',
    name: nameKnown,
    ...(called !== undefined && { called }),
    value: textKnown(written),
    ...attributes.known,
    ...(byScript && { httpOnly: byDefault(false, `${nameOf(model)}, because a script cannot set HttpOnly`) }),
    byScript: set(byScript),
    ...lifetimeUnit(options?.value, site.options),
    ...signing(use, options?.value, written),
    ...cookieContent(model.library, valueOf(nameKnown), written, context),
    ...(isUnknown(attributes.known.path) && pathsApart(options?.value)),
    ...(attributes.known.path.state === 'set' && { valueIdentity: identityOf(written.node, context) }),
    problems: [],
    role: cookieRoleInSource(valueOf(nameKnown), written, context, called),
  };
  const editing = options && node.type !== 'AssignmentExpression' ? optionsEditing(use, options, site.options) : undefined;
  return { fact, node, places: attributes.places, ...(editing && { editing }) };
}

function withPrefix(prefix: Known<string>, name: Known<string>): Known<string> {
  if (isUnknown(prefix)) return prefix;
  return name.state === 'set' ? { ...name, value: `${valueOf(prefix) ?? ''}${name.value}` } : name;
}

/** By the place that made it, so that what is set twice is one value: of a variable where it is declared, of a member also by its function. */
function identityOf(node: Node, { reader: { file } }: SourceContext): string {
  const declared = node.type === 'Identifier' && file.owns(node) ? file.variableOf(node)?.defs[0]?.name.range : undefined;
  if (node.type === 'MemberExpression' && file.owns(node)) return `${file.functionAround(node)?.range[0] ?? ''} ${file.textOf(node).slice(0, 80)}`;
  return `${file.owns(node) ? '' : 'elsewhere '}${(declared ?? node.range)[0]}`;
}

/** `set(name, value, '1d', '/', undefined, true)`: the arguments as the object of options that they stand for. */
function optionsByPosition(given: Partial<Record<string, Argument>>, node: Node): Value {
  const properties = Object.entries(given).flatMap(([meaning, argument]): [string, Property][] =>
    meaning.startsWith(':') && argument?.node ? [[meaning.slice(1), { value: argument.value, writtenBy: argument.node }]] : [],
  );
  return properties.length > 0 ? { kind: 'object', properties: new Map(properties), node } : literal(undefined, node);
}

export function isByScript(byScript: ByScript | undefined, given: Partial<Record<CookieArgument, Argument>>, { side }: SourceContext): boolean {
  if (byScript === undefined || byScript === true) return byScript === true;
  if (byScript === 'in-client-files') return side === 'client';
  if (byScript === 'without-context') {
    return given.context !== undefined && alternativesInProduction(given.context.value).every((value) => value.kind === 'literal' && (value.value === null || value.value === undefined));
  }
  const options = given.options?.value ?? given.record?.value;
  return options === undefined || alternativesInProduction(options).every((option) => byScript.withoutOptions.every((name) => optionAt(option, name).is === 'absent'));
}

/** The call describes a cookie, and another one fills it. */
function isGivenElsewhere(site: CookieSite | CookieRefSite): boolean {
  const { signatures } = site;
  return ('nameFrom' in site && site.nameFrom === 'member') || (site.kind === 'cookie.set' && signatures.every(({ takes }) => !takes.includes('value') && !takes.includes('record')));
}

/** The name that no argument gives. */
function ownName(use: SiteUse<CookieSite | CookieRefSite>): Value | undefined {
  const { site, node } = use;
  if (site.kind === 'cookie.ref') return site.nameFrom && memberName(use);
  return site.named === undefined ? site.nameFrom && memberName(use) : literal(site.named, node);
}

/** Random values and tokens need no signature; of everything else it matters whether there is one. */
function signing({ site, model, context }: SiteUse<CookieSite | CookieRefSite>, options: Value | undefined, written: Value): Pick<CookieFact, 'signed'> {
  const isSelfProving = ['signed', 'session-id', 'random', 'empty'].includes(provenanceOf(written, context).is);
  if (isSelfProving || (site.defaults.signed === undefined && !Object.values(site.options).some(({ attribute }) => attribute === 'signed'))) return {};
  const isLeftOut = options?.kind === 'literal' && options.value === undefined;
  if (isLeftOut && site.kind === 'cookie.set' && site.unsignedWithoutOptions) return { signed: byDefault(false, `${nameOf(model)}, because it signs only what has options`) };
  return { signed: attributeFrom(options ?? written, site.options, 'signed', knownDefault(site.defaults.signed, model, byDefault(false, nameOf(model)))).known };
}

/** The unit of the option that says how long the cookie lives, or its session, when it is a bare number. */
export function lifetimeUnit(options: Value | undefined, known: Options<string>, wanted: 'lifetime' | 'ttl' = 'lifetime'): Pick<CookieFact, 'lifetimeUnit'> {
  const [only, ...others] = options ? alternativesInProduction(options) : [];
  if (!only || others.length > 0) return {};
  for (const [name, { attribute, as }] of Object.entries(known)) {
    const looked = attribute === wanted ? optionAt(only, name) : undefined;
    if (looked?.is !== 'found') continue;
    const [value] = alternativesInProduction(looked.property.value);
    const unit = as === 'date-or-days' ? 'days' : as;
    return value?.kind === 'literal' && typeof value.value === 'number' && (unit === 'milliseconds' || unit === 'seconds' || unit === 'days') ? { lifetimeUnit: unit } : {};
  }
  return {};
}

export type KnownCookieAttributes = Pick<CookieFact, Exclude<CookieAttribute, 'signed'> | 'isSharedOnPurpose'>;

/** Every attribute, from the options or from what the library does without them. */
export function cookieAttributes(
  value: Value,
  options: Options<string>,
  defaults: CookieDefaults,
  model: Model,
): { known: KnownCookieAttributes; places: Map<string, Node> } {
  const places = new Map<string, Node>();
  let isSharedOnPurpose = false;
  const read = <T>(attribute: CookieAttribute, fallback: Known<T>): Known<T> => {
    const { known, place, option }: Attribute<T> = attributeFrom(value, options, attribute, fallback);
    if (place) places.set(attribute, place);
    if (option?.isForSharing) isSharedOnPurpose = true;
    return known;
  };
  const off = byDefault(false, nameOf(model));
  const known: KnownCookieAttributes = {
    secure: read('secure', knownDefault(defaults.secure, model, off)),
    httpOnly: read('httpOnly', knownDefault(defaults.httpOnly, model, off)),
    sameSite: read<SameSite>('sameSite', knownDefault(defaults.sameSite, model, absent)),
    domain: read('domain', knownDefault(defaults.domain, model, absent)),
    path: read('path', knownDefault(defaults.path, model, absent)),
    lifetime: read('lifetime', knownDefault(defaults.lifetime, model, absent)),
    partitioned: read('partitioned', knownDefault(defaults.partitioned, model, off)),
  };
  return { known: isSharedOnPurpose ? { ...known, isSharedOnPurpose: true } : known, places };
}

/** Where an option can be written: into the object literal that is given, or as the argument that is missing. */
export function optionsEditing({ context, node }: SiteUse, argument: Argument, options: Options<string>): OptionsEditing | undefined {
  const object = objectLiteralOf(argument.value);
  if (object) return context.reader.file.owns(object) ? { kind: 'options', options, object } : undefined;
  const before = node.type === 'AssignmentExpression' ? undefined : node.arguments.at(-1);
  const isMissing = argument.node === undefined && node.type !== 'AssignmentExpression' && node.arguments.length === argument.index;
  return isMissing && before ? { kind: 'options', options, after: before } : undefined;
}

function objectLiteralOf(value: Value): TSESTree.ObjectExpression | undefined {
  const [only, ...others] = alternativesInProduction(value);
  return only?.kind === 'object' && others.length === 0 && only.node.type === 'ObjectExpression' ? only.node : undefined;
}

export function isPast(lifetime: Known<number>): boolean {
  const seconds = valueOf(lifetime);
  return seconds !== undefined && seconds <= 0;
}

/** The text when all that it can be in production is one text. */
export function textKnown(value: Value, alternatives: (value: Value) => readonly Value[] = alternativesInProduction): Known<string> {
  const options = alternatives(value).map((option) => knownFrom(option, 'text') as Known<string> | undefined);
  const [first] = options;
  if (!first) return unknown('it is not given');
  return options.every((option) => option && 'value' in option && 'value' in first && option.value === first.value) ? first : unknown(first.state === 'unknown' ? first.because : 'it depends on a condition');
}
