// What a call of a JWT library is told: by options, by arguments, by the calls of a builder, or by nobody.
import { absent, byDefault, set, unknown, type Known } from '#shared/facts/known.ts';
import type { JwtArgument, JwtAttribute, JwtSite, Option, Options } from '../../models/model.ts';
import type { Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, literal, type Value } from '../../values/value.ts';
import { builderCalls, type BuilderCall } from '../functions/builder-calls.ts';
import { optionsEditing } from '../cookies/cookie-facts.ts';
import type { Editing } from '../found-fact.ts';
import { attributeFrom, knownDefault, knownFrom, nameOf, optionAt } from '../option-value.ts';
import type { Argument, SiteUse } from '../site-use.ts';
import { isInMilliseconds } from './time-claims.ts';

export interface JwtSettings {
  readonly algorithms: Known<readonly string[]>;
  readonly lifetime: Known<number>;
  readonly audience: Known<boolean>;
  readonly issuer: Known<boolean>;
  readonly checksExpiry: Known<boolean>;
  readonly checksSignature: Known<boolean>;
  readonly throws: Known<boolean>;
  readonly looksUp: Known<boolean>;
  /** The keys are those that an issuer publishes at an address. */
  readonly keySet: Known<boolean>;
  readonly namesKind: Known<boolean>;
  /** Nobody says which algorithms, and it is known that nobody does. */
  readonly areAlgorithmsLeftOut: boolean;
  readonly unsafeOptions: readonly string[];
  /** Claims that are given as a time in milliseconds. */
  readonly millisecondClaims: readonly string[];
  readonly payload?: Value;
  readonly secret?: Value;
  readonly places: ReadonlyMap<string, Node>;
  readonly editing?: Editing;
}

type Flag = 'audience' | 'issuer' | 'checksExpiry' | 'checksSignature' | 'throws' | 'looksUp' | 'keySet' | 'namesKind';

/** Only what the library can be told is known when it is left out. */
function flagDefaults({ site }: SiteUse<JwtSite>): Pick<JwtSettings, Flag> {
  const notAsked = unknown('the library has no option for it');
  const attributes = new Set(Object.values(site.options ?? {}).map(({ attribute }) => attribute));
  const whenLeftOut = (attribute: Flag, known: Known<boolean>) => (attributes.has(attribute) ? known : notAsked);
  const on = byDefault(true, 'the library');
  return {
    audience: whenLeftOut('audience', absent),
    issuer: whenLeftOut('issuer', absent),
    checksExpiry: whenLeftOut('checksExpiry', on),
    checksSignature: whenLeftOut('checksSignature', on),
    throws: whenLeftOut('throws', absent),
    looksUp: whenLeftOut('looksUp', absent),
    keySet: site.defaults?.keySet ? byDefault(true, 'the library') : absent,
    namesKind: absent,
  };
}

export function jwtSettingsOf(use: SiteUse<JwtSite>, given: Partial<Record<JwtArgument, Argument>>): JwtSettings {
  const { site, model, node } = use;
  const byLibrary = site.defaults?.algorithms;
  const algorithms: Known<readonly string[]> = byLibrary ? byDefault(byLibrary, nameOf(model)) : unknown('it follows from the key');
  const lifetime = knownDefault(site.defaults?.lifetime, model, absent);
  const places = new Map<string, Node>();
  const base: JwtSettings = { algorithms, lifetime, ...flagDefaults(use), areAlgorithmsLeftOut: false, unsafeOptions: [], millisecondClaims: [], places };
  if (site.builder) return builderSettings(use, site.builder, base, places);

  const options = site.options ?? {};
  const value = given.options?.value ?? literal(undefined, node);
  const read = <T>(attribute: JwtAttribute, fallback: Known<T>): Known<T> => {
    const { known, place } = attributeFrom<T>(value, options, attribute, fallback);
    if (place) places.set(attribute, place);
    return known;
  };
  const flags = Object.fromEntries((['audience', 'issuer', 'checksExpiry', 'checksSignature', 'throws', 'looksUp', 'keySet', 'namesKind'] as const).map((flag) => [flag, read(flag, base[flag])])) as Pick<JwtSettings, Flag>;
  const noVerify = given['no-verify']?.node && knownFlagOf(given['no-verify'].value);
  if (given['no-verify']?.node) places.set('checksSignature', given['no-verify'].node);
  const fromArgument = given.algorithm?.node && algorithmOf(given.algorithm.value);
  const written = fromArgument ?? read('algorithms', algorithms);
  const editing = given.options && optionsEditing(use, given.options, options);
  const [payload, secret] = (['payload', 'secret'] as const).map((attribute) => optionValueOf(value, options, attribute));
  return {
    ...base,
    ...flags,
    ...(noVerify && { checksSignature: noVerify }),
    algorithms: asList(written),
    lifetime: read('lifetime', lifetime),
    areAlgorithmsLeftOut: written === algorithms,
    unsafeOptions: unsafeIn(value, options, places),
    millisecondClaims: millisecondTimes(value, options, use),
    ...(payload && { payload }),
    ...(secret && { secret }),
    ...(editing && { editing }),
  };
}

function algorithmOf(value: Value): Known<readonly string[]> | undefined {
  return alternativesInProduction(value).map((option) => knownFrom(option, 'texts') as Known<readonly string[]> | undefined)[0];
}

/** `decode(token, key, true)` verifies nothing. */
function knownFlagOf(value: Value): Known<boolean> | undefined {
  const [only, ...others] = alternativesInProduction(value);
  const known = only && others.length === 0 ? (knownFrom(only, 'not-flag') as Known<boolean> | undefined) : unknown('it depends on a condition');
  return known;
}

/** Attributes that are claims of a time. */
const claimOf: Partial<Record<JwtAttribute, string>> = { lifetime: 'exp', notBefore: 'nbf', issuedAt: 'iat' };

function millisecondTimes(value: Value, options: Options<JwtAttribute>, { context }: SiteUse): string[] {
  return Object.entries(options).flatMap(([name, { attribute, as }]) => {
    const claim = as === 'time' ? claimOf[attribute] : undefined;
    const [only] = claim === undefined ? [] : alternativesInProduction(value);
    const looked = only && optionAt(only, name);
    return claim !== undefined && looked?.is === 'found' && isInMilliseconds(looked.property.value, context.reader) ? [claim] : [];
  });
}

function unsafeIn(value: Value, options: Options<JwtAttribute>, places: Map<string, Node>): string[] {
  return Object.entries(options).flatMap(([name, option]) => {
    if (option.attribute !== 'unsafe') return [];
    const { known, place } = attributeFrom<boolean>(value, { [name]: option }, 'unsafe', absent);
    if (known.state !== 'set' || !known.value) return [];
    if (place && !places.has('unsafeOptions')) places.set('unsafeOptions', place);
    return [name];
  });
}

/** `new SignJWT(payload).setProtectedHeader({ alg }).setExpirationTime('2h').sign(key)`. */
function builderSettings({ node, context, bindings }: SiteUse<JwtSite>, builder: NonNullable<JwtSite['builder']>, base: JwtSettings, places: Map<string, Node>): JwtSettings {
  const found = builderCalls(node, context.reader, builder.starts);
  let settings: JwtSettings = { ...base, ...builderEditing(node, builder) };
  if (!found) return { ...settings, lifetime: unknown('it is built elsewhere') };
  for (const [index, meaning] of builder.takes.entries()) {
    const argument = found.start.arguments[index];
    if (!argument || argument.type === 'SpreadElement') continue;
    const value = context.reader.valueOf(argument, bindings);
    if (meaning === 'payload') settings = { ...settings, payload: value };
    else if (meaning === 'key') settings = { ...settings, secret: value };
    else if (meaning === 'algorithm') settings = { ...settings, algorithms: algorithmOf(value) ?? settings.algorithms };
  }
  // The calls come last one first, and the last one counts.
  for (const call of [...found.calls].reverse()) {
    const meaning = builder.calls[call.name];
    if (!meaning) continue;
    const value = call.argument ? context.reader.valueOf(call.argument, bindings) : literal(undefined, node);
    settings = isOption(meaning) ? withCall(settings, meaning, value, call, places, context.reader) : withOptions(settings, value, meaning, call, places);
  }
  return { ...settings, algorithms: asList(settings.algorithms) };
}

function isOption(meaning: Options<JwtAttribute> | Option<JwtAttribute>): meaning is Option<JwtAttribute> {
  return typeof meaning['as'] === 'string';
}

function withCall(settings: JwtSettings, { attribute, as }: Option<JwtAttribute>, value: Value, call: BuilderCall, places: Map<string, Node>, reader: Reader): JwtSettings {
  const options = alternativesInProduction(value);
  const known = options.length === 1 ? knownFrom(options[0]!, as) : unknown('it depends on a condition');
  if (!known) return settings;
  places.set(attribute, call.node);
  const claim = claimOf[attribute];
  const isMisread = as === 'time' && claim !== undefined && isInMilliseconds(value, reader);
  return { ...settings, [attribute]: known, ...(isMisread && { millisecondClaims: [...settings.millisecondClaims, claim] }) };
}

function withOptions(settings: JwtSettings, value: Value, options: Options<JwtAttribute>, call: BuilderCall, places: Map<string, Node>): JwtSettings {
  const { known, place } = attributeFrom<readonly string[]>(value, options, 'algorithms', unknown('it follows from the key'));
  places.set('algorithms', place ?? call.node);
  return { ...settings, algorithms: known, namesKind: attributeFrom<boolean>(value, options, 'namesKind', settings.namesKind).known };
}

/** A call that is missing goes in front of the last one of the chain. */
function builderEditing(node: Node, builder: NonNullable<JwtSite['builder']>): { editing: Editing } | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const options = Object.fromEntries(Object.entries(builder.calls).filter(([, meaning]) => isOption(meaning))) as Options<string>;
  return { editing: { kind: 'builder', options, property: node.callee.property } };
}

/** An algorithm by itself is a list of one. */
function asList(known: Known<readonly string[]>): Known<readonly string[]> {
  if (known.state === 'set' && typeof known.value === 'string') return set([known.value]);
  return known;
}

function optionValueOf(value: Value, options: Options<JwtAttribute>, attribute: JwtAttribute): Value | undefined {
  const names = Object.entries(options).flatMap(([name, option]) => (option.attribute === attribute ? [name] : []));
  const [only] = alternativesInProduction(value);
  for (const name of only ? names : []) {
    const looked = optionAt(only!, name);
    if (looked.is === 'found') return looked.property.value;
  }
  return undefined;
}
