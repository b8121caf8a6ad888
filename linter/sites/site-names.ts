// By its last name alone, most of what a file calls or assigns is no site. That is asked first, because to ask where an
// expression comes from costs far more.
import type { Model, Site } from '../models/model.ts';
import { parseAccessPath } from '../values/access-path.ts';
import { nameOfKey } from '../values/class-field.ts';
import type { Reader } from '../values/reader.ts';
import type { Node } from '../values/source-file.ts';

/** For a site, the members that its path ends in, also by way of places; a path that ends in a call or a parameter has none. */
export function lastNamesIn(models: readonly Model[]): (model: Model, site: Site) => ReadonlySet<string> {
  return ({ library }, { at }) => new Set(lastNamesOf(at, library, []));

  function lastNamesOf(text: string, library: string, within: readonly string[]): readonly string[] {
    const { root, steps } = parseAccessPath(text);
    const last = steps.at(-1);
    if (last?.kind === 'member' && last.names === 'any') throw new Error(`A site must have a name, and the path "${text}" ends in any`);
    if (last?.kind === 'member') return last.names === 'any' ? [] : last.names;
    if (last || root.kind !== 'name') return [];
    const [owner = library, name = root.name] = root.name.includes(':') ? root.name.split(':') : [];
    const key = `${owner} ${name}`;
    if (within.includes(key)) return [];
    return models.filter((model) => model.library === owner).flatMap(({ places }) => (places?.[name]?.paths ?? []).flatMap((path) => lastNamesOf(path, owner, [...within, key])));
  }
}

/** False for a member that none of these sites is called like, when no object or class of the file has one of that name either. */
export function siteNameTest(lastNames: ReadonlySet<string>, reader: Reader): (node: Node) => boolean {
  let own: ReadonlySet<string> | undefined;
  return (called) => {
    // `(0, library.set)(…)` is how compilers write an imported function.
    const node = called.type === 'SequenceExpression' ? (called.expressions.at(-1) ?? called) : called;
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
