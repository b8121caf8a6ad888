// Sign-in SDKs keep tokens where their configuration says, and nobody writes a token in code: the configuration is the evidence.
import { byDefault, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { CodeShapeFact } from '#shared/facts/code-shape.ts';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { Evidence } from '#shared/facts/role.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { SdkSite, StorageArea } from '../../models/model.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, literal, type Value } from '../../values/value.ts';
import { cookieAttributes, optionsEditing } from '../cookies/cookie-facts.ts';
import type { FoundFact } from '../found-fact.ts';
import { nameOf, optionAt } from '../option-value.ts';
import { matchedArguments, sightingOf, type Argument, type SiteUse } from '../site-use.ts';
import { areaOfStorage } from './storage-area.ts';

export function sdkFactsFrom(use: SiteUse<SdkSite>): FoundFact[] {
  const { site, node, context } = use;
  const isChosenOnly = site.onlyInClientFiles === true && context.side !== 'client';
  if (isChosenOnly && (context.side === 'server' || !site.flow)) return [];
  const given = matchedArguments(use, site.signatures);
  if (!given) return [];
  const [options, ...others] = alternativesInProduction(given.options?.value ?? literal(undefined, node));
  if (!options || others.length > 0) return [];
  // Who writes a flow down means a page, wherever the file may run; a default is in force in pages alone.
  if (isChosenOnly) return listOf(flowFact(use, options)).filter(({ fact }) => fact.kind === 'code-shape' && valueOf(fact.traits['isDefault']!) === false);
  return [...listOf(storageFact(use, options, given.store)), ...listOf(flowFact(use, options)), ...listOf(cookieFact(use, given.options))];
}

function storageFact(use: SiteUse<SdkSite>, options: Value, store: Argument | undefined): FoundFact | undefined {
  const { tokens } = use.site;
  if (!tokens || isSwitchedOff(options, tokens.unless)) return undefined;
  const { area, place } = store?.node ? areaChosen(store.node, use) : areaGiven(options, tokens, use);
  if (!area) return undefined;
  const fact: StorageFact = {
    kind: 'storage',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    area,
    key: set(tokens.key),
    value: unknown('the library stores it'),
    role: { role: tokens.role, confidence: 'confirmed', evidence: [evidence(place ? `${tokens.option} chooses the store.` : `${nameOf(use.model)} stores it there unless ${tokens.option} says otherwise.`, place ?? use.node, use)] },
    ...(tokens.encrypted && area === 'local' && { encrypted: true }),
    configuredBy: { library: use.model.library, advice: tokens.advice },
  };
  return { fact, node: use.node, places: new Map(place ? [['key', place]] : []) };
}

function isSwitchedOff(options: Value, name: string | undefined): boolean {
  const looked = name === undefined ? undefined : optionAt(options, name);
  if (!looked || looked.is === 'absent') return false;
  return looked.is === 'unknown' || !alternativesInProduction(looked.property.value).every((value) => value.kind === 'literal' && value.value !== false);
}

function areaGiven(options: Value, { option, areas, area }: NonNullable<SdkSite['tokens']>, { context }: SiteUse): { area?: StorageArea; place?: Node } {
  const looked = optionAt(options, option);
  if (looked.is === 'absent') return area ? { area } : {};
  if (looked.is === 'unknown') return {};
  const { value, writtenBy } = looked.property;
  const [only, ...others] = alternativesInProduction(value);
  if (!only || others.length > 0) return {};
  const found = only.kind === 'literal' ? areas[String(only.value)] : (areaOfStorage(only.node, context) ?? (writtenBy.type === 'Property' ? areaOfStorage(writtenBy.value, context) : undefined));
  return found ? { area: found, place: writtenBy } : {};
}

function areaChosen(place: Node, { context }: SiteUse): { area?: StorageArea; place: Node } {
  const area = areaOfStorage(place, context);
  return { place, ...(area && { area }) };
}

/** The flow that brings tokens back in the address, chosen or left as it is. */
function flowFact(use: SiteUse<SdkSite>, options: Value): FoundFact | undefined {
  const { flow } = use.site;
  if (!flow) return undefined;
  const looked = optionAt(options, flow.option);
  if (looked.is === 'unknown' || (looked.is === 'absent' && flow.isDefault !== true)) return undefined;
  const chosen = looked.is === 'found' ? alternativesInProduction(looked.property.value) : [];
  const [only] = chosen;
  const type = looked.is === 'absent' ? flow.implicit[0]! : only?.kind === 'literal' && chosen.length === 1 ? String(only.value) : undefined;
  if (type === undefined || !flow.implicit.includes(type)) return undefined;
  const fact: CodeShapeFact = {
    kind: 'code-shape',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    shape: 'oauth-implicit-token-in-fragment',
    name: flow.option,
    traits: { type: set(type), advice: set(flow.advice), isDefault: set(looked.is === 'absent') },
  };
  return { fact, node: use.node, places: new Map() };
}

function cookieFact(use: SiteUse<SdkSite>, argument: Argument | undefined): FoundFact | undefined {
  const { site, model, node } = use;
  const { cookie } = site;
  if (!cookie) return undefined;
  const { known, places } = cookieAttributes(argument?.value ?? literal(undefined, node), cookie.options, cookie.defaults, model);
  const isKept: Known<boolean> = byDefault(false, nameOf(model));
  const fact: CookieFact = {
    kind: 'cookie',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    action: 'set',
    name: set(cookie.name),
    value: unknown('the library writes it'),
    ...known,
    httpOnly: isKept,
    byScript: byDefault(true, nameOf(model)),
    problems: [],
    role: { role: cookie.role, confidence: 'confirmed', evidence: [evidence(`${model.library} keeps the session in this cookie, where script can read it.`, node, use)] },
  };
  const editing = argument && optionsEditing(use, argument, cookie.options);
  return { fact, node, places, ...(editing && { editing }) };
}

function evidence(text: string, node: Node, { context }: SiteUse): Evidence {
  return { kind: 'source', text, at: `${context.reader.file.filename}:${node.loc.start.line}` };
}

function listOf(fact: FoundFact | undefined): FoundFact[] {
  return fact ? [fact] : [];
}
