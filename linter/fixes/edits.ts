// How an attribute of a fact is written where its code stands. An edit is offered only for code that is certainly the
// place: an object literal, an argument that is missing, the text of a cookie, a chain of calls.
import type { TSESTree } from '@typescript-eslint/types';
import type { Option, Options, Writing } from '../models/model.ts';
import type { BuilderEditing, Editing, FoundFact, OptionsEditing } from '../sites/found-fact.ts';
import { nameOfKey } from '../values/class-field.ts';
import type { Node } from '../values/source-file.ts';
import { textEdits } from './text-edits.ts';

export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

export type Change = Readonly<Record<string, boolean | string | number | null>>;

export interface Suggestion {
  /** In the words of the framework: `secure: true`, `; Secure`. */
  readonly written: string;
  readonly edits: readonly Edit[];
}

/** `undefined` when the change cannot be written safely. */
export function suggestionFor(found: FoundFact, change: Change, text: string): Suggestion | undefined {
  const { editing } = found;
  if (!editing) return undefined;
  const entries = Object.entries(change);
  const suggestions = entries.map(([attribute, value]) => suggestionOf(editing, found, attribute, value, text));
  if (suggestions.length === 0 || !suggestions.every((suggestion) => suggestion !== undefined)) return undefined;
  const edits = suggestions.flatMap((suggestion) => suggestion.edits);
  // Two insertions at one place would not say which comes first.
  if (new Set(edits.map(({ range }) => range[0])).size < edits.length) return undefined;
  return { written: suggestions.map(({ written }) => written).join(', '), edits };
}

function suggestionOf(editing: Editing, found: FoundFact, attribute: string, value: Change[string], text: string): Suggestion | undefined {
  switch (editing.kind) {
    case 'options':
      return inOptions(editing, found.places.get(attribute), attribute, value, text);
    case 'text':
      return textEdits(editing.node, attribute, value, text);
    case 'builder':
      return inBuilder(editing, found.places.get(attribute), attribute, value);
  }
}

function inOptions(editing: OptionsEditing, place: Node | undefined, attribute: string, value: Change[string], text: string): Suggestion | undefined {
  if (place) return atPlace(editing, place, attribute, value, text);
  if (value === null) return undefined;
  const option = writableOption(editing.options, attribute, value);
  if (!option) return undefined;
  const { name, written } = option;
  if (editing.object) return inserted(editing.object, name.split('.'), written, text);
  if (!editing.after) return undefined;
  const end = editing.after.range[1];
  return { written: inlined(name.split('.'), written), edits: [{ range: [end, end], text: `, { ${inlined(name.split('.'), written)} }` }] };
}

/** The option is written already: its value is replaced, or the whole property goes. */
function atPlace(editing: OptionsEditing, place: Node, attribute: string, value: Change[string], text: string): Suggestion | undefined {
  if (place.type !== 'Property' || place.computed || place.shorthand || !editing.object || !isInside(place, editing.object)) return undefined;
  if (value === null) return { written: `no ${attribute}`, edits: [{ range: rangeWithComma(place, text), text: '' }] };
  const key = nameOfKey(place.key);
  const option = Object.entries(editing.options).find(([name, { attribute: set }]) => set === attribute && name.split('.').at(-1) === key);
  const written = option && writtenAs(option[1].as, value);
  return written === undefined ? undefined : { written: `${key}: ${written}`, edits: [{ range: place.value.range, text: written }] };
}

function inserted(object: TSESTree.ObjectExpression, path: readonly string[], written: string, text: string): Suggestion | undefined {
  const [name, ...rest] = path;
  const inner = object.properties.find((property): property is TSESTree.Property => property.type === 'Property' && !property.computed && nameOfKey(property.key) === name);
  if (inner) return rest.length > 0 && inner.value.type === 'ObjectExpression' ? inserted(inner.value, rest, written, text) : undefined;
  const property = inlined(path, written);
  const last = object.properties.at(-1);
  if (!last) return { written: property, edits: [{ range: object.range, text: `{ ${property} }` }] };
  const isSpread = object.loc.start.line !== last.loc.start.line;
  const indent = isSpread ? `\n${' '.repeat(last.loc.start.column)}` : ' ';
  return { written: property, edits: [{ range: [last.range[1], last.range[1]], text: `,${indent}${property}` }] };
}

/** `cookie: { secure: true }` for `cookie.secure`. */
function inlined([name, ...rest]: readonly string[], written: string): string {
  return rest.length === 0 ? `${name}: ${written}` : `${name}: { ${inlined(rest, written)} }`;
}

function inBuilder(editing: BuilderEditing, place: Node | undefined, attribute: string, value: Change[string]): Suggestion | undefined {
  const option = value === null ? undefined : writableOption(editing.options, attribute, value);
  if (!option) return undefined;
  const call = `${option.name}(${option.written})`;
  if (!place) return { written: call, edits: [{ range: [editing.property.range[0], editing.property.range[0]], text: `${call}.` }] };
  const argument = place.type === 'CallExpression' ? place.arguments[0] : undefined;
  return argument && { written: call, edits: [{ range: argument.range, text: option.written }] };
}

function writableOption(options: Options<string>, attribute: string, value: Change[string]): { name: string; written: string } | undefined {
  for (const [name, option] of Object.entries(options) as [string, Option<string>][]) {
    const written = option.attribute === attribute ? writtenAs(option.as, value) : undefined;
    if (written !== undefined) return { name, written };
  }
  return undefined;
}

function writtenAs(as: Writing, value: Change[string]): string | undefined {
  if (typeof value === 'boolean') return as === 'flag' ? String(value) : as === 'not-flag' ? String(!value) : undefined;
  if (typeof value === 'string') {
    if (as === 'same-site') return quoted(value.toLowerCase());
    if (as === 'texts') return `[${quoted(value)}]`;
    return as === 'Same-Site' || as === 'text' ? quoted(value) : undefined;
  }
  if (typeof value !== 'number') return undefined;
  switch (as) {
    case 'seconds':
      return String(value);
    case 'milliseconds':
      return `${value} * 1000`;
    case 'days':
    case 'date-or-days':
      return value % day === 0 ? String(value / day) : undefined;
    case 'span':
    case 'span-in-milliseconds':
    case 'time':
      return quoted(spanOf(value));
    default:
      return undefined;
  }
}

const day = 86_400;

function spanOf(seconds: number): string {
  if (seconds % day === 0) return `${seconds / day}d`;
  if (seconds % 3_600 === 0) return `${seconds / 3_600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** With the comma after it, or the one before it when it is the last. */
function rangeWithComma({ range }: Node, text: string): readonly [number, number] {
  const after = text.slice(range[1], range[1] + 200);
  const following = after.length - after.trimStart().length;
  if (after[following] === ',') {
    const rest = after.slice(following + 1);
    return [range[0], range[1] + following + 1 + (rest.length - rest.trimStart().length)];
  }
  const before = text.slice(0, range[0]).trimEnd();
  return [before.endsWith(',') ? before.length - 1 : range[0], range[1]];
}

function isInside(inner: Node, outer: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
