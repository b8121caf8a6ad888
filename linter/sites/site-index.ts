// All models as one machine, built once: where API sites and tell-tale values stand.
import type { Model, Site, ValueSource } from '../models/model.ts';
import { lastNamesIn } from './site-names.ts';
import { accessGraphFrom, type AccessGraph, type States } from '../values/access-graph.ts';

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
  /** What the sites of a kind are called: the members that their paths end in. */
  namesOf(kind: Site['kind']): ReadonlySet<string>;
}

export function siteIndexFrom(models: readonly Model[]): SiteIndex {
  const places = models.flatMap((model) => Object.entries(model.places ?? {}).map(([name, place]) => ({ library: model.library, name, ...place })));
  const sites = models.flatMap((model) => model.sites.map((site) => ({ model, site })));
  const values = models.flatMap((model) => (model.values ?? []).map((source) => ({ model, source })));
  const targets = [...sites.map(({ model, site }) => ({ library: model.library, path: site.at })), ...values.map(({ model, source }) => ({ library: model.library, path: source.at }))];
  const lastNames = lastNamesIn(models);
  const names = new Map<Site['kind'], ReadonlySet<string>>();
  const graph = accessGraphFrom(places, targets);
  return {
    graph,
    sitesAt: (states) => graph.targetsAt(states).flatMap((target) => sites[target] ?? []),
    valuesAt: (states) => graph.targetsAt(states).flatMap((target) => values[target - sites.length] ?? []),
    namesOf(kind) {
      const known = names.get(kind) ?? new Set(sites.flatMap(({ model, site }) => (site.kind === kind ? [...lastNames(model, site)] : [])));
      names.set(kind, known);
      return known;
    },
  };
}
