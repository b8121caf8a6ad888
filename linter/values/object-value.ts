// Objects as they come out after everything that writes to them: literals, spreads in order, later assignments.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from './source-file.ts';
import { literal, mapValue, oneOf, unknownValue, type ObjectValue, type Property, type Value } from './value.ts';

/** More properties than this are not read. */
const maxProperties = 500;

export function objectValue(node: TSESTree.ObjectExpression, read: (node: Node) => Value, nameOf: (property: TSESTree.Property) => string | undefined): ObjectValue {
  let result: ObjectValue = { kind: 'object', properties: new Map(), node };
  for (const property of node.properties) {
    if (result.properties.size > maxProperties) return { ...result, open: 'it has too many properties' };
    if (property.type === 'SpreadElement') {
      result = withSpread(result, read(property.argument), property);
      continue;
    }
    const name = nameOf(property);
    if (name === undefined) result = { ...result, open: 'one of its keys is computed' };
    else result = withProperty(result, name, { value: read(property.value), writtenBy: property });
  }
  return result;
}

export function withProperty(object: ObjectValue, name: string, property: Property): ObjectValue {
  return { ...object, properties: new Map(object.properties).set(name, property) };
}

/** `{ ...object, ...source }`, also as `Object.assign(object, source)` does it. */
export function withSpread(object: ObjectValue, source: Value, writtenBy: Node): ObjectValue {
  if (source.kind === 'literal') return object;
  if (source.kind === 'object') return withObject(object, source);
  if (source.kind === 'by-environment') {
    const [production, otherwise] = [withSpread(object, source.production, writtenBy), withSpread(object, source.otherwise, writtenBy)];
    return merged(object, [production, otherwise], writtenBy, ([whenProduction, whenNot]) => ({ kind: 'by-environment', production: whenProduction!, otherwise: whenNot!, node: writtenBy }), production.open);
  }
  if (source.kind === 'one-of') {
    const results = source.options.map((option) => withSpread(object, option, writtenBy));
    return merged(object, results, writtenBy, (values) => oneOf(values, writtenBy), results.find((result) => result.open !== undefined)?.open);
  }
  const because = source.kind === 'unknown' ? `it spreads a value that is not known: ${source.because}` : 'it spreads a value that is not known';
  return overwritable(object, because);
}

function withObject(object: ObjectValue, source: ObjectValue): ObjectValue {
  const start = source.open === undefined ? object : overwritable(object, source.open);
  return { ...start, properties: new Map([...start.properties, ...source.properties]) };
}

/** Anything may have been written over what was there. */
function overwritable(object: ObjectValue, because: string): ObjectValue {
  const properties = new Map([...object.properties].map(([name, { writtenBy }]) => [name, { value: unknownValue(because, writtenBy), writtenBy }]));
  return { ...object, properties, open: because };
}

function merged(object: ObjectValue, results: readonly ObjectValue[], writtenBy: Node, choose: (values: Value[]) => Value, open: string | undefined): ObjectValue {
  const properties = new Map<string, Property>();
  for (const name of new Set(results.flatMap((result) => [...result.properties.keys()]))) {
    const found = results.map((result) => result.properties.get(name));
    const same = found.every((property) => property?.value === found[0]?.value);
    properties.set(name, same ? found[0]! : { value: choose(found.map((property) => property?.value ?? literal(undefined, writtenBy))), writtenBy });
  }
  return { kind: 'object', properties, node: object.node, ...(open === undefined ? {} : { open }) };
}

/** `value.a.b = written`; a path that leads through something unknown changes nothing that is known. */
export function withWrite(value: Value, path: readonly string[], written: (before: Value) => Value, writtenBy: Node): Value {
  const [name, ...rest] = path;
  if (name === undefined) return written(value);
  return mapValue(value, (object) => {
    if (object.kind === 'function' && rest.length === 0) return { ...object, properties: new Map(object.properties).set(name, { value: written(literal(undefined, writtenBy)), writtenBy }) };
    if (object.kind !== 'object') return object;
    const before = object.properties.get(name)?.value ?? (object.open === undefined ? literal(undefined, writtenBy) : unknownValue(object.open, writtenBy));
    const after = withWrite(before, rest, written, writtenBy);
    return rest.length > 0 && before.kind === 'literal' ? object : withProperty(object, name, { value: after, writtenBy });
  });
}

export function withoutProperty(value: Value, name: string): Value {
  return mapValue(value, (object) => {
    if (object.kind !== 'object') return object;
    const properties = new Map(object.properties);
    properties.delete(name);
    return { ...object, properties };
  });
}
