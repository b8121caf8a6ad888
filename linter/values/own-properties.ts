// Properties of the objects that a file writes down: to ask what a variable holds costs far more than to see that it cannot be one of them.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from './class-field.ts';
import type { Reader } from './reader.ts';
import type { Node } from './source-file.ts';

/** A key that is computed. */
const anyKey = Symbol('any key');

export class OwnProperties {
  private keys: Set<string | symbol | undefined> | undefined;
  private assigned: Map<string, Assigned[]> | undefined;

  constructor(private readonly reader: Reader) {}

  /** `require('jsonwebtoken')` for `services.jwt` of `const services = { jwt: require('jsonwebtoken') }`. */
  valueNamed(object: Node, name: string): Node | undefined {
    if (object.type !== 'Identifier' || !this.isKey(name) || !this.mayBeObject(object)) return undefined;
    const value = this.reader.valueOf(object);
    const property = value.kind === 'object' ? value.properties.get(name)?.writtenBy : undefined;
    return property?.type === 'Property' && this.reader.file.owns(property) ? property.value : undefined;
  }

  /** `logger.child()` for `req.log` of what a function is handed, after `req.log = logger.child()`. */
  givenTo(object: Node, name: string): readonly Node[] {
    const { file } = this.reader;
    const variable = object.type === 'Identifier' ? file.variableOf(object) : undefined;
    if (variable?.defs[0]?.type !== 'Parameter') return [];
    this.assigned ??= assignmentsIn(this.reader);
    return (this.assigned.get(name) ?? []).flatMap(({ owner, right }) => (file.variableOf(owner) === variable ? [right] : []));
  }

  /** What is imported, handed over or made by somebody else has no property of this file. */
  private mayBeObject(name: TSESTree.Identifier): boolean {
    const def = this.reader.file.variableOf(name)?.defs[0];
    if (def?.type !== 'Variable') return false;
    const made = def.node.init?.type;
    return made === undefined || made === 'ObjectExpression' || made === 'CallExpression' || made === 'Identifier' || made === 'ConditionalExpression' || made === 'LogicalExpression' || made.startsWith('TS');
  }

  private isKey(name: string): boolean {
    this.keys ??= new Set(this.reader.file.nodesOf('Property').map((property) => (property.computed ? anyKey : nameOfKey(property.key))));
    return this.keys.has(name) || this.keys.has(anyKey);
  }
}

interface Assigned {
  readonly owner: TSESTree.Identifier;
  readonly right: Node;
}

/** By the name of the property: `owner.name = right`. */
function assignmentsIn({ file }: Reader): Map<string, Assigned[]> {
  const found = new Map<string, Assigned[]>();
  for (const { operator, left, right } of file.nodesOf('AssignmentExpression')) {
    if (operator !== '=' || left.type !== 'MemberExpression' || left.computed || left.object.type !== 'Identifier' || left.property.type !== 'Identifier') continue;
    found.set(left.property.name, [...(found.get(left.property.name) ?? []), { owner: left.object, right }]);
  }
  return found;
}
