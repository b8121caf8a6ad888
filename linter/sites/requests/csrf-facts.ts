import type { CsrfSetupFact } from '#shared/facts/csrf-setup.ts';
import { byDefault, set, unknown, type Known } from '#shared/facts/known.ts';
import type { CsrfBinding, CsrfSite } from '../../models/model.ts';
import type { FunctionNode, Node } from '../../values/source-file.ts';
import { alternativesInProduction, truthOf, type Value } from '../../values/value.ts';
import type { FoundFact } from '../found-fact.ts';
import { nameOf, optionAt } from '../option-value.ts';
import { outcomesOf } from '../functions/outcomes.ts';
import { matchedArguments, sightingOf, type SiteUse } from '../site-use.ts';

export function csrfFactFrom(use: SiteUse<CsrfSite>): FoundFact | undefined {
  const { site, node } = use;
  const options = matchedArguments(use, site.signatures)?.options;
  const [only, ...others] = options ? alternativesInProduction(options.value) : [];
  if (!options || !only || others.length > 0) return undefined;
  const places = new Map<string, Node>();
  const note = (attribute: string, place: Node | undefined) => {
    if (place) places.set(attribute, place);
  };
  const enforced = enforcement(only, use);
  const bound = binding(only, use);
  note('enforced', enforced.place);
  note('boundTo', bound.place);
  const option = enforced.option ?? bound.option;
  const fact: CsrfSetupFact = { kind: 'csrf-setup', id: '', seen: sightingOf(use), scope: 'site', enforced: enforced.known, boundTo: bound.known, ...(option !== undefined && { option }) };
  return { fact, node, places };
}

interface Answer<T> {
  readonly known: Known<T>;
  readonly option?: string;
  readonly place?: Node;
}

function enforcement(options: Value, use: SiteUse<CsrfSite>): Answer<boolean> {
  const { ignoredMethods, origins } = use.site;
  const ignored = ignoredMethods === undefined ? undefined : written(options, ignoredMethods);
  if (ignored) {
    const [list] = alternativesInProduction(ignored.value);
    const methods = list?.kind === 'array' ? list.elements.map((element) => (element.kind === 'literal' ? String(element.value).toUpperCase() : '')) : [];
    if (methods.includes('POST')) return { known: set(false), option: ignoredMethods!, place: ignored.writtenBy };
  }
  const allowed = origins === undefined ? undefined : written(options, origins);
  if (allowed?.value.kind === 'function' && use.context.reader.file.owns(allowed.value.node) && alwaysReturns(allowed.value.node, use, (value) => truthOf(value) === true)) {
    return { known: set(false), option: origins!, place: allowed.writtenBy };
  }
  return { known: byDefault(true, nameOf(use.model)) };
}

function binding(options: Value, use: SiteUse<CsrfSite>): Answer<CsrfBinding> {
  const { site, model, context } = use;
  const identifier = site.identifier === undefined ? undefined : written(options, site.identifier);
  if (identifier?.value.kind === 'function' && context.reader.file.owns(identifier.value.node) && alwaysReturns(identifier.value.node, use, (value) => value.kind === 'literal')) {
    return { known: set('nothing'), option: site.identifier!, place: identifier.writtenBy };
  }
  for (const [name, means] of Object.entries(site.binding ?? {})) {
    const looked = optionAt(options, name);
    if (looked.is === 'absent') continue;
    if (looked.is === 'unknown') return { known: unknown(looked.because) };
    const { value, writtenBy } = looked.property;
    if (typeof means !== 'string') {
      const known = value.kind === 'literal' ? means[String(value.value)] : undefined;
      return { known: known === undefined ? unknown('it is computed') : set(known), option: name, place: writtenBy };
    }
    const truth = truthOf(value);
    if (truth === undefined) return { known: unknown('it is computed') };
    if (truth) return { known: set(means), option: name, place: writtenBy };
  }
  return { known: byDefault(site.boundTo, nameOf(model)) };
}

function written(options: Value, name: string) {
  const looked = optionAt(options, name);
  return looked.is === 'found' ? looked.property : undefined;
}

function alwaysReturns(owner: FunctionNode, { context }: SiteUse, isSo: (value: Value) => boolean): boolean {
  const outcomes = outcomesOf<'so' | 'else'>(owner, (node, isReturned) => (isReturned ? (isSo(context.reader.valueOf(node)) ? 'so' : 'else') : undefined));
  return outcomes.size === 1 && outcomes.has('so');
}
