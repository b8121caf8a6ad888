// Nothing above should put a secret into a sentence. This is the wall behind that rule: whatever text goes into a
// report is searched for the raw values of the capture.

import { printable } from './printable-text.ts';
import { maskOf } from './mask.ts';
import type { Report } from './report.ts';

/** Fields with text from strangers or from checks. The others are of closed sets and must stay what they are. */
const freeText: ReadonlySet<string> = new Set([
  'target', 'summary', 'text', 'at', 'label', 'name', 'message', 'origin', 'file', 'what', 'why', 'remedy', 'severityReason', 'reason', 'url',
]);

/** The report with every known secret in its texts masked, and every text printable. */
export function redacted(report: Report, secrets: readonly string[], salt: string): Report {
  const scrub = scrubberFor(secrets, salt);
  return printable(scrubbed(report, scrub, false));
}

function scrubbed<T>(data: T, scrub: (text: string) => string, isFree: boolean): T {
  if (typeof data === 'string') return (isFree ? scrub(data) : data) as T & string;
  if (Array.isArray(data)) return data.map((item: unknown) => scrubbed(item, scrub, isFree)) as T & unknown[];
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]: [string, unknown]) => {
    const free = freeText.has(key) || key === 'caveats' || isFree;
    return [key, scrubbed(value, scrub, free || key === 'attributes')];
  });
  return Object.fromEntries(entries) as T & object;
}

const gram = 6;

/**
 * Secrets are indexed by their last characters: JWTs of one issuer start alike and end differently. So the work grows
 * with the text, not with the number of secrets.
 */
function scrubberFor(secrets: readonly string[], salt: string): (text: string) => string {
  const byEnd = new Map<string, string[]>();
  const ends = new Uint8Array(endCodes);
  for (const secret of secrets) {
    if (secret.length < gram) continue;
    ends[endCode(secret, secret.length)] = 1;
    const end = secret.slice(-gram);
    const others = byEnd.get(end);
    if (others) others.push(secret);
    else byEnd.set(end, [secret]);
  }
  return (text) => {
    let clean = '';
    let kept = 0;
    for (const { start, end } of occurrencesOf(byEnd, ends, text)) {
      if (end <= kept) continue;
      const from = Math.max(start, kept);
      clean += text.slice(kept, from) + maskOf(text.slice(from, end), salt);
      kept = end;
    }
    return kept === 0 ? text : clean + text.slice(kept);
  };
}

interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** Where secrets stand, the one that begins first and is longest before those inside it: a token before its parts. */
function occurrencesOf(byEnd: ReadonlyMap<string, readonly string[]>, ends: Uint8Array, text: string): Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (let end = gram; end <= text.length; end += 1) {
    // Nearly every position is left here, before a text is made to look it up.
    if (ends[endCode(text, end)] === 0) continue;
    for (const secret of byEnd.get(text.slice(end - gram, end)) ?? []) {
      if (text.endsWith(secret, end)) occurrences.push({ start: end - secret.length, end });
    }
  }
  return occurrences.sort((a, b) => a.start - b.start || b.end - a.end);
}

const endCodes = 65_536;

/** A number below `endCodes` for the three characters before `end`. */
function endCode(text: string, end: number): number {
  return ((text.charCodeAt(end - 1) * 31 + text.charCodeAt(end - 2)) * 31 + text.charCodeAt(end - 3)) % endCodes;
}
