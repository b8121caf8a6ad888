import { environmentVariable } from './environment.ts';
import type { FunctionNode, Node } from './source-file.ts';

/**
 * What an expression can be. Every value keeps the node that decided it, so that a report can point there.
 *
 * `by-environment` is a choice that a test such as `NODE_ENV === 'production'` makes; it counts as it is in production.
 * `moment` is a point in time relative to now, which is how expiry dates are written.
 */
export type Value =
  | { readonly kind: 'literal'; readonly value: Primitive; readonly node: Node }
  | TextValue
  | ObjectValue
  | { readonly kind: 'array'; readonly elements: readonly Value[]; readonly open?: string; readonly node: Node }
  | FunctionValue
  | { readonly kind: 'one-of'; readonly options: readonly Value[]; readonly node: Node }
  | { readonly kind: 'by-environment'; readonly production: Value; readonly otherwise: Value; readonly node: Node }
  | { readonly kind: 'environment'; readonly node: Node }
  | { readonly kind: 'environment-variable'; readonly name: string; readonly node: Node }
  | { readonly kind: 'moment'; readonly offset: number; readonly unit: 'milliseconds' | 'seconds'; readonly node: Node }
  | { readonly kind: 'unknown'; readonly because: string; readonly node: Node };

export type Primitive = string | number | boolean | null | undefined;

/** Text with at least one hole. */
export interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly (string | Value)[];
  readonly node: Node;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  /** Why more properties than these may be there. */
  readonly open?: string;
  readonly node: Node;
  /** Of a class: what `new` makes of it. */
  readonly instance?: () => ObjectValue;
}

export interface Property {
  readonly value: Value;
  /** The property, assignment or spread that wrote it. */
  readonly writtenBy: Node;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly node: FunctionNode;
  /** `remember.forget = …` makes a function an object of others. */
  readonly properties?: ReadonlyMap<string, Property>;
  /** What a call with these arguments can return. */
  readonly resultOf: (values: readonly Value[], call: Node) => Value;
}

/** More alternatives than this are not told apart: the value is unknown. */
export const maxAlternatives = 8;

export const literal = (value: Primitive, node: Node): Value => ({ kind: 'literal', value, node });
export const unknownValue = (because: string, node: Node): Value => ({ kind: 'unknown', because, node });

/** One value that stands for several; equal literals become one. */
export function oneOf(options: readonly Value[], node: Node): Value {
  const flat = options.flatMap((option) => (option.kind === 'one-of' ? option.options : [option]));
  const distinct = flat.filter((option, index) => flat.findIndex((other) => isSame(other, option)) === index);
  if (distinct.length === 1) return distinct[0]!;
  return distinct.length > maxAlternatives ? unknownValue('it has too many possible values', node) : { kind: 'one-of', options: distinct, node };
}

function isSame(a: Value, b: Value): boolean {
  return a === b || (a.kind === 'literal' && b.kind === 'literal' && a.value === b.value);
}

/** Applies `change` to each alternative, keeping choices by environment apart. */
export function mapValue(value: Value, change: (value: Value) => Value, depth = 0): Value {
  if (depth > 4) return unknownValue('its conditions are nested too deeply', value.node);
  if (value.kind === 'one-of') return oneOf(value.options.map((option) => mapValue(option, change, depth + 1)), value.node);
  if (value.kind === 'by-environment') {
    const { production, otherwise, node } = value;
    return { kind: 'by-environment', production: mapValue(production, change, depth + 1), otherwise: mapValue(otherwise, change, depth + 1), node };
  }
  return change(value);
}

/** The plain values it can have in production: no `one-of` and no `by-environment` among them. */
export function alternativesInProduction(value: Value): readonly Value[] {
  if (value.kind === 'by-environment') return alternativesInProduction(value.production);
  if (value.kind === 'one-of') return value.options.flatMap(alternativesInProduction);
  return [value];
}

/** The text that a value is, when it is one and nothing else. */
export function textOfValue(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** `undefined` when it cannot be said. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value);
    case 'object':
    case 'array':
    case 'function':
    case 'environment':
    case 'moment':
      return true;
    case 'text':
      return value.parts.some((part) => typeof part === 'string' && part !== '') ? true : undefined;
    default:
      return undefined;
  }
}

export type PropertyLookup = { readonly is: 'found'; readonly property: Property } | { readonly is: 'absent' } | { readonly is: 'unknown'; readonly because: string };

/** The property of a plain object; never asks a `one-of`: map those first. */
export function propertyOf(value: Value, name: string): PropertyLookup {
  if (value.kind === 'literal' && (value.value === undefined || value.value === null || value.value === false)) return { is: 'absent' };
  if (value.kind === 'environment') {
    return { is: 'found', property: { value: environmentVariable(name, value.node), writtenBy: value.node } };
  }
  if (value.kind === 'array') {
    const element = value.elements[Number(name)];
    return element ? { is: 'found', property: { value: element, writtenBy: element.node } } : { is: 'unknown', because: value.open ?? 'it reads beyond the array' };
  }
  const ofFunction = value.kind === 'function' ? value.properties?.get(name) : undefined;
  if (ofFunction) return { is: 'found', property: ofFunction };
  if (value.kind !== 'object') return { is: 'unknown', because: value.kind === 'unknown' ? value.because : 'it is not an object that is written in this file' };
  const property = value.properties.get(name);
  if (property) return { is: 'found', property };
  return value.open === undefined ? { is: 'absent' } : { is: 'unknown', because: value.open };
}
