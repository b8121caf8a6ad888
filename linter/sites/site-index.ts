// All models as one machine, built once: where API sites and tell-tale values stand, and which words a file must contain
// to have any.
import type { Model, Site, ValueSource } from '../models/model.ts';
import { accessGraphFrom, type AccessGraph, type States } from '../values/access-graph.ts';
import { parseAccessPath, type AccessPath } from '../values/access-path.ts';

export interface ModelledSite {
  readonly model: Model;
  readonly site: Site;
}

export interface ModelledValue {
  readonly model: Model;
  readonly source: ValueSource;
}

export interface SiteIndex {
  readonly graph: AccessGraph;
  sitesAt(states: States): readonly ModelledSite[];
  valuesAt(states: States): readonly ModelledValue[];
  /** False when no site can be in a file with this text, given in lower case: such a file need not be parsed. */
  mayMatter(lower: string): boolean;
}

export function siteIndexFrom(models: readonly Model[]): SiteIndex {
  const places = models.flatMap((model) => Object.entries(model.places ?? {}).map(([name, place]) => ({ library: model.library, name, ...place })));
  const sites = models.flatMap((model) => model.sites.map((site) => ({ model, site })));
  const values = models.flatMap((model) => (model.values ?? []).map((source) => ({ model, source })));
  const targets = [...sites.map(({ model, site }) => ({ library: model.library, path: site.at })), ...values.map(({ model, source }) => ({ library: model.library, path: source.at }))];
  const graph = accessGraphFrom(places, targets);
  const gates = distinct(sites.map(({ model, site }) => gateOf(model, site)));
  return {
    graph,
    sitesAt: (states) => graph.targetsAt(states).flatMap((target) => sites[target] ?? []),
    valuesAt: (states) => graph.targetsAt(states).flatMap((target) => values[target - sites.length] ?? []),
    mayMatter: (lower) => gates.some((gate) => gate.every((words) => words.some((word) => lower.includes(word)))),
  };
}

/** Every list must have a word in the text. */
type Gate = readonly (readonly string[])[];

function gateOf(model: Model, site: Site): Gate {
  const { root, steps } = parseAccessPath(site.at);
  const member = memberWords(steps);
  const origin = rootWords(root, model, 0);
  const lists = [...(member ? [member] : []), ...(origin ? [origin] : []), ...(site.needs ?? []).map((need) => (typeof need === 'string' ? [need] : need))];
  return lists.map((list) => list.map((word) => word.toLowerCase()));
}

/** The last member that is named must be written. */
function memberWords(steps: AccessPath['steps']): readonly string[] | undefined {
  const last = steps.findLast((step) => step.kind === 'member' && step.names !== 'any');
  return last?.kind === 'member' && last.names !== 'any' ? last.names : undefined;
}

/** So must the module; for a place, a word of one of its paths, unless a parameter's name is enough. */
function rootWords(root: AccessPath['root'], model: Model, depth: number): readonly string[] | undefined {
  if (root.kind === 'module') return [root.name];
  const place = root.kind === 'name' ? model.places?.[root.name] : undefined;
  if (!place || place.parameters || depth > 4) return undefined;
  const paths = place.paths.map(parseAccessPath).filter((path) => !(path.root.kind === 'name' && path.root.name === (root.kind === 'name' ? root.name : undefined)));
  const words = paths.map((path) => memberWords(path.steps) ?? rootWords(path.root, model, depth + 1));
  return words.every((list) => list !== undefined) ? words.flat() : undefined;
}

function distinct(gates: readonly Gate[]): Gate[] {
  return [...new Map(gates.map((gate) => [JSON.stringify(gate), gate])).values()];
}
