// Stores whose state a library copies into the browser: zustand and pinia say the state itself, redux-persist says which
// slices.
import { set, unknown, valueOf } from '#shared/facts/known.ts';
import { isAuthRole, type RoleGuess } from '#shared/facts/role.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { PersistArgument, PersistAttribute, PersistSite, StorageArea } from '../../models/model.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { callBehind } from '../functions/call-behind.ts';
import { textKnown } from '../cookies/cookie-facts.ts';
import type { FoundFact } from '../found-fact.ts';
import { knownFrom, optionAt } from '../option-value.ts';
import { argumentsOf, matchedArguments, sightingOf, type Argument, type SiteUse } from '../site-use.ts';
import { roleInSource } from '../source-role.ts';
import { areaOfStorage } from './storage-area.ts';
import { roleOfLaterFields } from './storage-facts.ts';

type Given = Partial<Record<PersistArgument, Argument>>;
type Found = ReturnType<typeof optionAt>;

export function persistFactsFrom(use: SiteUse<PersistSite>): FoundFact[] {
  const given = matchedArguments(use, use.site.signatures);
  const options = given?.options && alternativesInProduction(given.options.value)[0];
  if (!given || !options) return [];
  const option = optionReader(options, use.site);
  const area = option && areaOf(option, use);
  if (!option || !area) return [];
  const stored = storedRole(given, option, use);
  if (!stored) return [];
  const fact: StorageFact = {
    kind: 'storage',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    area,
    key: set(keyOf(given, option) ?? stored.name),
    value: unknown('it is stored later'),
    role: stored.role,
  };
  return [{ fact, node: use.node, places: new Map() }];
}

type OptionReader = (attribute: PersistAttribute) => Found;

/** `undefined` when the switch is off, or cannot be read. */
function optionReader(options: Value, site: PersistSite): OptionReader | undefined {
  const names = (attribute: PersistAttribute) => Object.entries(site.options).flatMap(([name, is]) => (is === attribute ? [name] : []));
  const [switchName] = names('switch');
  const looked = switchName === undefined ? undefined : optionAt(options, switchName);
  if (looked && looked.is !== 'found') return undefined;
  const state = looked && alternativesInProduction(looked.property.value)[0];
  if (state && !(state.kind === 'object' || (state.kind === 'literal' && state.value === true))) return undefined;
  return (attribute) => {
    const found = names(attribute).map((name): Found => (state?.kind === 'literal' && name.startsWith(`${switchName}.`) ? { is: 'absent' } : optionAt(options, name)));
    return found.find(({ is }) => is === 'found') ?? found.find(({ is }) => is === 'unknown') ?? { is: 'absent' };
  };
}

function areaOf(option: OptionReader, { site, context }: SiteUse<PersistSite>): StorageArea | undefined {
  const looked = option('storage');
  if (looked.is === 'absent') return site.area;
  return looked.is === 'found' && looked.property.writtenBy.type === 'Property' ? areaOfStorage(looked.property.writtenBy.value, context) : undefined;
}

function keyOf(given: Given, option: OptionReader): string | undefined {
  const looked = option('key');
  const key = looked.is === 'found' ? valueOf(textKnown(looked.property.value)) : undefined;
  return key ?? (given.name && valueOf(textKnown(given.name.value)));
}

interface Stored {
  readonly name: string;
  readonly role: RoleGuess;
}

function storedRole(given: Given, option: OptionReader, use: SiteUse<PersistSite>): Stored | undefined {
  const picked = namesIn(option('picked'));
  const leftOut = namesIn(option('left-out'));
  if (picked === 'unknown' || leftOut === 'unknown') return undefined;
  if (given.reducer) return roleOfSlices(picked ?? sliceNames(given.reducer, use), leftOut ?? [], picked !== undefined, keyOf(given, option), use);
  const state = stateOf(given, option, use);
  if (state?.kind !== 'object') return undefined;
  const isStored = (name: string) => (!picked || picked.includes(name)) && !leftOut?.includes(name);
  const properties = new Map([...state.properties].filter(([name]) => isStored(name)));
  const role = roleOfLaterFields({ ...state, properties }, use.node, use.context);
  return role && { name: [...properties.keys()][0] ?? '', role };
}

/** The slices of a Redux store that are named after sign-in; in a slice of its own, the key is its name. */
function roleOfSlices(names: readonly string[] | undefined, leftOut: readonly string[], isPicked: boolean, key: string | undefined, use: SiteUse<PersistSite>): Stored | undefined {
  const candidates = [...(names ?? []).filter((name) => !leftOut.includes(name)), ...(isPicked || key === undefined ? [] : [key])];
  for (const name of candidates) {
    const role = roleInSource(name, { kind: 'unknown', because: 'it is stored later', node: use.node }, use.context);
    if (isAuthRole(role.role)) return { name, role: { ...role, evidence: [{ kind: 'source', text: `The part "${name}" of the state is stored.` }, ...role.evidence] } };
  }
  return undefined;
}

function sliceNames({ node, value }: Argument, { context }: SiteUse): readonly string[] | undefined {
  const call = node && callBehind(node, context.reader);
  const [first] = call?.arguments ?? [];
  const reducers = value.kind === 'object' ? value : first ? context.reader.valueOf(first) : undefined;
  return reducers?.kind === 'object' ? [...reducers.properties.keys()] : undefined;
}

/** What is stored: what a picker returns, else the whole state. */
function stateOf(given: Given, option: OptionReader, use: SiteUse<PersistSite>): Value | undefined {
  const picker = option('picker');
  if (picker.is === 'unknown') return undefined;
  if (picker.is === 'found') return resultOf(picker.property.value, use);
  const byOption = option('state');
  if (byOption.is === 'found') return resultOf(byOption.property.value, use);
  const node = given.state && argumentsOf(use.node)[given.state.index];
  return node && resultOf(use.context.reader.valueOf(withoutMiddleware(node)), use);
}

/** `immer((set) => ({ … }))`. */
function withoutMiddleware(node: Node): Node {
  const inner = node.type === 'CallExpression' ? node.arguments[0] : undefined;
  return inner ? withoutMiddleware(inner) : node;
}

function resultOf(value: Value, { node }: SiteUse): Value | undefined {
  const [only] = alternativesInProduction(value);
  return only?.kind === 'function' ? alternativesInProduction(only.resultOf([], node))[0] : only;
}

function namesIn(looked: Found): readonly string[] | 'unknown' | undefined {
  if (looked.is === 'absent') return undefined;
  const [only, ...others] = looked.is === 'found' ? alternativesInProduction(looked.property.value) : [];
  const known = only && others.length === 0 ? knownFrom(only, 'texts') : undefined;
  const names = known && (valueOf(known) as readonly string[] | undefined);
  return names?.map((name) => name.split('.').at(-1)!) ?? 'unknown';
}
