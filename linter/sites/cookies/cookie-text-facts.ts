// Cookies that code writes as text: `Set-Cookie` headers and `document.cookie`. The text is read by the same parser as on
// the wire; holes in it stay holes.
import { absent, byDefault, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { CookieFact, SameSite } from '#shared/facts/cookie.ts';
import type { SourceSighting } from '#shared/facts/sighting.ts';
import { attributesOf, parseSetCookie, type ParsedSetCookie } from '#shared/parse/set-cookie.ts';
import type { CookieTextSite } from '../../models/model.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, literal, propertyOf, type Value } from '../../values/value.ts';
import { cookieContent } from './cookie-content.ts';
import { isPast, textKnown, type KnownCookieAttributes } from './cookie-facts.ts';
import type { Editing, FoundFact } from '../found-fact.ts';
import { knownFrom } from '../option-value.ts';
import { provenanceOf } from '../provenance.ts';
import { matchedArguments, sightingOf, type SiteUse, type SourceContext } from '../site-use.ts';
import { cookieRoleInSource } from '../source-role.ts';
import { lifetimeUntil } from '../tokens/time-span.ts';

export function cookieFactsFromText(use: SiteUse<CookieTextSite>): FoundFact[] {
  return cookieTexts(use).flatMap((text) => cookieFactFromText(text, { context: use.context, node: use.node, seen: sightingOf(use), byScript: use.site.byScript === true }) ?? []);
}

/** Who writes the text of a cookie. */
export interface CookieWriter {
  readonly context: SourceContext;
  readonly node: Node;
  readonly seen: SourceSighting;
  readonly byScript: boolean;
}

/** The texts of the cookies: one of `document.cookie`, perhaps many of a header. */
function cookieTexts(use: SiteUse<CookieTextSite>): readonly Value[] {
  const { site, node, context, bindings } = use;
  if (site.kind === 'cookie.assign') {
    return node.type === 'AssignmentExpression' && node.operator === '=' ? [context.reader.valueOf(node.right, bindings)] : [];
  }
  const given = matchedArguments(use, site.signatures ?? []);
  if (!given) return [];
  if (given.header && given['header-value']) return isSetCookie(textKnown(given.header.value)) ? eachOf(given['header-value'].value) : [];
  const headers = given.headers?.value ?? (given.init && headersOf(given.init.value));
  return headers ? alternativesInProduction(headers).flatMap(setCookieOf) : [];
}

function headersOf(init: Value): Value | undefined {
  const found = propertyOf(alternativesInProduction(init)[0]!, 'headers');
  return found.is === 'found' ? found.property.value : undefined;
}

/** The texts of `Set-Cookie` in an object of headers. */
export function setCookieOf(headers: Value): readonly Value[] {
  if (headers.kind !== 'object') return [];
  return [...headers.properties].flatMap(([name, { value }]) => (name.toLowerCase() === 'set-cookie' ? eachOf(value) : []));
}

export function eachOf(value: Value): readonly Value[] {
  return value.kind === 'array' ? value.elements : [value];
}

function isSetCookie(header: Known<string>): boolean {
  return valueOf(header)?.toLowerCase() === 'set-cookie';
}

export function cookieFactFromText(text: Value, { context, node, seen, byScript }: CookieWriter): FoundFact | undefined {
  const readings = alternativesInProduction(text).map(readingOf);
  const [first] = readings;
  if (!first || first.name === undefined || readings.some((reading) => reading.name !== first.name)) return undefined;
  const attributes = mergedAttributes(readings.map((reading) => reading.attributes));
  const fact: CookieFact = {
    kind: 'cookie',
    id: '',
    seen,
    scope: 'site',
    action: isPast(attributes.lifetime) || provenanceOf(first.value, context).is === 'empty' ? 'clear' : 'set',
    name: set(first.name),
    value: textKnown(first.value),
    ...attributes,
    ...(byScript && { httpOnly: byDefault(false, 'the browser, because a script cannot set HttpOnly') }),
    byScript: set(byScript),
    ...cookieContent(seen.library, first.name, first.value, context),
    problems: [],
    role: cookieRoleInSource(first.name, first.value, context),
  };
  const editing = readings.length === 1 ? textEditing(text, context) : undefined;
  return { fact, node, places: new Map(), ...(editing && { editing }) };
}

function textEditing(text: Value, context: SourceContext): Editing | undefined {
  const { node } = text;
  if (!context.reader.file.owns(node)) return undefined;
  if (node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')) return { kind: 'text', node };
  return undefined;
}

interface Reading {
  /** Missing when it is not known. */
  readonly name?: string;
  readonly value: Value;
  readonly attributes: KnownCookieAttributes;
}

/** A hole stands in the text as one character of the private use area. */
const firstHole = 0xe000;
const hasHole = (text: string) => [...text].some((character) => isHole(character));
const isHole = (character: string) => character.codePointAt(0)! >= firstHole && character.codePointAt(0)! < firstHole + 256;

function readingOf(text: Value): Reading {
  const parts = text.kind === 'text' ? text.parts : text.kind === 'literal' ? [String(text.value ?? '')] : [text];
  const holes: Value[] = [];
  const whole = parts.map((part) => (typeof part === 'string' ? part : String.fromCodePoint(firstHole + Math.min(holes.push(part) - 1, 255)))).join('');
  const parsed = parseSetCookie(whole);
  const isNamed = parsed.name !== '' && !hasHole(parsed.name);
  return { ...(isNamed && { name: parsed.name }), value: valueOfText(parsed.value, holes, text), attributes: knownAttributesOf(parsed, holes) };
}

function valueOfText(text: string, holes: readonly Value[], whole: Value): Value {
  const parts = [...text].map((character) => (isHole(character) ? holes[character.codePointAt(0)! - firstHole]! : character));
  if (parts.every((part) => typeof part === 'string')) return literal(text, whole.node);
  return parts.length === 1 && typeof parts[0] !== 'string' ? parts[0]! : { kind: 'text', parts, node: whole.node };
}

function knownAttributesOf(parsed: ParsedSetCookie, holes: readonly Value[]): KnownCookieAttributes {
  const written = attributesOf(parsed);
  const isOpen = written.some(({ name }) => hasHole(name));
  const last = (wanted: string) => written.findLast(({ name }) => name.toLowerCase() === wanted)?.value;
  const missing: Known<never> = isOpen ? unknown('one of its attributes is not known') : absent;
  const flag = (is: boolean): Known<boolean> => (is ? set(true) : missing);
  const text = (name: string, value: string | undefined): Known<string> => (last(name) !== undefined && hasHole(last(name)!) ? unknown('it is computed') : value === undefined ? missing : set(value));
  const sameSite = last('samesite');
  return {
    secure: flag(parsed.secure),
    httpOnly: flag(parsed.httpOnly),
    partitioned: flag(parsed.partitioned),
    sameSite: sameSite === undefined ? missing : hasHole(sameSite) ? unknown('it is computed') : sameSiteFrom(sameSite),
    domain: text('domain', parsed.domain),
    path: text('path', parsed.path),
    lifetime: lifetimeFrom(last('max-age'), last('expires'), parsed, holes, missing),
  };
}

function sameSiteFrom(text: string): Known<SameSite> {
  const known = (['Strict', 'Lax', 'None'] as const).find((word) => word.toLowerCase() === text.toLowerCase());
  return set(known ?? 'invalid');
}

function lifetimeFrom(maxAge: string | undefined, expires: string | undefined, parsed: ParsedSetCookie, holes: readonly Value[], missing: Known<never>): Known<number> {
  if (maxAge !== undefined) return parsed.maxAge !== undefined && !hasHole(maxAge) ? set(parsed.maxAge) : unknown('it is computed');
  if (expires === undefined) return missing;
  const hole = isHole(expires) && expires.length === 1 ? holes[expires.codePointAt(0)! - firstHole] : undefined;
  if (hole) return knownLifetimeOf(hole);
  if (parsed.expires === undefined) return unknown('it is computed');
  return lifetimeUntil(parsed.expires);
}

function knownLifetimeOf(hole: Value): Known<number> {
  const [only, ...others] = alternativesInProduction(hole);
  const known = only && others.length === 0 ? knownFrom(only, 'date') : undefined;
  return (known as Known<number> | undefined) ?? unknown('it is computed');
}

function mergedAttributes(readings: readonly KnownCookieAttributes[]): KnownCookieAttributes {
  const [first, ...others] = readings as [KnownCookieAttributes, ...KnownCookieAttributes[]];
  const merged = Object.entries(first).map(([attribute, known]) => {
    const same = others.every((other) => JSON.stringify(other[attribute as keyof KnownCookieAttributes]) === JSON.stringify(known));
    return [attribute, same ? known : unknown('it depends on a condition')];
  });
  return Object.fromEntries(merged) as KnownCookieAttributes;
}
