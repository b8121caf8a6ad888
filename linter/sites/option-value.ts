// From what an option's expression can be to what is known of the attribute it sets.
import { absent, assumed, byDefault, set, unknown, type Known } from '#shared/facts/known.ts';
import type { Default, Model, Option, Options, Writing } from '../models/model.ts';
import type { Node } from '../values/source-file.ts';
import { alternativesInProduction, literal, propertyOf, type Value } from '../values/value.ts';
import { secondsOfSpan } from '../values/written-span.ts';
import { lifetimeUntil } from './tokens/time-span.ts';

export interface Attribute<T> {
  readonly known: Known<T>;
  /** Where it was written. */
  readonly place?: Node;
  readonly option?: Option<string>;
}

/** What the options say about an attribute; `fallback` when they say nothing. */
export function attributeFrom<T>(value: Value, options: Options<string>, attribute: string, fallback: Known<T>): Attribute<T> {
  const names = Object.entries(options).filter(([, option]) => option.attribute === attribute);
  const found = alternativesInProduction(value).map((alternative): Attribute<T> => {
    for (const [name, option] of names) {
      if (option.onlyWith !== undefined && !isSwitchedOn(alternative, option.onlyWith)) continue;
      const written = writtenOption<T>(alternative, name, option.as, attribute);
      if (written) return { ...written, option };
    }
    return { known: fallback };
  });
  const [first] = found;
  if (!first) return { known: fallback };
  return found.every(({ known }) => isSame(known, first.known)) ? first : { known: unknown('it depends on a condition'), ...(first.place ? { place: first.place } : {}) };
}

/** `undefined` when the option is not there. */
function writtenOption<T>(value: Value, name: string, as: Writing, attribute: string): Attribute<T> | undefined {
  const looked = optionAt(value, name);
  if (looked.is === 'absent') return undefined;
  if (looked.is === 'unknown') return { known: unknown(looked.because) };
  const { value: given, writtenBy: place } = looked.property;
  const options = attribute === 'name' ? namesWritten(given) : attribute === 'domain' ? domainsWritten(given) : alternativesInProduction(given);
  const written = options.map((option) => knownFrom(option, as));
  const [first] = written;
  if (!first || written.every((known) => known === undefined)) return undefined;
  return written.every((known) => known !== undefined && isSame(known, first)) ? { known: first as Known<T>, place } : { known: unknown('it depends on a condition'), place };
}

/** `process.env.COOKIE_NAME || 'sid'`: whoever sets nothing gets the name that is written. */
export function namesWritten(name: Value): readonly Value[] {
  const options = alternativesInProduction(name);
  const written = options.filter(({ kind }) => kind !== 'environment-variable');
  return written.length > 0 ? written : options;
}

/** `process.env.COOKIE_DOMAIN || '.example.com'`: as for a name. What is left out without the variable, or is of one machine, says nothing about a deployment. */
function domainsWritten(domain: Value): readonly Value[] {
  const written = namesWritten(domain);
  return written.every((option) => option.kind === 'literal' && typeof option.value === 'string' && option.value.includes('.') && !/\.local(?:host)?$|^[\d.]+$/.test(option.value)) ? written : alternativesInProduction(domain);
}

/** What the library puts before the name of a cookie, because an option such as Hono's `prefix: 'host'` asks for it. */
export function prefixFrom(value: Value, options: Options<string>): Known<string> {
  const [name] = Object.entries(options).find(([, { as }]) => as === 'prefix') ?? [];
  const asked = name === undefined ? [] : alternativesInProduction(value).flatMap((alternative) => {
    const looked = optionAt(alternative, name);
    return looked.is === 'found' ? alternativesInProduction(looked.property.value) : [looked.is === 'absent' ? literal(undefined, alternative.node) : alternative];
  });
  const prefixes = new Set(asked.map((one) => (one.kind === 'literal' ? (cookiePrefixes.get(one.value) ?? '') : undefined)));
  const [only = '', ...others] = prefixes;
  return prefixes.has(undefined) || others.length > 0 ? unknown('its prefix is not known') : set(only);
}

const cookiePrefixes: ReadonlyMap<unknown, string> = new Map([['host', '__Host-'], ['secure', '__Secure-']]);

function isSwitchedOn(value: Value, name: string): boolean {
  const looked = optionAt(value, name);
  return looked.is === 'found' && alternativesInProduction(looked.property.value).every((option) => option.kind === 'literal' && option.value === true);
}

/** What stands there under a name, where it can be told. */
export function optionGiven(options: Value, name: string): Value | undefined {
  const [first] = alternativesInProduction(options);
  const looked = first && optionAt(first, name);
  return looked?.is === 'found' ? looked.property.value : undefined;
}

/** Follows `cookie.secure` into nested objects. */
export function optionAt(value: Value, name: string): ReturnType<typeof propertyOf> {
  const [head = '', ...rest] = name.split('.');
  const looked = head.endsWith('()') ? resultAt(value, head.slice(0, -2)) : propertyOf(value, head);
  if (rest.length === 0 || looked.is !== 'found') return looked;
  const inner = alternativesInProduction(looked.property.value);
  return inner.length === 1 ? optionAt(inner[0]!, rest.join('.')) : { is: 'unknown', because: 'it depends on a condition' };
}

/** `useFactory()`: what the function that stands there returns. */
function resultAt(value: Value, name: string): ReturnType<typeof propertyOf> {
  const looked = propertyOf(value, name);
  if (looked.is !== 'found') return looked;
  const { value: given, writtenBy } = looked.property;
  return given.kind === 'function' ? { is: 'found', property: { value: given.resultOf([], given.node), writtenBy } } : { is: 'unknown', because: 'it is no function that is written here' };
}

/** What one plain value says, written like this; `undefined` is as good as not there. */
export function knownFrom(value: Value, as: Writing): Known<unknown> | undefined {
  if (value.kind === 'literal' && (value.value === undefined || value.value === null)) return undefined;
  if (as === 'presence') return set(!(value.kind === 'literal' && value.value === false));
  if (value.kind === 'unknown') return unknown(value.because);
  if (value.kind === 'environment-variable') return unknown(`the environment variable ${value.name} decides it`);
  switch (as) {
    case 'flag':
      return knownFlag(value);
    case 'not-flag': {
      const flag = knownFlag(value);
      return flag.state === 'set' ? set(!flag.value) : flag;
    }
    case 'text':
      return value.kind === 'literal' ? set(String(value.value)) : unknown('part of it is not known');
    case 'texts':
      return knownTexts(value);
    case 'same-site':
    case 'Same-Site':
      return knownSameSite(value);
    case 'clock':
      return value.kind === 'literal' ? set(false) : undefined;
    case 'prefix':
      return value.kind === 'literal' && (value.value === 'host' || value.value === 'secure') ? set(true) : undefined;
    default:
      return knownLifetime(value, as);
  }
}

function knownFlag(value: Value): Known<boolean> {
  if (value.kind !== 'literal') return unknown('it is computed');
  return value.value === 'auto' ? assumed(true, 'it follows the connection, and code is judged as deployed over https') : set(Boolean(value.value));
}

function knownTexts(value: Value): Known<readonly string[]> {
  const elements = value.kind === 'array' && value.open === undefined ? value.elements : value.kind === 'literal' ? [value] : undefined;
  const texts = elements?.map((element) => (element.kind === 'literal' && typeof element.value === 'string' ? element.value : undefined));
  return texts?.every((text) => text !== undefined) ? set(texts) : unknown('part of the list is not known');
}

function knownSameSite(value: Value): Known<string> {
  if (value.kind !== 'literal') return unknown('it is computed');
  if (value.value === true) return set('Strict');
  if (value.value === false) return absent;
  switch (String(value.value).toLowerCase()) {
    case 'strict':
      return set('Strict');
    case 'lax':
      return set('Lax');
    case 'none':
      return set('None');
    default:
      return set('invalid');
  }
}

const day = 86_400;

function knownLifetime(value: Value, as: Writing): Known<number> {
  if (value.kind === 'moment') return set(Math.round(value.unit === 'seconds' ? value.offset : value.offset / 1000));
  if (value.kind !== 'literal' || typeof value.value === 'boolean') return unknown('it is computed');
  const number = Number(value.value);
  switch (as) {
    case 'seconds':
      return finite(number);
    case 'milliseconds':
      return finite(number / 1000);
    case 'days':
      return finite(number * day);
    case 'date-or-days':
      return typeof value.value === 'number' ? finite(number * day) : knownDate(value.value);
    case 'date':
      return knownDate(value.value);
    case 'span':
    case 'span-in-milliseconds':
      // A bare number is seconds or milliseconds; in jsonwebtoken a number in quotes is milliseconds.
      if (typeof value.value === 'number') return finite(as === 'span' ? number : number / 1000);
      return finite(secondsOfSpan(String(value.value)) ?? NaN);
    case 'time':
      return typeof value.value === 'string' ? finite(secondsOfSpan(value.value) ?? NaN) : unknown('it is a fixed date');
    default:
      return unknown('it is computed');
  }
}

function knownDate(date: string | number | null | undefined): Known<number> {
  return lifetimeUntil(typeof date === 'number' ? date : Date.parse(String(date)));
}

function finite(seconds: number): Known<number> {
  return Number.isFinite(seconds) ? set(seconds) : unknown('its unit is not known');
}

function isSame(a: Known<unknown>, b: Known<unknown>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the library does when nobody says. */
export function knownDefault<T>(value: Default<T> | undefined, model: Model, whenLeftOut: Known<T>): Known<T> {
  if (value === undefined || value === null) return whenLeftOut;
  if (typeof value === 'object' && 'assumed' in value) return assumed(value.assumed, value.because);
  if (typeof value === 'object' && 'unknown' in value) return unknown(value.unknown);
  return byDefault(value as T, nameOf(model));
}

export function nameOf(model: Model): string {
  return `${model.library} ${model.version}`;
}
