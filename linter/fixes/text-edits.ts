// Attributes in the text of a cookie: `Set-Cookie` headers and `document.cookie`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Change, Suggestion } from './edits.ts';

const attributeNames: ReadonlyMap<string, string> = new Map([
  ['secure', 'Secure'],
  ['httpOnly', 'HttpOnly'],
  ['sameSite', 'SameSite'],
  ['domain', 'Domain'],
  ['path', 'Path'],
  ['lifetime', 'Max-Age'],
  ['partitioned', 'Partitioned'],
]);

export function textEdits(node: TSESTree.StringLiteral | TSESTree.TemplateLiteral, attribute: string, value: Change[string], text: string): Suggestion | undefined {
  const name = attributeNames.get(attribute);
  if (name === undefined || value === false) return undefined;
  const [start, end] = [node.range[0] + 1, node.range[1] - 1];
  const segments = segmentsOf(text.slice(start, end), start);
  if (!segments) return undefined;
  const written = value === true ? name : value === null ? undefined : `${name}=${value}`;
  const existing = segments.find((segment) => segment.name.toLowerCase() === name.toLowerCase());
  if (existing) return existing.text.includes('${') ? undefined : { written: written ?? `no ${name}`, edits: [{ range: written === undefined ? [existing.start - 1, existing.end] : [existing.start, existing.end], text: written === undefined ? '' : ` ${written}` }] };
  // An expiry that is written as a date stays: two of them would contradict each other.
  if (written === undefined || (name === 'Max-Age' && segments.some((segment) => segment.name.toLowerCase() === 'expires'))) return undefined;
  const isOpen = text.slice(start, end).trimEnd().endsWith(';');
  return { written: `; ${written}`, edits: [{ range: [end, end], text: isOpen ? ` ${written}` : `; ${written}` }] };
}

interface Segment {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The attributes after the first semicolon; `undefined` when a hole hides where they begin. */
function segmentsOf(inner: string, offset: number): Segment[] | undefined {
  const segments: Segment[] = [];
  let at = 0;
  for (const text of inner.split(';')) {
    if ((text.match(/\$\{/g)?.length ?? 0) !== (text.match(/\}/g)?.length ?? 0)) return undefined;
    const equals = text.indexOf('=');
    const name = (equals < 0 ? text : text.slice(0, equals)).trim();
    segments.push({ name, text, start: offset + at, end: offset + at + text.length });
    at += text.length + 1;
  }
  return segments.slice(1);
}
