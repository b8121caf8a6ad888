import { isUnknown, set, unknown, valueOf } from '#shared/facts/known.ts';
import type { RoleGuess } from '#shared/facts/role.ts';
import type { StorageFact } from '#shared/facts/storage.ts';
import type { StorageHookSite, StorageSite } from '../../models/model.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { textKnown } from '../cookies/cookie-facts.ts';
import { isQualified, roleOfTokenName } from '../secrets/credential-expression.ts';
import type { FoundFact } from '../found-fact.ts';
import { roleWrittenLater } from '../cookies/hook-writes.ts';
import { optionGiven } from '../option-value.ts';
import { provenanceOf } from '../provenance.ts';
import { areaOfStorage } from './storage-area.ts';
import { tokenInState } from './redux-state.ts';
import { tokenByType, tokenInResult } from '../secrets/typed-fields.ts';
import { argumentsOf, matchedArguments, sightingOf, type SiteUse, type SourceContext } from '../site-use.ts';
import { roleInSource, roleOfFields } from '../source-role.ts';
import { writtenName } from '../written-name.ts';

export function storageFactFrom(use: SiteUse<StorageSite>): FoundFact | undefined {
  const { site, node, context } = use;
  const written = site.kind === 'storage.assign' ? assignedEntry(use) : givenEntry(use);
  if (!written || provenanceOf(written.value, context).is === 'empty') return undefined;
  const { called } = written;
  const fact: StorageFact = {
    kind: 'storage',
    id: '',
    seen: sightingOf(use),
    scope: 'site',
    area: site.area,
    key: written.key,
    ...(called !== undefined && { called }),
    value: textKnown(written.value),
    role: written.role ?? roleOfReadFields(written.node, context) ?? roleInSource(valueOf(written.key), written.value, context, called),
  };
  return { fact, node, places: new Map() };
}

interface Entry {
  readonly key: StorageFact['key'];
  readonly called?: string;
  readonly value: Value;
  readonly role?: RoleGuess;
  /** The expression that is stored. */
  readonly node?: Node;
}

function givenEntry(use: SiteUse<StorageSite>): Entry | undefined {
  const given = matchedArguments(use, use.site.signatures ?? [{ takes: ['key', 'value'] as const }]);
  if (given?.record) return recordEntry(given.record.value, use.context);
  const key = use.site.named === undefined ? given?.key && textKnown(given.key.value) : set(use.site.named);
  const called = given?.key && key && isUnknown(key) ? writtenName(given.key.value) : undefined;
  return key && given?.value && { key, ...(called !== undefined && { called }), value: given.value.value, ...(given.value.node && { node: given.value.node }) };
}

/** `store.put({ id: 1, accessToken })`: the first field that is a credential gives the entry its name. `{ key: 'token', value }` says it itself. */
function recordEntry(value: Value, context: SourceContext): Entry | undefined {
  const provenance = provenanceOf(value, context);
  const found = roleOfFields(provenance, context);
  if (found) return { key: set(found.field), value, role: found.role };
  const { fields } = provenance;
  const kept = fields?.get('value') ?? fields?.get('val');
  const key = ['key', 'id', 'name'].map((name) => fields?.get(name)).find((field) => field?.kind === 'literal' && typeof field.value === 'string');
  return kept && key?.kind === 'literal' ? { key: set(String(key.value)), value: kept } : undefined;
}

/** `if (data.accessToken) setItem('user', JSON.stringify(data))`: a field that the function around reads, or that its type has, is in what it stores. */
function roleOfReadFields(stored: Node | undefined, context: SourceContext): RoleGuess | undefined {
  const { file } = context.reader;
  const typedWhole = stored?.type === 'Identifier' ? tokenByType(stored, context) : undefined;
  if (typedWhole) return typedWhole.role;
  const whole = stored?.type === 'CallExpression' && file.textOf(stored.callee) === 'JSON.stringify' ? stored.arguments[0] : undefined;
  const ofState = whole && tokenInState(whole, context);
  if (ofState) return ofState;
  const owner = whole && file.functionAround(whole);
  if (!owner || (whole.type !== 'Identifier' && whole.type !== 'MemberExpression')) return undefined;
  const typed = tokenByType(whole, context) ?? tokenInResult(whole, context);
  if (typed) return typed.role;
  const text = file.textOf(whole);
  const found = file.nodesOf('MemberExpression').flatMap((read): RoleGuess[] => {
    if (read.computed || read.range[0] < owner.range[0] || read.range[1] > owner.range[1] || file.textOf(read.object) !== text) return [];
    const field = file.textOf(read.property);
    const role = roleOfTokenName(field);
    const evidence = [{ kind: 'source', text: `What is stored has the field "${field}".`, at: `${file.filename}:${read.loc.start.line}` }] as const;
    return role && (isQualified(field) || field === 'token') ? [{ ...role, evidence: [...evidence, ...role.evidence] }] : [];
  });
  return found.find(({ role }) => role === 'refresh-token') ?? found[0];
}

/** `localStorage.token = …`, `localStorage['token'] = …`. */
function assignedEntry({ node, context, bindings }: SiteUse<StorageSite>): Entry | undefined {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return undefined;
  const key = context.reader.keyOf(node.left, bindings);
  return key === undefined ? undefined : { key: set(key), value: context.reader.valueOf(node.right, bindings) };
}

/** A hook names the key and the first value; what is stored later is not written here. */
export function storageHookFactFrom(use: SiteUse<StorageHookSite>): FoundFact | undefined {
  const { site, node, context } = use;
  const given = matchedArguments(use, site.signatures);
  const [keyValue, first] = given?.entry ? ['key', 'defaultValue'].map((name) => optionGiven(given.entry!.value, name)) : [given?.key?.value, given?.value?.value];
  const key = keyValue && valueOf(textKnown(keyValue));
  if (!given || key === undefined) return undefined;
  const storage = given.storage && argumentsOf(node)[given.storage.index];
  const area = storage ? areaOfStorage(storage, context) : site.area;
  const role = area && roleOfFirstValue(key, first, node, context);
  if (!area || !role) return undefined;
  return { fact: { kind: 'storage', id: '', seen: sightingOf(use), scope: 'site', area, key: set(key), value: unknown('it is stored later'), role }, node, places: new Map() };
}

/** A switch, a number or an object without a token in it is no credential, whatever its key is called. */
function roleOfFirstValue(key: string, first: Value | undefined, node: Node, context: SourceContext): RoleGuess | undefined {
  const later: Value = { kind: 'unknown', because: 'it is stored later', node };
  const options = first ? alternativesInProduction(first) : [];
  for (const option of options) {
    if (option.kind === 'literal' && option.value !== null && option.value !== undefined && option.value !== '') return undefined;
    if (option.kind === 'array') return undefined;
    if (option.kind === 'object') return roleOfLaterFields(option, node, context);
  }
  const byName = roleInSource(key, later, context);
  return byName.role === 'unknown' ? (roleWrittenLater(node, context) ?? byName) : byName;
}

/** What fields that start empty will hold, by their names. */
export function roleOfLaterFields(state: Value, node: Node, context: SourceContext): RoleGuess | undefined {
  if (state.kind !== 'object') return undefined;
  const later: Value = { kind: 'unknown', because: 'it is stored later', node };
  const fields = new Map([...state.properties].filter(([, { value }]) => mayHoldText(value)).map(([name]) => [name, later]));
  return roleOfFields({ is: 'computed', evidence: [], fields }, context)?.role;
}

function mayHoldText(value: Value): boolean {
  return alternativesInProduction(value).some((option) => option.kind !== 'function' && option.kind !== 'array' && !(option.kind === 'literal' && (typeof option.value === 'boolean' || typeof option.value === 'number')) && !isFilled(option));
}

/** `{ tokens: { accent: '#7a3cff', gap: '12px' } }`: a credential is not there from the beginning. */
function isFilled(value: Value): boolean {
  if (value.kind === 'literal') return typeof value.value === 'string' && value.value !== '';
  return value.kind === 'object' && value.properties.size > 0 && [...value.properties.values()].every((property) => alternativesInProduction(property.value).every(isFilled));
}
