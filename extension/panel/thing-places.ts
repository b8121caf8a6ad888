import { factsOf } from '#shared/facts/fact.ts';
import type { Finding } from '#shared/report/report.ts';
import type { PanelAudit } from './audit.ts';
import type { Change } from './corrected-cookie.ts';
import type { ViewId } from './panel-state.ts';

/** Where a thing is shown: the view and the key of its row. */
export interface ThingPlace {
  readonly view: ViewId;
  readonly key: string;
}

export interface FindingAbout {
  readonly finding: Finding;
  readonly change?: Change;
}

interface Places {
  readonly byFact: ReadonlyMap<string, ThingPlace>;
  readonly findings: ReadonlyMap<string, readonly FindingAbout[]>;
}

/** Where the thing of a finding is shown; undefined for things without a row of their own. */
export function placeOfFinding(finding: Finding, audit: PanelAudit): ThingPlace | undefined {
  const { findings, suppressed = [] } = audit.report;
  const judged = audit.judged[[...findings, ...suppressed].indexOf(finding)];
  return judged === undefined ? undefined : placesIn(audit).byFact.get(judged.factId);
}

export function placeOfFact(id: string, audit: PanelAudit): ThingPlace | undefined {
  return placesIn(audit).byFact.get(id);
}

/** Findings about any of these facts. */
export function findingsAbout(factIds: readonly string[], audit: PanelAudit): FindingAbout[] {
  const { findings } = placesIn(audit);
  return factIds.flatMap((id) => findings.get(id) ?? []);
}

/** One audit is looked into by many rows. */
const known = new WeakMap<PanelAudit, Places>();

function placesIn(audit: PanelAudit): Places {
  const before = known.get(audit);
  if (before !== undefined) return before;
  const places = { byFact: factPlaces(audit), findings: findingsByFact(audit) };
  known.set(audit, places);
  return places;
}

function factPlaces({ cookies, storage, traffic, capture }: PanelAudit): Map<string, ThingPlace> {
  const places = new Map<string, ThingPlace>();
  for (const { key, factIds } of cookies) for (const id of factIds) places.set(id, { view: 'cookies', key });
  for (const { key, entry } of storage) places.set(entry.id, { view: 'storage', key });
  for (const { key, exchange } of traffic) places.set(exchange.id, { view: 'traffic', key });
  for (const { id } of factsOf(capture.facts, 'token')) places.set(id, { view: 'tokens', key: id });
  return places;
}

function findingsByFact({ judged, report }: PanelAudit): Map<string, FindingAbout[]> {
  const about = new Map<string, FindingAbout[]>();
  judged.forEach(({ factId, change }, index) => {
    const finding = report.findings[index];
    if (finding === undefined) return;
    const list = about.get(factId) ?? [];
    list.push({ finding, ...(change === undefined ? {} : { change }) });
    about.set(factId, list);
  });
  return about;
}
