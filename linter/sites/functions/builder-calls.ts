import type { TSESTree } from '@typescript-eslint/types';
import type { Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';

export interface BuilderCall {
  readonly name: string;
  readonly argument?: Node;
  readonly node: Node;
}

export interface BuilderChain {
  /** The construction the chain begins with. */
  readonly start: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly calls: readonly BuilderCall[];
}

/** Longer chains are not read. */
const maxCalls = 50;

/**
 * The calls made on a builder before its last one, whether they stand in one chain or in statements of their own:
 * `const jwt = new SignJWT(claims); jwt.setIssuedAt(); await jwt.sign(key)`. `starts` names a call that begins one.
 */
export function builderCalls(last: Node, reader: Reader, starts?: string): BuilderChain | undefined {
  const calls: BuilderCall[] = [];
  let node: Node | undefined = last.type === 'CallExpression' && last.callee.type === 'MemberExpression' ? last.callee.object : undefined;
  for (let steps = 0; node && steps < maxCalls; steps++) {
    if (node.type === 'NewExpression') return { start: node, calls };
    if (node.type === 'AwaitExpression') node = node.argument;
    else if (node.type === 'CallExpression') {
      if (node.callee.type !== 'MemberExpression') return { start: node, calls };
      const call = callOn(node, reader);
      if (call && call.name === starts) return { start: node, calls };
      if (call) calls.push(call);
      node = node.callee.object;
    } else if (node.type === 'Identifier') {
      const { init, made } = throughVariable(node, last, reader);
      calls.push(...made);
      node = init;
    } else return undefined;
  }
  return undefined;
}

function callOn(node: TSESTree.CallExpression, reader: Reader): BuilderCall | undefined {
  const name = node.callee.type === 'MemberExpression' ? reader.keyOf(node.callee) : undefined;
  const [argument] = node.arguments;
  return name === undefined ? undefined : { name, node, ...(argument && { argument }) };
}

function throughVariable(identifier: Node, last: Node, reader: Reader): { init?: Node; made: BuilderCall[] } {
  const variable = reader.file.variableOf(identifier);
  const def = variable?.defs[0];
  if (!variable || def?.type !== 'Variable' || variable.references.length > maxCalls) return { made: [] };
  const made: BuilderCall[] = [];
  let init: Node | undefined = def.node.init ?? undefined;
  for (const reference of variable.references) {
    const name = reference.identifier as Node;
    const parent = reader.file.parentOf(name);
    if (parent?.type === 'AssignmentExpression' && parent.left === name) init = parent.right;
    // A chain that starts at the variable: every call of it.
    let member: Node | undefined = parent;
    while (member?.type === 'MemberExpression') {
      const call = reader.file.parentOf(member);
      if (call?.type !== 'CallExpression' || call.callee !== member || call === last) break;
      const found = callOn(call, reader);
      if (found) made.push(found);
      member = reader.file.parentOf(call);
    }
  }
  return { ...(init && { init }), made };
}
