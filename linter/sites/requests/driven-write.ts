// Writes to a database that are told by the address of a request what to write or delete: `db.update(plans).set({ plan: params.plan })`.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import type { Reader } from '../../values/reader.ts';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { callsWithin } from '../functions/calls-within.ts';

/** Of object mappers and drivers, which nothing else is called like. */
const certain = /^(?:(?:update|delete)(?:One|Many|First)|findByIdAnd(?:Update|Delete|Remove)|findOneAnd(?:Update|Delete|Replace)|replaceOne)$/;
/** Of whatever has records, and of much else: a cache is no database. */
const common = /^(?:update|delete|destroy|deleteFrom)$/;
const records = /^(?!.*(?:[cC]ache|Map)$)(?:[\w$]{1,40}\.){0,3}(?:db|database|prisma|tx|trx|knex|orm|em|drizzle|[\w$]{0,40}[rR]epo(?:sitory)?|[A-Z][\w$]{1,40})\b/;
/** What pages count or remember about their readers while they are read. */
const counted = /increment|\$inc|views?\b|viewed|seen|hits|clicks|last_?[A-Z]?|read_?at|\bread\b|visited|opened/i;
/** What the address of a request brings. */
const input = /\b(?:req|request|ctx|context|c|event)\b[\w.?!()\s]{0,20}\.(?:query|params?|searchParams)\b|(?<![.\w$])(?:params|query|searchParams)\??\.[\w$]|\bsearchParams\.get\(/;
const inputs = /^(?:await\s)?(?:[\w$.]{1,30}\.)?(?:query|params|searchParams)(?:\s|$)|searchParams\)?$/;

export function isDrivenWrite(handler: FunctionNode, reader: Reader): boolean {
  return callsWithin(handler, reader.file).some((call) => {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
    const name = reader.keyOf(call.callee) ?? '';
    if (!certain.test(name) && !(common.test(name) && records.test(reader.file.textOf(call.callee.object).slice(0, 200)))) return false;
    const chain = chainOf(call, reader.file);
    if (counted.test(reader.file.textOf(chain))) return false;
    const told = /delete|remove|destroy/i.test(name) ? [chain] : writtenBy(call, chain, reader);
    return told.some((node) => isInput(node, reader.file));
  });
}

/** `db.update(plans).set(…).where(…)` of its first call. */
function chainOf(call: Node, file: SourceFile): Node {
  let outer = call;
  for (let parent = file.parentOf(outer); parent && (parent.type === 'MemberExpression' || (parent.type === 'CallExpression' && parent.callee === outer)); parent = file.parentOf(parent)) outer = parent;
  return outer;
}

/** The new values, and not what is looked for: `data: { … }`, `.set({ … })`, the second argument, or the only one. */
function writtenBy(call: TSESTree.CallExpression, chain: Node, { file, keyOf }: Reader): Node[] {
  const data = file.nodesOf('Property').filter((property) => contains(call, property) && nameOfKey(property.key) === 'data').map(({ value }) => value as Node);
  const inSet = file.nodesOf('CallExpression').filter((one) => contains(chain, one) && one.callee.type === 'MemberExpression' && keyOf(one.callee) === 'set').flatMap(({ arguments: given }) => given as Node[]);
  if (data.length > 0 || inSet.length > 0) return [...data, ...inSet];
  const [first, second] = call.arguments;
  return second && !/^\{\s{0,20}where\b/.test(file.textOf(second)) ? [second] : first ? [first] : [];
}

function isInput(node: Node, file: SourceFile, depth = 0): boolean {
  if (input.test(file.textOf(node))) return true;
  return depth < 3 && file.nodesOf('Identifier').some((identifier) => contains(node, identifier) && isFromInput(identifier, file, depth));
}

function isFromInput(identifier: TSESTree.Identifier, file: SourceFile, depth: number): boolean {
  const def = file.variableOf(identifier)?.defs[0];
  const init = def?.type === 'Variable' ? def.node.init : undefined;
  if (!init || def?.type !== 'Variable') return false;
  return def.node.id.type === 'ObjectPattern' ? inputs.test(file.textOf(init).slice(0, 80)) : isInput(init, file, depth + 1);
}
