import type { ScriptWrite } from '../script-messages.ts';
import type { PanelAudit } from './audit.ts';
import type { ThingPlace } from './thing-places.ts';

/** A live thing and the code that writes something of its name. */
export interface SourceJoin {
  readonly write: ScriptWrite;
  readonly place: ThingPlace;
  readonly isCredential: boolean;
}

/** Writes whose store and name agree with something that was seen live, credentials first. */
export function sourceJoins(writes: readonly ScriptWrite[], audit: PanelAudit): SourceJoin[] {
  return writes.flatMap((write) => joinOf(write, audit) ?? []).sort((a, b) => Number(b.isCredential) - Number(a.isCredential));
}

function joinOf(write: ScriptWrite, audit: PanelAudit): SourceJoin | undefined {
  if (write.area === 'cookie') {
    const row = audit.cookies.find(({ name }) => name === write.name);
    return row && { write, place: { view: 'cookies', key: row.key }, isCredential: hasFinding(row.factIds, audit) };
  }
  const row = audit.storage.find(({ name, entry }) => name === write.name && entry.area === write.area);
  return row && { write, place: { view: 'storage', key: row.key }, isCredential: row.isCredential };
}

function hasFinding(factIds: readonly string[], { judged }: PanelAudit): boolean {
  return judged.some(({ factId }) => factIds.includes(factId));
}
