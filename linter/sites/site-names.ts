// By its last name alone, most of what a file calls or assigns is no site. That is asked first, because to ask where an
// expression comes from costs far more.
import type { Model } from '../models/model.ts';
import { parseAccessPath } from '../values/access-path.ts';
import { nameOfKey } from '../values/class-field.ts';
import type { Reader } from '../values/reader.ts';
import type { Node } from '../values/source-file.ts';

/** The members that paths of sites end in, also by way of places; a path that ends in a call or a parameter adds none. */
export function lastNamesOf(models: readonly Model[]): ReadonlySet<string> {
  const names = new Set<string>();
  const known = new Set<string>();
  for (const { library, sites } of models) for (const { at } of sites) add(at, library);
  return names;

  function add(text: string, library: string): void {
    const { root, steps } = parseAccessPath(text);
    const last = steps.at(-1);
    if (last?.kind === 'member') {
      if (last.names === 'any') throw new Error(`A site must have a name, and the path "${text}" ends in any`);
      for (const name of last.names) names.add(name);
    }
    if (last || root.kind !== 'name') return;
    const [owner = library, name = root.name] = root.name.includes(':') ? root.name.split(':') : [];
    if (known.has(`${owner} ${name}`)) return;
    known.add(`${owner} ${name}`);
    for (const model of models) if (model.library === owner) for (const path of model.places?.[name]?.paths ?? []) add(path, owner);
  }
}

/** False for a member that no site is called like, when no object or class of the file has one of that name either. */
export function siteNameTest(lastNames: ReadonlySet<string>, reader: Reader): (node: Node) => boolean {
  let own: ReadonlySet<string> | undefined;
  return (node) => {
    if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return true;
    const { name } = node.property;
    return lastNames.has(name) || name === 'default' || (own ??= keysIn(reader)).has(name);
  };
}

/** `{ name: … }`, class fields and `this.name = …`. */
function keysIn(reader: Reader): ReadonlySet<string> {
  const { file } = reader;
  const names = new Set<string | undefined>();
  for (const property of file.nodesOf('Property')) names.add(reader.keyOf(property));
  for (const field of file.nodesOf('PropertyDefinition')) names.add(nameOfKey(field.key));
  for (const { parameter } of file.nodesOf('TSParameterProperty')) if (parameter.type === 'Identifier') names.add(parameter.name);
  for (const { left } of file.nodesOf('AssignmentExpression')) if (left.type === 'MemberExpression') names.add(nameOfKey(left.property));
  names.delete(undefined);
  return names as ReadonlySet<string>;
}
