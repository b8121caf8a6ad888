// `setAuthCookie(res, name, token)`: a site inside a function of this file is one use for each call of that function.
import type { TSESTree } from '@typescript-eslint/types';
import { bindingsFor } from '../values/call-value.ts';
import { noBindings, type Bindings, type Reader } from '../values/reader.ts';
import type { FunctionNode, Node, SiteNode } from '../values/source-file.ts';

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
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const variable = name ? reader.file.variableOf(name) : undefined;
  return (variable?.references ?? []).flatMap((reference) => {
    const call = reader.file.parentOf(reference.identifier as Node);
    return call?.type === 'CallExpression' && call.callee === reference.identifier ? [call] : [];
  });
}

/** A handler that never passes its parameters on is the same for every caller. */
function usesParameters(node: Node, owner: FunctionNode, reader: Reader): boolean {
  return reader.file.scopeManager.getDeclaredVariables(owner as never).some((variable) =>
    variable.references.some(({ identifier }) => node.range[0] <= identifier.range[0] && identifier.range[1] <= node.range[1]),
  );
}
