import { absent, byDefault, set, unknown, type Known } from '#shared/facts/known.ts';
import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import { isAuthRole, type RoleGuess } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { JwtArgument, JwtAttribute, JwtSite, Options } from '../models/model.ts';
import type { Node } from '../values/source-file.ts';
import { alternativesInProduction, literal, type Value } from '../values/value.ts';
import { builderCalls, type BuilderCall } from './builder-calls.ts';
import { optionsEditing } from './cookie-facts.ts';
import { decodeUse, isVerifiedBeside } from './decode-use.ts';
import type { Editing, FoundFact } from './found-fact.ts';
import { attributeFrom, knownDefault, knownFrom, nameOf, optionAt } from './option-value.ts';
import { secretOf } from './secret-of.ts';
import { matchedArguments, sightingOf, type Argument, type SiteUse } from './site-use.ts';

export function jwtFactFrom(use: SiteUse<JwtSite>): FoundFact | undefined {
  const { site, node } = use;
  const given = matchedArguments(use, site.signatures);
  if (!given) return undefined;
  const operation = site.kind === 'jwt.sign' ? 'sign' : site.kind === 'jwt.verify' ? 'verify' : 'decode';
  const fact = { kind: 'jwt-call', id: '', seen: sightingOf(use), scope: 'site', operation } as const;
  const nothing = { algorithms: absent, lifetime: absent, claims: absent, secret: absent, use: absent, verifiedBeside: absent };
  if (operation === 'decode') {
    return {
      fact: { ...fact, ...nothing, use: site.part === 'header' ? set('key-lookup') : decodeUse(use), verifiedBeside: set(isVerifiedBeside(use, given.token?.node)) },
      node,
      places: new Map(),
    };
  }
  const settings = settingsOf(use, given);
  const secret = settings.secret ?? given.key?.value;
  const call: JwtCallFact = {
    ...fact,
    ...nothing,
    algorithms: settings.algorithms,
    secret: secret ? secretOf(secret, use.context) : unknown('no key is given'),
    ...(operation === 'sign' && { ...lifetimeAndClaims(settings, given.payload?.value), ...roleAround(use) }),
  };
  return { fact: call, node, places: settings.places, ...(settings.editing && { editing: settings.editing }) };
}

interface Settings {
  readonly algorithms: Known<readonly string[]>;
  readonly lifetime: Known<number>;
  readonly payload?: Value;
  readonly secret?: Value;
  readonly places: ReadonlyMap<string, Node>;
  readonly editing?: Editing;
}

function settingsOf(use: SiteUse<JwtSite>, given: Partial<Record<JwtArgument, Argument>>): Settings {
  const { site, model, node } = use;
  const byLibrary = site.defaults?.algorithms;
  const algorithms: Known<readonly string[]> = byLibrary ? byDefault(byLibrary, nameOf(model)) : unknown('it follows from the key');
  const lifetime = knownDefault(site.defaults?.lifetime, model, absent);
  if (site.builder) return builderSettings(use, site.builder, algorithms, lifetime);
  const places = new Map<string, Node>();
  const options = site.options ?? {};
  const value = given.options?.value ?? literal(undefined, node);
  const read = <T>(attribute: JwtAttribute, fallback: Known<T>): Known<T> => {
    const { known, place } = attributeFrom<T>(value, options, attribute, fallback);
    if (place) places.set(attribute, place);
    return known;
  };
  const fromArgument = given.algorithm && alternativesInProduction(given.algorithm.value).map((option) => knownFrom(option, 'texts') as Known<readonly string[]> | undefined)[0];
  const editing = given.options && optionsEditing(use, given.options, options);
  const secret = optionValueOf(value, options, 'secret');
  return {
    algorithms: asList(fromArgument ?? read('algorithms', algorithms)),
    lifetime: read('lifetime', lifetime),
    ...(secret && { secret }),
    places,
    ...(editing && { editing }),
  };
}

/** `new SignJWT(payload).setProtectedHeader({ alg }).setExpirationTime('2h').sign(key)`. */
function builderSettings({ node, context, bindings }: SiteUse<JwtSite>, builder: NonNullable<JwtSite['builder']>, algorithms: Known<readonly string[]>, lifetime: Known<number>): Settings {
  const found = builderCalls(node, context.reader);
  const places = new Map<string, Node>();
  let settings: Settings = { algorithms, lifetime, places, ...builderEditing(node, builder) };
  if (!found) return { ...settings, lifetime: unknown('it is built elsewhere'), places };
  const payload = builder.takes.indexOf('payload');
  const first = found.start.arguments[payload];
  if (first && first.type !== 'SpreadElement') settings = { ...settings, payload: context.reader.valueOf(first, bindings) };
  for (const call of found.calls) {
    const meaning = builder.calls[call.name];
    if (!meaning) continue;
    const value = context.reader.valueOf(call.argument ?? node, bindings);
    settings = isOption(meaning) ? withCall(settings, meaning.attribute, firstKnown(value, meaning.as), call, places) : withOptions(settings, value, meaning, call, places);
  }
  return { ...settings, algorithms: asList(settings.algorithms) };

  function isOption(meaning: Options<JwtAttribute> | Options<JwtAttribute>[string]): meaning is Options<JwtAttribute>[string] {
    return typeof meaning['as'] === 'string';
  }
}

function withCall(settings: Settings, attribute: JwtAttribute, known: Known<never> | undefined, call: BuilderCall, places: Map<string, Node>): Settings {
  if (!known) return settings;
  places.set(attribute, call.node);
  return { ...settings, [attribute]: known };
}

function withOptions(settings: Settings, value: Value, options: Options<JwtAttribute>, call: BuilderCall, places: Map<string, Node>): Settings {
  const { known, place } = attributeFrom<readonly string[]>(value, options, 'algorithms', unknown('it follows from the key'));
  places.set('algorithms', place ?? call.node);
  return { ...settings, algorithms: known };
}

function firstKnown(value: Value, as: Parameters<typeof knownFrom>[1]): Known<never> | undefined {
  const options = alternativesInProduction(value);
  return options.length === 1 ? (knownFrom(options[0]!, as) as Known<never> | undefined) : unknown('it depends on a condition');
}

/** A call that is missing goes in front of the last one of the chain. */
function builderEditing(node: Node, builder: NonNullable<JwtSite['builder']>): { editing: Editing } | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const options = Object.fromEntries(Object.entries(builder.calls).filter(([, meaning]) => typeof meaning['as'] === 'string')) as Options<string>;
  return { editing: { kind: 'builder', options, property: node.callee.property } };
}

/** An algorithm by itself is a list of one. */
function asList(known: Known<readonly string[]>): Known<readonly string[]> {
  return 'value' in known && typeof known.value === 'string' ? { ...known, value: [known.value] } : known;
}

/** What is signed: `exp` in the payload is a lifetime as well, and only an object has claims. */
function lifetimeAndClaims(settings: Settings, given: Value | undefined): Pick<JwtCallFact, 'lifetime' | 'claims'> {
  const payload = settings.payload ?? given;
  const claims = payload ? claimsOf(payload) : unknown('the payload is not known');
  const isSetBySettings = settings.lifetime.state !== 'absent';
  const exp = payload && !isSetBySettings ? expOf(payload) : undefined;
  return { claims, lifetime: exp ?? settings.lifetime };
}

function claimsOf(payload: Value): Known<readonly string[]> {
  const options = alternativesInProduction(payload);
  const names = options.map((option) => (option.kind === 'object' && option.open === undefined ? [...option.properties.keys()] : undefined));
  if (names.some((list) => list === undefined)) return unknown('the payload is not written here');
  return set([...new Set(names.flatMap((list) => list ?? []))]);
}

function expOf(payload: Value): Known<number> | undefined {
  const found = alternativesInProduction(payload).map((option) => optionAt(option, 'exp')).find((looked) => looked.is === 'found');
  if (found?.is !== 'found') return undefined;
  const [only, ...others] = alternativesInProduction(found.property.value);
  return only?.kind === 'moment' && others.length === 0 ? (knownFrom(only, 'time') as Known<number>) : unknown('it is computed');
}

function optionValueOf(value: Value, options: Options<JwtAttribute>, attribute: JwtAttribute): Value | undefined {
  const name = Object.entries(options).find(([, option]) => option.attribute === attribute)?.[0];
  const [only] = alternativesInProduction(value);
  const looked = name !== undefined && only ? optionAt(only, name) : undefined;
  return looked?.is === 'found' ? looked.property.value : undefined;
}

/** Names around a sign call say what the token is for: the variable it goes to, the function it stands in. */
function roleAround({ node, context }: SiteUse<JwtSite>): { role: RoleGuess } | undefined {
  const { file } = context.reader;
  for (let current: Node | undefined = node, child: Node = node; current; child = current, current = file.parentOf(current)) {
    const name = nameGivenBy(current, child);
    const guess = name === undefined ? undefined : roleOfName(name);
    if (guess && (isAuthRole(guess.role) || guess.role === 'login-transaction')) {
      return { role: { ...guess, confidence: 'likely', evidence: [{ kind: 'source', text: `The code around it is called "${name}".`, at: `${file.filename}:${current.loc.start.line}` }] } };
    }
    if (current.type === 'FunctionDeclaration' || current.type === 'MethodDefinition') return undefined;
  }
  return undefined;
}

function nameGivenBy(node: Node, child: Node): string | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.init === child && node.id.type === 'Identifier' ? node.id.name : undefined;
    case 'AssignmentExpression':
      return lastName(node.left);
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return node.value === child ? lastName(node.key) : undefined;
    case 'FunctionDeclaration':
      return node.id?.name;
    default:
      return undefined;
  }
}

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}
