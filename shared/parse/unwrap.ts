// Credentials travel wrapped: percent-encoded in cookies, as base64 of JSON, as JSON inside JSON. This opens the
// wrappings, with limits on depth, count and size, so that nobody else has to.
import type { JsonValue } from '../facts/token.ts';
import { textFromBase64 } from './base64.ts';
import { readJson } from './bounded-json.ts';
import { shownFieldName } from './field-name.ts';

/** A piece of text inside a value. */
export interface Leaf {
  readonly raw: string;
  /** What was opened to get here, outermost first, e.g. `['url-encoded', 'json:auth.token']`. */
  readonly wrapping: readonly string[];
  /** Name of the nearest JSON field, when it stood in one. */
  readonly field?: string;
}

/** The value itself and everything that is wrapped in it, outermost first. */
export function leavesOf(text: string): Leaf[] {
  const leaves: Leaf[] = [];
  open({ raw: text, wrapping: [] }, { depth: 0, json: 0 }, leaves);
  return leaves;
}

/** Wrappings of JSON that are opened: `{"a":"{\"b\":…}"}` counts two. */
const deepestNesting = 3;
const deepestWrapping = 5;
/** Levels of objects and arrays inside one JSON text. */
const deepestField = 16;
const mostLeaves = 500;
const longestText = 1_048_576;

interface Opened {
  readonly depth: number;
  readonly json: number;
}

function open(leaf: Leaf, opened: Opened, leaves: Leaf[]): void {
  if (leaves.length >= mostLeaves) return;
  leaves.push(leaf);
  const { raw } = leaf;
  if (opened.depth >= deepestWrapping || raw.length < shortestWrapped || raw.length > longestText) return;
  const next = { depth: opened.depth + 1, json: opened.json };
  const within = (text: string, wrapping: string): void => open({ ...leaf, raw: text, wrapping: [...leaf.wrapping, wrapping] }, next, leaves);

  const prefix = prefixOf(raw);
  if (prefix) return within(raw.slice(prefix.length), prefix.name);
  const json = raw.charCodeAt(0) === 0x6a && raw.startsWith('j:') ? raw.slice(2) : raw;
  if (looksLikeJson(json)) {
    if (opened.json >= deepestNesting) return;
    const reading = readJson(json, longestText);
    if ('value' in reading) openJson(reading.value, leaf, [], { depth: next.depth, json: opened.json + 1 }, leaves);
    return;
  }
  if (raw.includes('%')) {
    const decoded = percentDecoded(raw);
    if (decoded !== undefined && decoded !== raw) return within(decoded, 'url-encoded');
  }
  const decoded = base64JsonText(raw);
  if (decoded !== undefined) within(decoded, 'base64');
}

const shortestWrapped = 8;

function openJson(value: JsonValue, from: Leaf, path: readonly string[], opened: Opened, leaves: Leaf[]): void {
  if (leaves.length >= mostLeaves || path.length > deepestField) return;
  if (typeof value === 'string') {
    const field = path.findLast((step) => !isIndex(step));
    const wrapping = [...from.wrapping, path.length === 0 ? 'json' : `json:${path.join('.')}`];
    open({ raw: value, wrapping, ...(field !== undefined ? { field } : from.field !== undefined && { field: from.field }) }, opened, leaves);
  } else if (Array.isArray(value)) {
    value.slice(0, mostLeaves).forEach((item: JsonValue, index) => openJson(item, from, [...path, String(index)], opened, leaves));
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, inner] of Object.entries(value).slice(0, mostLeaves)) {
      openJson(inner, from, [...path, shownFieldName(field)], opened, leaves);
    }
  }
}

function isIndex(step: string): boolean {
  return step !== '' && step.charCodeAt(0) <= 0x39 && String(Number(step)) === step;
}

/** `Bearer x` of headers, and the marker with which @supabase/ssr says that base64url follows. */
function prefixOf(text: string): { name: string; length: number } | undefined {
  const first = text.charCodeAt(0);
  if ((first === 0x42 || first === 0x62) && text.slice(0, 7).toLowerCase() === 'bearer ') return { name: 'bearer', length: 7 };
  if (first === 0x62 && text.startsWith('base64-')) return { name: 'base64-prefix', length: 7 };
  return undefined;
}

function looksLikeJson(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d) || (first === 0x22 && last === 0x22);
}

export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Base64 is opened only when JSON, or base64 of a JWT, is inside: any word is valid base64 of something. */
function base64JsonText(text: string): string | undefined {
  const start = text.slice(0, 3);
  // `{"`, `{ `, `{\n`, `["`, `[{` and `eyJ` in base64.
  if (!base64Starts.has(start) || text.includes('.')) return undefined;
  const decoded = textFromBase64(text);
  return decoded !== undefined && (looksLikeJson(decoded) || decoded.startsWith('eyJ')) ? decoded : undefined;
}

const base64Starts: ReadonlySet<string> = new Set(['eyJ', 'eyA', 'ewo', 'ew0', 'WyJ', 'W3s', 'ZXl']);
