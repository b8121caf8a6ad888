import { set, valueOf } from '#shared/facts/known.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { StorageSite } from '../models/model.ts';
import type { Value } from '../values/value.ts';
import { textKnown } from './cookie-facts.ts';
import type { FoundFact } from './found-fact.ts';
import { provenanceOf } from './provenance.ts';
import { matchedArguments, sightingOf, type SiteUse } from './site-use.ts';
import { roleInSource } from './source-role.ts';

export function storageFactFrom(use: SiteUse<StorageSite>): FoundFact | undefined {
  const { site, node, context } = use;
  const written = site.kind === 'storage.assign' ? assignedEntry(use) : givenEntry(use);
  if (!written || provenanceOf(written.value, context).is === 'empty') return undefined;
  const fact: StorageFact = {
    kind: 'storage',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    area: site.area,
    key: written.key,
    value: textKnown(written.value),
    role: roleInSource(valueOf(written.key), written.value, context),
  };
  return { fact, node, places: new Map() };
}

interface Entry {
  readonly key: StorageFact['key'];
  readonly value: Value;
}

function givenEntry(use: SiteUse<StorageSite>): Entry | undefined {
  const given = matchedArguments(use, [{ takes: ['key', 'value'] as const }]);
  return given?.key && given.value && { key: textKnown(given.key.value), value: given.value.value };
}

/** `localStorage.token = …`, `localStorage['token'] = …`. */
function assignedEntry({ node, context, bindings }: SiteUse<StorageSite>): Entry | undefined {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return undefined;
  const key = context.reader.keyOf(node.left, bindings);
  return key === undefined ? undefined : { key: set(key), value: context.reader.valueOf(node.right, bindings) };
}
