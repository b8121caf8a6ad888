// Sessions that the code makes and keeps itself, by the identifier alone: a map of the module, and a store of keys and values.
import { wordsOf } from '#shared/parse/words.ts';
import { declaredFrom, initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Reader } from '../../values/reader.ts';
import type { Node, SourceFile, Variable } from '../../values/source-file.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../functions/called-function.ts';
import { calledName } from '../functions/calls-within.ts';
import { provenanceOf } from '../provenance.ts';
import { otherSessions, storesSession } from './session-identifier.ts';
import type { SourceContext } from '../site-use.ts';

/** Where a session of a user is put under an identifier that was just made. */
export interface SessionEntry {
  readonly node: Node;
  /** What keeps it, as the code has it. */
  readonly store: string;
  /** The identifier, as the code has it. */
  readonly key: string;
  /** The map of the module; missing for a store that others may read. */
  readonly map?: Variable;
}

/** `sessions.set(randomUUID(), { userId: user.id })`, `` redis.set(`sess:${id}`, JSON.stringify({ userId: user.id })) ``. */
export function sessionEntries(context: SourceContext): SessionEntry[] {
  const { file } = context.reader;
  const called = file.nodesOf('CallExpression').flatMap((call): SessionEntry[] => {
    const [key, ...rest] = call.arguments;
    if (!key || call.callee.type !== 'MemberExpression' || !saving.has(calledName(call, context.reader) ?? '') || !rest.some((one) => tellsUser(one, context.reader))) return [];
    const map = mapOfModule(call.callee.object, file);
    if (map) return isFresh(key, context) ? [{ node: call, store: map.name, key: file.textOf(key), map }] : [];
    if (isBoundStore(call, file)) return isFresh(key, context) ? [{ node: call, store: file.textOf(call.callee.object).slice(-60), key: file.textOf(key) }] : [];
    const identifier = insideOf(key);
    return identifier && storesSession(call, context) && isFresh(identifier, context) ? [{ node: call, store: file.textOf(call.callee.object).slice(-60), key: file.textOf(identifier) }] : [];
  });
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ operator, left, right }): SessionEntry[] => {
    const map = operator === '=' && left.type === 'MemberExpression' && left.computed ? mapOfModule(left.object, file) : undefined;
    return map && left.type === 'MemberExpression' && tellsUser(right, context.reader) && isFresh(left.property, context) ? [{ node: left, store: map.name, key: file.textOf(left.property), map }] : [];
  });
  return [...called, ...assigned];
}

/** `` `sess:${id}` ``, `'admin-session:' + id`. */
export const keysOfSessions = /[-_.:'"`]sess(?:ions?)?[:/_-]/i;

const saving: ReadonlySet<string> = new Set(['set', 'put', 'setex', 'setEx', 'hset', 'hSet', 'hmset', 'setItem', 'psetex']);

/** `const sessions = new Map()` and `const sessions = {}` at the top of the module, called like sessions and not those of a payment or a chat. */
function mapOfModule(object: Node, file: SourceFile): Variable | undefined {
  const variable = object.type === 'Identifier' ? file.variableOf(object) : undefined;
  const [def, ...others] = variable?.defs ?? [];
  if (!variable || others.length > 0 || def?.type !== 'Variable' || !def.node.init || file.functionAround(def.node)) return undefined;
  const words = wordsOf(variable.name);
  if (!words.some((word) => word === 'session' || word === 'sessions') || words.some((word) => otherSessions.has(word))) return undefined;
  const { init } = def.node;
  const isMap = init.type === 'NewExpression' && init.callee.type === 'Identifier' && init.callee.name === 'Map' && init.arguments.length === 0;
  const isTable = (init.type === 'ObjectExpression' && init.properties.length === 0) || file.textOf(init) === 'Object.create(null)';
  return isMap || isTable ? variable : undefined;
}

/** `env.SESSIONS.put(token, …)`: a store of keys and values that a worker is given, or one by what it is told of the end. */
function isBoundStore({ callee, arguments: given }: TSESTree.CallExpression, file: SourceFile): boolean {
  const object = callee.type === 'MemberExpression' ? file.textOf(callee.object).slice(-60) : '';
  const words = wordsOf(object.split('.').at(-1) ?? '');
  if (!words.some((word) => word === 'session' || word === 'sessions') || words.some((word) => otherSessions.has(word))) return false;
  return /\benv\??\.\w+$/.test(object) || (given[2] !== undefined && file.textOf(given[2]).includes('expirationTtl'));
}

/** `id` of `` `sess:${id}` ``, `'sess:' + id` and `keyFor(id)`. */
function insideOf(key: Node): Node | undefined {
  if (key.type === 'TemplateLiteral') return key.expressions.length === 1 ? key.expressions[0] : undefined;
  if (key.type === 'BinaryExpression') return key.operator === '+' ? key.right : undefined;
  return key.type === 'CallExpression' ? key.arguments[0] : undefined;
}

/** An identifier that came with the request is of a session that is there. */
function isFresh(key: Node, context: SourceContext): boolean {
  return provenanceOf(context.reader.valueOf(key), context).is === 'random' || isMadeOfRandom(key, context);
}

/** `const token = newToken()`, of a function of the project that joins what it draws. */
function isMadeOfRandom(key: Node, context: SourceContext): boolean {
  const { file } = context.reader;
  const from = declaredFrom(key, file);
  const made = from && plainNode(from);
  const called = made?.type === 'CallExpression' ? calledFunction(made.callee, context) : undefined;
  return called !== undefined && /\b(?:getRandomValues|randomBytes|randomUUID|randomFillSync|nanoid|uuid\w{0,4})\(/.test(called.there.reader.file.textOf(called.owner));
}

/** Whom sessions are of, as the first word of a name has it. */
export const usersOfSessions = ['user', 'account', 'member', 'customer', 'username', 'uid', 'admin', 'operator', 'staff', 'employee', 'agent', 'clerk', 'patient', 'student', 'teacher', 'tenant', 'person', 'principal', 'owner', 'player', 'profile', 'login', 'email'] as const;
const users: ReadonlySet<string> = new Set(usersOfSessions);

/** `{ userId }`, `JSON.stringify({ user })`, `user.id`, also by way of a variable. */
function tellsUser(node: Node, reader: Reader, depth = 0): boolean {
  const { file } = reader;
  if (node.type === 'ObjectExpression') return node.properties.some((property) => property.type === 'Property' && isUser(reader.keyOf(property)));
  if (node.type === 'CallExpression') return file.textOf(node.callee) === 'JSON.stringify' && node.arguments[0] !== undefined && tellsUser(node.arguments[0], reader, depth + 1);
  if (node.type === 'MemberExpression') return node.object.type === 'Identifier' && isUser(node.object.name);
  if (node.type !== 'Identifier') return false;
  const init = initializerOf(node, file);
  return isUser(node.name) || (init?.type === 'ObjectExpression' && depth < 2 && tellsUser(init, reader, depth + 1));
}

function isUser(name: string | undefined): boolean {
  return name !== undefined && users.has(wordsOf(name)[0] ?? '');
}

/** What a reference to such a map does: it opens one session, goes through all of them, or hands them to who knows whom. */
export function useOfMap(identifier: Node, file: SourceFile): 'one' | 'all' | 'handed-on' {
  const parent = file.parentOf(identifier);
  if (parent?.type === 'VariableDeclarator' && parent.id === identifier) return file.parentOf(file.parentOf(parent) ?? parent)?.type === 'ExportNamedDeclaration' ? 'handed-on' : 'one';
  if (parent?.type === 'MemberExpression' && parent.object === identifier) return parent.computed || (parent.property.type === 'Identifier' && single.has(parent.property.name)) ? 'one' : 'all';
  switch (parent?.type) {
    case 'BinaryExpression':
    case 'TSTypeQuery':
      return 'one';
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'SpreadElement':
      return 'all';
    case 'CallExpression':
      return /^(?:Array\.from|Object\.(?:keys|values|entries))$/.test(file.textOf(parent.callee)) ? 'all' : 'handed-on';
    default:
      return 'handed-on';
  }
}

const single: ReadonlySet<string> = new Set(['get', 'set', 'has', 'delete', 'clear', 'size']);
