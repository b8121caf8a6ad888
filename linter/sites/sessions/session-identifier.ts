// A value that the code itself makes a session of, whatever the cookie is called: what `sessions.create(user)` gives, and a
// random text that is handed to something called a session.
import type { Evidence } from '#shared/facts/role.ts';
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { contains } from '../../values/write-order.ts';
import { awaitedRecord } from '../requests/awaited-record.ts';
import { namesAround } from '../functions/names-around.ts';
import { piecesFor } from '../other-languages.ts';
import { provenanceOf } from '../provenance.ts';
import type { SourceContext } from '../site-use.ts';

const begins: ReadonlySet<string> = new Set(['create', 'open', 'start', 'issue', 'new', 'begin', 'make', 'insert', 'generate', 'add', 'save', 'set', 'put', 'store', 'replace', 'register', 'persist', 'remember', 'write']);
const identifiers: ReadonlySet<string> = new Set(['id', 'token', 'sid', 'key', 'sessionId', 'sessionToken']);
/** Words of cookies that tell visits, devices and requests apart. */
const others: ReadonlySet<string> = new Set(['cart', 'basket', 'device', 'visitor', 'visit', 'anon', 'anonymous', 'guest', 'client', 'tracking', 'analytics', 'state', 'nonce', 'verifier', 'request', 'trace', 'flow', 'preview', 'draft', 'chat', 'flash']);

/** What other sessions are of: a payment, a chat, an upload. */
export const otherSessions: ReadonlySet<string> = new Set([
  ...['checkout', 'stripe', 'billing', 'payment', 'portal', 'chat', 'upload', 'stream', 'video', 'game', 'training', 'workout', 'booking', 'conversation', 'agent', 'recording', 'study'],
  ...['tour', 'quiz', 'exam', 'survey', 'onboarding', 'wizard', 'editor', 'meeting', 'call', 'playback', 'focus', 'timer', 'search', 'import', 'practice'],
]);

/** The evidence that a value identifies a session; `undefined` without any. */
export function sessionIdentifier(name: string, value: Value, context: SourceContext): Evidence | undefined {
  const { file } = context.reader;
  const words = wordsOf(name);
  if (words.some((word) => others.has(word))) {
    // `device_session` signs a paired device in; a `deviceSessionId` tells it apart.
    const isOfDevice = words.at(-2) === 'device' && words.at(-1) === 'session' && context.side === 'server' && provenanceOf(value, context).is === 'random';
    return isOfDevice ? { kind: 'source', text: 'The server makes a random session of a device.', at: `${file.filename}:${value.node.loc.start.line}` } : undefined;
  }
  for (const { node } of alternativesInProduction(value).flatMap(partsOf)) {
    if (!file.owns(node)) continue;
    const at = `${file.filename}:${node.loc.start.line}`;
    const writer = writerOfSessions(node, context);
    if (writer !== undefined) return { kind: 'source', text: `${writer} writes it.`, at };
    const maker = madeBy(node, context);
    if (maker) return { kind: 'source', text: `The value comes from ${maker}.`, at };
    if (provenanceOf(value, context).is !== 'random') continue;
    const keeper = keptBy(node, context);
    if (keeper) return { kind: 'source', text: `The value is random and handed to ${keeper}.`, at };
    const owned = keptBy(node, context, isAboutSignedIn);
    if (owned) return { kind: 'source', text: `The value is random and handed to ${owned} with the identifier of whom the same code has let in.`, at };
    const opener = namesAround(node, file).find(opensSession);
    if (opener !== undefined) return { kind: 'source', text: `The value is random and made by ${opener}.`, at };
  }
  return undefined;
}

/** `setSessionCookie(response, id)`, `storeSession(token)`, and `write(cookies, id)` of an object that is called `sessionCookie`: one that is given what it writes. */
function writerOfSessions(node: Node, context: SourceContext): string | undefined {
  const { file } = context.reader;
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type !== 'Parameter') return undefined;
  return [...namesAround(node, file).filter((name) => /^(?:set|write|send|issue|put|give|attach|create|store|save|start|open|begin|establish|persist)/i.test(name)), ...holdersAround(node, file)].find((name) => {
    const words = wordsOf(name);
    const isWritten = words.length === 2 && words[1] === 'session' && context.side === 'server';
    return (isWritten || words.some((word, index) => word === 'session' && (words[index + 1] === 'cookie' || words[index + 1] === 'cookies'))) && !words.some((word) => otherSessions.has(word) || others.has(word));
  });
}

/** Names of the objects and classes whose function this is. */
function holdersAround(node: Node, file: SourceFile): string[] {
  const names: string[] = [];
  for (let current = file.parentOf(node); current; current = file.parentOf(current)) {
    if (current.type === 'VariableDeclarator' && current.id.type === 'Identifier' && current.init?.type === 'ObjectExpression') names.push(current.id.name);
    if (current.type === 'ClassDeclaration' && current.id) names.push(current.id.name);
  }
  return names;
}

/** A value, and what is put into a text: `${id}.${signature}`. */
function partsOf(value: Value): Value[] {
  return value.kind === 'text' ? value.parts.flatMap((part) => (typeof part === 'string' ? [] : alternativesInProduction(part))) : [value];
}

/** `sessions.create(user.id)`, `createSession(user)`, and `session.id` of what they give. */
function madeBy(node: Node, context: SourceContext): string | undefined {
  const { file } = context.reader;
  if (node.type === 'AwaitExpression') return madeBy(node.argument, context);
  if (node.type === 'CallExpression') return isAboutSessions(node.callee, context) ? nameOf(node.callee, context) : undefined;
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || !identifiers.has(context.reader.keyOf(node) ?? '')) return undefined;
  const init = declaredFrom(node.object, file);
  return init && madeBy(init, context);
}

/** `const key = randomBytes(32).toString('hex'); await sessions.insert({ key, userId })`. */
export function keptBy(made: Node, context: SourceContext, isKeeper = isKeeperOfSessions): string | undefined {
  const { file } = context.reader;
  let holder = file.parentOf(made);
  while (holder?.type === 'CallExpression' || holder?.type === 'MemberExpression' || holder?.type === 'AwaitExpression') holder = file.parentOf(holder);
  const variable = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? file.variableOf(holder.id) : undefined;
  for (const { identifier } of variable?.references.slice(0, 20) ?? []) {
    let user = file.parentOf(identifier as Node);
    let child: Node = identifier as Node;
    while (user && isPassing(user, child, context)) [child, user] = [user, file.parentOf(user)];
    if (user?.type === 'CallExpression' && isKeeper(user, context)) return nameOf(user.callee, context);
    // ``await sql`insert into sessions (id, user_id) values (${id}, …)` ``.
    const tagged = user?.type === 'TaggedTemplateExpression' ? user : undefined;
    if (tagged && storing.test(file.textOf(tagged.quasi).slice(0, 200))) return file.textOf(tagged.tag).slice(-60);
  }
  return undefined;
}

function isKeeperOfSessions(call: TSESTree.CallExpression, context: SourceContext): boolean {
  return isAboutSessions(call.callee, context) || storesSession(call, context);
}

/** `tokens.save(member.id, value)` after `const member = await members.check(email, password); if (!member) throw …`. */
function isAboutSignedIn(call: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  const { file } = reader;
  const owner = file.functionAround(call);
  return file.nodesOf('MemberExpression').some((member) => {
    if (member.object.type !== 'Identifier' || !['id', '_id', 'userId'].includes(reader.keyOf(member) ?? '') || !call.arguments.some((argument) => contains(argument, member))) return false;
    const checked = awaitedRecord(member, file)?.argument;
    const { name } = member.object;
    return checked?.type === 'CallExpression' && checked.arguments.length > 1 && file.nodesOf('IfStatement').some(({ test }) => file.functionAround(test) === owner && file.textOf(test).startsWith(`!${name}`));
  });
}

/** Objects, lists and texts that have it in them, and what is made of it to be kept: `digest(value)`, `createHash('sha256').update(value).digest('hex')`. */
function isPassing(node: Node, child: Node, { reader: { file } }: SourceContext): boolean {
  if (node.type === 'CallExpression') return node.callee === child || (node.arguments.length === 1 && /(?:^|\.)(?:\w{0,20}hash\w{0,10}|\w{0,20}digest\w{0,10}|sha\d{0,3}|update)$/i.test(file.textOf(node.callee)));
  return ['Property', 'ObjectExpression', 'TemplateLiteral', 'ArrayExpression', 'AwaitExpression', 'MemberExpression'].includes(node.type) || (node.type === 'BinaryExpression' && node.operator === '+');
}

/** `redis.set('sess:' + id, …)`, `pool.query('insert into sessions …', [id])`, and a statement that was prepared for it. */
export function storesSession(call: TSESTree.CallExpression, { reader: { file } }: Pick<SourceContext, 'reader'>): boolean {
  const prepared = call.callee.type === 'MemberExpression' ? preparedFor(call.callee.object, file) : undefined;
  return [call.arguments[0], prepared].some((node) => node !== undefined && (storesOwn(node, file) || isKeyOfSession(node, file)));
}

function preparedFor(object: Node, file: SourceFile): Node | undefined {
  const made = declaredFrom(object, file) ?? object;
  return made.type === 'CallExpression' ? made.arguments[0] : undefined;
}

/** `keyFor(sid)` with `const keyFor = (sid) => `desk:sess:${sid}`` in the file. */
function isKeyOfSession(node: Node, file: SourceFile): boolean {
  const made = node.type === 'CallExpression' && node.arguments.length === 1 ? declaredFrom(node.callee, file) : undefined;
  return made?.type === 'ArrowFunctionExpression' && made.body.type === 'TemplateLiteral' && storesOwn(made.body, file);
}

/** `` `admin-session:${id}` ``, and not `` `checkout-session:${id}` ``. */
function storesOwn(node: Node, file: SourceFile): boolean {
  const found = storing.exec(file.textOf(node).slice(0, 200))?.[0];
  return found !== undefined && !wordsOf(found).some((word) => otherSessions.has(word));
}

/** The text of a statement, and the key of an entry. */
const storing = new RegExp(`^['"\`]\\s{0,40}insert\\s{1,10}into\\s{1,10}["'\\w.]{0,30}(?:sessions?|${piecesFor('session').join('|')})\\b|^['"\`](?:[\\w-]{1,20}:){0,2}(?:[a-z]{1,20}[-_.])?(?:sess|sessions?)[:/_-]`, 'i');

/** `startSession`, `createUserSession`. */
function opensSession(name: string): boolean {
  const words = wordsOf(name);
  return begins.has(words[0] ?? '') && words.at(-1) === 'session' && !words.some((word) => otherSessions.has(word) || others.has(word));
}

function isAboutSessions(callee: Node, context: SourceContext): boolean {
  const words = wordsOf(nameOf(callee, context));
  return words.some((word) => word === 'session' || word === 'sessions') && words.some((word) => begins.has(word)) && !words.some((word) => otherSessions.has(word));
}

function nameOf(callee: Node, { reader: { file } }: SourceContext): string {
  return file.textOf(callee).slice(-60);
}
