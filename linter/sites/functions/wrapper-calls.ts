// `setAuthCookie(res, name, token)`: a site inside a function of this file is one use for each call of that function.
import type { TSESTree } from '@typescript-eslint/types';
import { bindingsFor } from '../../values/call-value.ts';
import { classAround, nameOfKey } from '../../values/class-field.ts';
import { noBindings, type Bindings, type Reader } from '../../values/reader.ts';
import type { FunctionNode, Node, SiteNode, SourceFile } from '../../values/source-file.ts';

/** Wrappers around wrappers that are followed, and uses told apart for one site. */
const maxDepth = 3;
const maxUses = 16;

/** What the parameters around a site are, once for each way to get there; once without knowledge when there is none. */
export function waysTo(node: SiteNode, reader: Reader): readonly Bindings[] {
  const ways: Bindings[] = [];
  for (const way of waysInto(node, reader, 0)) {
    ways.push(way);
    if (ways.length >= maxUses) break;
  }
  return ways.length > 0 ? ways : [noBindings];
}

/** One after the other, so that those beyond the limit are never looked for. */
function* waysInto(node: Node, reader: Reader, depth: number): Generator<Bindings> {
  const owner = reader.file.functionAround(node);
  if (!owner || depth >= maxDepth || !usesParameters(node, owner, reader)) return;
  for (const call of callsOf(owner, reader)) {
    if (call.arguments.some((argument) => argument.type === 'SpreadElement')) continue;
    let isAlone = true;
    for (const outer of waysInto(call, reader, depth + 1)) {
      isAlone = false;
      yield wayThrough(call, owner, outer, reader);
    }
    if (isAlone) yield wayThrough(call, owner, noBindings, reader);
  }
}

function wayThrough(call: TSESTree.CallExpression, owner: FunctionNode, outer: Bindings, reader: Reader): Bindings {
  const values = call.arguments.map((argument) => reader.valueOf(argument, outer));
  return bindingsFor(owner, values, reader);
}

function callsOf(owner: FunctionNode, reader: Reader): TSESTree.CallExpression[] {
  const parent = reader.file.parentOf(owner);
  if (parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') return callsOfMethod(parent, reader);
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const variable = name ? reader.file.variableOf(name) : undefined;
  return (variable?.references ?? []).flatMap((reference) => {
    const call = reader.file.parentOf(reference.identifier as Node);
    return call?.type === 'CallExpression' && call.callee === reference.identifier ? [call] : [];
  });
}

/** `storage.set(…)` of `const storage = { set(key, value) {} }`; `this.write(…)` and `Store.write(…)` of a class. */
function callsOfMethod(member: TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition, { file }: Reader): TSESTree.CallExpression[] {
  const name = member.computed ? undefined : nameOfKey(member.key);
  const holder = file.parentOf(member);
  const owner = holder && file.parentOf(holder);
  // A class is declared outside and once more inside of itself.
  const variables = owner?.type === 'VariableDeclarator' || owner?.type === 'ClassDeclaration' ? file.scopeManager.getDeclaredVariables(owner as never) : [];
  const named = variables.flatMap(({ references }) => references.map(({ identifier }) => identifier as Node));
  const objects = [...named, ...named.flatMap((name) => instancesOf(name, file))];
  if (holder?.type === 'ClassBody') objects.push(...file.nodesOf('ThisExpression').filter((self) => classAround(self, file) === holder));
  return objects.flatMap((object) => {
    const access = file.parentOf(object);
    const call = access?.type === 'MemberExpression' && access.object === object && !access.computed && nameOfKey(access.property) === name ? file.parentOf(access) : undefined;
    return call?.type === 'CallExpression' && call.callee === access ? [call] : [];
  });
}

/** `store` of `const store = new Store()`. */
function instancesOf(name: Node, file: SourceFile): Node[] {
  const made = file.parentOf(name);
  const declarator = made?.type === 'NewExpression' && made.callee === name ? file.parentOf(made) : undefined;
  const variable = declarator?.type === 'VariableDeclarator' ? file.variableOf(declarator.id) : undefined;
  return (variable?.references ?? []).map(({ identifier }) => identifier as Node);
}

/** A handler that never passes its parameters on is the same for every caller. */
function usesParameters(node: Node, owner: FunctionNode, reader: Reader): boolean {
  return reader.file.scopeManager.getDeclaredVariables(owner as never).some((variable) =>
    variable.references.some(({ identifier }) => node.range[0] <= identifier.range[0] && identifier.range[1] <= node.range[1]),
  );
}
