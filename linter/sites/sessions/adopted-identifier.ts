// A session that is made under whatever identifier came, by one call: `sessions.getOrCreate(sid)` of the project, an upsert of the
// record, a statement of SQL that inserts what is not there.
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node, SourceFile, Variable } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { calledFunction, type CalledFunction } from '../functions/called-function.ts';
import { calledName } from '../functions/calls-within.ts';
import { sentIdentifier, type SentIdentifier } from './sent-identifier.ts';
import { otherSessions } from './session-identifier.ts';
import type { SourceContext } from '../site-use.ts';

export interface Adoption {
  readonly node: Node;
  /** What keeps the sessions, as the code has it. */
  readonly store: string;
  readonly given: SentIdentifier;
}

/** Methods by which a store says what it has under a name. */
export const asking: ReadonlySet<string> = new Set(['has', 'get', 'find', 'findById', 'byId', 'load', 'read', 'fetch', 'lookup', 'exists', 'getItem']);
const keeping: ReadonlySet<string> = new Set(['set', 'put', 'setItem', 'setex', 'setEx', 'psetex', 'create', 'insert']);

export function adoptionBy(call: TSESTree.CallExpression, context: SourceContext): Adoption | undefined {
  return adoptedByFunction(call, context) ?? adoptedByRecord(call, context) ?? adoptedByStatement(call, context);
}

/** `new SessionStore(kv).getOrCreate(sid)`: a function that asks a store, and where it has nothing keeps something new under the same name. */
function adoptedByFunction(call: TSESTree.CallExpression, context: SourceContext): Adoption | undefined {
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type !== 'Identifier' && argument.type !== 'MemberExpression') continue;
    const given = sentIdentifier(argument, context);
    const called = given && calledFunction(call.callee, context);
    const store = called && storeCompleted(called, index);
    if (given && store !== undefined && (given.isOfSession || saysSession(store) || saysSession(context.reader.file.textOf(call.callee).slice(-80)))) return { node: call, store, given };
  }
  return undefined;
}

/** The store that the function asks by its parameter, and fills when it gets nothing. */
function storeCompleted({ owner, there }: CalledFunction, index: number): string | undefined {
  const { file } = there.reader;
  const parameter = owner.params[index];
  const variable = parameter?.type === 'Identifier' ? file.variableOf(parameter) : undefined;
  if (!variable) return undefined;
  const calls = file.nodesOf('CallExpression').filter((call) => contains(owner, call));
  for (const call of calls) {
    const { callee, arguments: [key, ...rest] } = call;
    if (callee.type !== 'MemberExpression' || !keeping.has(calledName(call, there.reader) ?? '') || !key || !isNameOf(key, variable, file) || rest.length === 0) continue;
    const store = file.textOf(callee.object);
    const asked = calls.find((other) => isAsked(other, store, file.textOf(key), file));
    if (asked && isWithoutIt(call, asked, owner, file)) return store;
  }
  return undefined;
}

function isAsked({ callee, arguments: [key] }: TSESTree.CallExpression, store: string, wanted: string, file: SourceFile): boolean {
  return callee.type === 'MemberExpression' && !callee.computed && asking.has(file.textOf(callee.property)) && key !== undefined && file.textOf(callee.object) === store && file.textOf(key) === wanted;
}

/** `id`, `` `sess:${id}` ``, `'sess:' + id`. */
export function isNameOf(node: Node, variable: Variable, file: SourceFile): boolean {
  if (node.type === 'TemplateLiteral') return node.expressions.length === 1 && isNameOf(node.expressions[0]!, variable, file);
  if (node.type === 'BinaryExpression') return node.operator === '+' && isNameOf(node.right, variable, file);
  return node.type === 'Identifier' && file.variableOf(node) === variable;
}

/** `if (found) return found;` stands before it, or it stands behind `if (!found)`. */
function isWithoutIt(creation: Node, asked: Node, owner: FunctionNode, file: SourceFile): boolean {
  let holder = file.parentOf(asked);
  while (holder?.type === 'AwaitExpression' || holder?.type === 'ChainExpression' || holder?.type === 'TSAsExpression') holder = file.parentOf(holder);
  const variable = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? file.variableOf(holder.id) : undefined;
  const isFound = (test: Node): boolean => (variable ? test.type === 'Identifier' && file.variableOf(test) === variable : contains(test, asked) && test.type !== 'UnaryExpression');
  return file.nodesOf('IfStatement').some(({ test, consequent, range }) => {
    if (!contains(owner, test) || range[0] > creation.range[0]) return false;
    if (test.type === 'UnaryExpression' && test.operator === '!') return isFound(test.argument) && contains(consequent, creation);
    const [last] = consequent.type === 'BlockStatement' ? consequent.body.slice(-1) : [consequent];
    return isFound(test) && last?.type === 'ReturnStatement' && last.argument !== null && !contains(consequent, creation);
  });
}

/** `prisma.session.upsert({ where: { id }, create: { id, … } })`, `Session.findOneAndUpdate({ _id: sid }, …, { upsert: true })`. */
function adoptedByRecord(call: TSESTree.CallExpression, context: SourceContext): Adoption | undefined {
  const { file } = context.reader;
  const method = calledName(call, context.reader) ?? '';
  if (call.callee.type !== 'MemberExpression' || !/^(?:upsert|findOrCreate|findOneAndUpdate|updateOne|findByIdAndUpdate)$/.test(method)) return undefined;
  const store = file.textOf(call.callee.object).slice(-60);
  const isMade = method === 'upsert' || method === 'findOrCreate' || call.arguments.some((one) => one.type === 'ObjectExpression' && /\bupsert['"]?: ?true\b/.test(file.textOf(one)));
  if (!isMade || !saysSession(store)) return undefined;
  const [first] = call.arguments;
  const given = first && namesIn(first, 2).map((node) => sentIdentifier(node, context)).find((one) => one !== undefined);
  return given && { node: call, store, given };
}

/** Values of an object and of those inside of it. */
function namesIn(node: Node, depth: number): Node[] {
  if (node.type !== 'ObjectExpression') return node.type === 'Identifier' || node.type === 'MemberExpression' ? [node] : [];
  return depth < 0 ? [] : node.properties.flatMap((property) => (property.type === 'Property' ? namesIn(property.value, depth - 1) : []));
}

/** `db.query('insert into sessions (id) values ($1) on conflict do nothing', [sid])`. */
function adoptedByStatement(call: TSESTree.CallExpression, context: SourceContext): Adoption | undefined {
  const { file } = context.reader;
  const [statement, ...values] = call.arguments;
  if (statement?.type !== 'Literal' && statement?.type !== 'TemplateLiteral') return undefined;
  const text = file.textOf(statement).slice(0, 1000).replaceAll(/\s+/g, ' ');
  if (!/\binto ["`]?\w{0,20}sessions?\b/i.test(text) || !/\bon (?:conflict|duplicate)\b|\binsert (?:or )?(?:ignore|replace)\b/i.test(text)) return undefined;
  const given = values.flatMap((value) => (value.type === 'ArrayExpression' ? value.elements.slice(0, 1) : [value])).slice(0, 1).flatMap((value) => (value ? (sentIdentifier(value, context) ?? []) : []))[0];
  return given && { node: call, store: 'sessions', given };
}

function saysSession(text: string): boolean {
  const words = wordsOf(text);
  return words.some((word) => word === 'session' || word === 'sessions' || word === 'sess') && !words.some((word) => otherSessions.has(word));
}
