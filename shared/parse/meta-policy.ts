// A page may carry its Content-Security-Policy in a meta element of its head (HTML 4.2.5.3, CSP3 3.3).

/**
 * The policies that the meta elements of a page hold, in order. Comments, scripts and whatever else is no element of the head are
 * passed over, and the body ends the search: a meta element there is ignored. Elements that script adds are not seen.
 */
export function metaPoliciesIn(html: string): string[] {
  const policies: string[] = [];
  const text = html.slice(0, longestHead);
  for (let at = text.indexOf('<'); at >= 0 && policies.length < mostPolicies; at = text.indexOf('<', at)) {
    if (text.slice(at, at + 4) === '<!--') {
      at = placeAfter(text, '-->', at + 4);
      continue;
    }
    const name = nameAt(text, at + 1);
    if (name === 'body') break;
    const { attributes, end } = tagFrom(text, at + 1 + name.length);
    const policy = attributes.get('content');
    if (name === 'meta' && policy !== undefined && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy') policies.push(decoded(policy));
    at = opaqueElements.has(name) ? endOfContent(text, name, end) : end;
  }
  return policies;
}

/** A head is not larger; searched to here, whatever a stranger sends. */
const longestHead = 262_144;
const mostPolicies = 20;
/** Their content is text, or is not rendered: no meta element stands in it. */
const opaqueElements: ReadonlySet<string> = new Set(['script', 'style', 'title', 'noscript', 'template', 'textarea']);

function placeAfter(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from);
  return found < 0 ? text.length : found + sought.length;
}

function endOfContent(text: string, name: string, from: number): number {
  for (let at = text.indexOf('</', from); at >= 0; at = text.indexOf('</', at + 2)) if (nameAt(text, at + 2) === name) return at;
  return text.length;
}

/** In lower case. A short run of letters: no name that matters has anything else. */
function nameAt(text: string, start: number): string {
  return /^[a-z]{1,12}/i.exec(text.slice(start, start + 12))?.[0].toLowerCase() ?? '';
}

interface Tag {
  /** By name in lower case; the first of two equal names counts (HTML 13.2.5.33). None of a tag that never ends. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Behind its `>`. */
  readonly end: number;
}

/** Reads on from the tag's name. */
function tagFrom(text: string, start: number): Tag {
  const attributes = new Map<string, string>();
  let at = start;
  while (at < text.length) {
    at = placeOf(notBlank, text, at);
    if (text[at] === '>') return { attributes, end: at + 1 };
    // An equals sign at the beginning belongs to the name.
    const nameEnd = placeOf(endOfName, text, at + 1);
    const name = text.slice(at, nameEnd).toLowerCase();
    at = placeOf(notBlank, text, nameEnd);
    if (text[at] !== '=') continue;
    at = placeOf(notBlank, text, at + 1);
    const quote = text[at] === '"' || text[at] === "'" ? text[at]! : '';
    const valueStart = at + quote.length;
    const found = quote === '' ? placeOf(endOfBareValue, text, valueStart) : text.indexOf(quote, valueStart);
    if (found < 0) break;
    if (!attributes.has(name)) attributes.set(name, text.slice(valueStart, found));
    at = found + quote.length;
  }
  return { attributes: new Map(), end: text.length };
}

const notBlank = /[^\s/]/g;
const endOfName = /[\s/>=]/g;
const endOfBareValue = /[\s>]/g;

function placeOf(sought: RegExp, text: string, from: number): number {
  sought.lastIndex = from;
  return sought.test(text) ? sought.lastIndex - 1 : text.length;
}

/** The references that templates write for quotes; a policy needs no others. */
function decoded(text: string): string {
  return text.replaceAll(/&(?:#39|#x27|apos|quot|#34|amp);/gi, (reference) => characters[reference.toLowerCase()] ?? reference);
}

const characters: Readonly<Record<string, string>> = { '&#39;': "'", '&#x27;': "'", '&apos;': "'", '&quot;': '"', '&#34;': '"', '&amp;': '&' };
