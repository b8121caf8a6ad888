// Classes as values: what is called on them and on their instances are their methods, in whichever file the class is.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from './class-field.ts';
import type { Bindings, Reader } from './reader.ts';
import { isFunction, type Node, type SourceFile } from './source-file.ts';
import { unknownValue, type ObjectValue, type Property, type Value } from './value.ts';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** An object with the static methods; `instance` has the others. Fields are not among them: methods may write them. */
export function classValue(node: ClassNode, bindings: Bindings, reader: Reader): ObjectValue {
  const inherited = node.superClass ? reader.valueOf(node.superClass, bindings) : undefined;
  const methods = (isStatic: boolean): ReadonlyMap<string, Property> => {
    const own = node.body.body.flatMap((member): [string, Property][] => {
      const name = (member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') && member.static === isStatic && !member.computed ? nameOfKey(member.key) : undefined;
      const made = name === undefined || !('value' in member) || (member.type === 'MethodDefinition' && member.kind !== 'method') ? undefined : member.value;
      return name !== undefined && made && isFunction(made) ? [[name, { value: reader.valueOf(made, bindings), writtenBy: member }]] : [];
    });
    const base = isStatic ? inherited : inherited?.kind === 'object' ? inherited.instance?.() : undefined;
    return new Map([...(base?.kind === 'object' ? base.properties : []), ...own]);
  };
  return { kind: 'object', properties: methods(true), open: 'it is a class', node, instance: () => ({ kind: 'object', properties: methods(false), open: 'it is an instance of a class', node }) };
}

/** What `new` makes of a class; `undefined` for what is not known to be one. */
export function instanceOf(value: Value): ObjectValue | undefined {
  return value.kind === 'object' ? value.instance?.() : undefined;
}

/** What the only construction of a class that no other file can construct gives to a parameter of the constructor, or what the parameter is when it gives nothing. */
export function givenToConstructor(owner: Node, name: Node, reader: Reader): Value | undefined {
  const { file } = reader;
  const method = file.parentOf(owner);
  const body = method?.type === 'MethodDefinition' && method.kind === 'constructor' ? file.parentOf(method) : undefined;
  const made = body && file.parentOf(body);
  if (made?.type !== 'ClassDeclaration' || !made.id || file.parentOf(made)?.type !== 'Program' || owner.type !== 'FunctionExpression') return undefined;
  const { id } = made;
  const [construction, ...others] = file.nodesOf('NewExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === id.name && file.variableOf(callee)?.defs[0]?.node === made);
  if (!construction || others.length > 0) return undefined;
  for (const [index, parameter] of owner.params.entries()) {
    const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    if (inner !== name && !(inner.type === 'AssignmentPattern' && inner.left === name)) continue;
    const argument = construction.arguments[index] ?? (inner.type === 'AssignmentPattern' ? inner.right : undefined);
    return argument && argument.type !== 'SpreadElement' ? reader.valueOf(argument) : undefined;
  }
  return undefined;
}

/** What a file gives to a parameter of a constructor, wherever it makes an instance: `new TokenStore(window.localStorage)`. */
export function argumentsOfConstructions(owner: Node, index: number, file: SourceFile): Node[] {
  const method = file.parentOf(owner);
  const body = method?.type === 'MethodDefinition' && method.kind === 'constructor' ? file.parentOf(method) : undefined;
  const made = body && file.parentOf(body);
  if (made?.type !== 'ClassDeclaration' && made?.type !== 'ClassExpression') return [];
  // A class has a name inside of it and one around it: the definition is the same.
  const holder = file.parentOf(made);
  const definition = holder?.type === 'VariableDeclarator' ? holder : made;
  return file.nodesOf('NewExpression').flatMap(({ callee, arguments: given }) => {
    const argument = callee.type === 'Identifier' && file.variableOf(callee)?.defs[0]?.node === definition ? given[index] : undefined;
    return argument ? [argument] : [];
  });
}

/** Angular's `inject(StorageService)`. */
export function injectedByCall({ callee, arguments: [token] }: TSESTree.CallExpression, reader: Reader): Value | undefined {
  const def = callee.type === 'Identifier' && callee.name === 'inject' ? reader.file.variableOf(callee)?.defs[0] : undefined;
  if (def?.type !== 'ImportBinding' || def.parent?.type !== 'ImportDeclaration' || def.parent.source.value !== '@angular/core' || !token) return undefined;
  return instanceOf(reader.valueOf(token)) ?? unknownValue('it is injected', token);
}
