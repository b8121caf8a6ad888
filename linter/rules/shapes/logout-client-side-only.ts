import { isAuthRole } from '#shared/facts/role.ts';
import { set } from '#shared/facts/known.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/functions/calls-within.ts';
import { functionCalled } from '../../sites/functions/names-around.ts';
import { piecesFor } from '../../sites/other-languages.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { changesPageOnly } from '../../sites/page/page-state.ts';
import { clearedByWriting, wholeStorage, type Emptied } from '../../sites/cookies/emptied-copies.ts';
import { areaOfStorage } from '../../sites/page/storage-area.ts';
import { cookieRoleInSource } from '../../sites/source-role.ts';
import type { FunctionNode, SourceFile } from '../../values/source-file.ts';
import type { Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

const logouts = ['logout', 'signout', 'logoff'];
/** Calls that take the browser's copy away. */
const clearing: ReadonlySet<string> = new Set(['clearCookie', 'deleteCookie', 'removeItem', 'remove', 'removeCookie', 'delete']);
const jars = /(?:^|\.)(?:res|response|reply|cookies?(?:\(\))?|cookieStore|localStorage|sessionStorage|jar|store)$/i;
/** A function called like a logout that clears cookies or storage and does nothing else that could end the session. */
export default defineShape({
  check: 'logout-client-side-only',
  needs: [['logout', 'signout', 'log-out', 'sign-out', 'logoff', 'log_out', 'sign_out', ...piecesFor('logout'), 'maxAge: 0', 'POST', 'GET', 'load', 'action', 'eventHandler'], ['clear', 'deleteCookie', 'removeItem', '.remove', '.delete', 'drop', 'forget', 'endSession', 'deleteSession', 'removeSession', 'destroySession', 'maxAge', 'max-age', 'expires', 'cookies.set(', 'useCookie', 'useLocalStorage', 'useSessionStorage', 'useStorage', 'delete localStorage', 'delete sessionStorage']],
  mayBeIn: (text) => saysLogout.test(text) || (answersByFile.test(text) && deletesCookie.test(text)),
  find(context) {
    const { file } = context.reader;
    const byHandler = new Map<FunctionNode, FoundShape>();
    const calls = file.nodesOf('CallExpression').map((node): Partial<Emptied> & Pick<Emptied, 'node'> => ({ node, name: clearedName(node, context) ?? clearedBehind(node, context) }));
    for (const { node, name, side } of [...calls, ...clearedByWriting(context)]) {
      const handler = name === undefined ? undefined : functionCalled(logouts, node, file);
      if (name === undefined || !handler || byHandler.has(handler)) continue;
      const endsSession = set(!callsWithin(handler, file).every((other) => isHarmless(other, context)));
      byHandler.set(handler, { node, name, ...(side && context.side === 'unknown' && { side }), traits: { endsSession, endsByItself: set(roleOfName(name).role === 'access-token') } });
    }
    return [...byHandler.values()];
  },
});

const saysLogout = new RegExp(`log[-_]?(?:out|off)|sign[-_]?out|maxAge: 0|${piecesFor('logout').join('|')}`, 'i');
/** A handler of `routes/logout/+server.ts` need not say what it is for: its file does. */
const answersByFile = /\bexport\s{1,10}(?:async\s{1,10}function|function|const)\s{1,10}(?:GET|POST|DELETE|load|loader|actions?)\b|\bexport\s{1,10}default\s{1,10}(?:define)?eventHandler\b/i;
const deletesCookie = /\b(?:cookies?\w{0,10}(?:\(\))?\)?|jar|store)\.(?:delete|remove)\(|\b(?:delete|clear|remove)Cookie\(/i;

function clearedName(call: TSESTree.CallExpression, context: SourceContext): string | undefined {
  const { callee } = call;
  const { reader } = context;
  const method = calledName(call, reader);
  const byHand = emptiedByHand(call, method, context) ?? (method === 'clear' ? wholeStorage(call, context) : undefined);
  if (byHand !== undefined) return byHand;
  if (method === undefined || !(clearing.has(method) || isEmptied(call, method, context))) return undefined;
  if (callee.type === 'MemberExpression' && !isJar(callee, context)) return undefined;
  const texts = call.arguments.flatMap((argument) => {
    const value = reader.valueOf(argument);
    return value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [];
  });
  const telling = texts.find((text) => isAuthRole(roleOfName(text).role)) ?? texts.find((text) => isSetAsCredential(text, context));
  return telling ?? (context.side === 'server' && opensSessions(reader.file.text) ? texts.find((text) => roleOfName(text).role === 'unknown') : undefined) ?? (context.side === 'server' && (callee.type === 'MemberExpression' || /cookie$/i.test(method)) ? namedLikeSession(call, reader) : undefined);
}

/** `res.cookie('jeton', jwt.sign(…))` in the same file: what it is called need not say what it is. */
function isSetAsCredential(name: string, context: SourceContext): boolean {
  const { reader } = context;
  return roleOfName(name).role === 'unknown' && reader.file.nodesOf('CallExpression').some((call) => {
    const given = /^(?:set|setCookie|cookie)$/.test(calledName(call, reader) ?? '') ? call.arguments.findIndex((argument) => isText(reader.valueOf(argument), name)) : -1;
    const value = given < 0 ? undefined : call.arguments[given + 1];
    return value !== undefined && value.type !== 'SpreadElement' && isAuthRole(cookieRoleInSource(name, reader.valueOf(value), context).role);
  });
}

function isText(value: Value, text: string): boolean {
  return value.kind === 'literal' && value.value === text;
}

const writing: ReadonlySet<string> = new Set(['set', 'setCookie', 'cookie', 'serialize']);

/** `cookies.set(NAME, '', { maxAge: 0 })`, `serialize(NAME, '', { maxAge: 0 })`. */
function isEmptied({ arguments: given }: TSESTree.CallExpression, method: string, { reader }: SourceContext): boolean {
  if (!writing.has(method)) return false;
  // `ctx.cookies.set('session', null)` of Koa takes it away.
  if (method === 'set' && given.length >= 2 && given[1]!.type === 'Literal' && given[1]!.value === null) return true;
  const isEmpty = given.some((argument) => argument.type === 'Literal' && argument.value === '');
  return isEmpty && given.some((argument) => /\b(?:maxAge|expires)\b/i.test(argument.type === 'ObjectExpression' ? reader.file.textOf(argument) : ''));
}

/** `res.setHeader('Set-Cookie', 'session=; Path=/; Max-Age=0')`. */
function emptiedByHand({ arguments: [header, text] }: TSESTree.CallExpression, method: string | undefined, { reader }: SourceContext): string | undefined {
  if (!['setHeader', 'appendHeader', 'append', 'header', 'set'].includes(method ?? '') || header?.type !== 'Literal' || !/^set-cookie$/i.test(String(header.value)) || !text) return undefined;
  const value = reader.valueOf(text);
  const written = value.kind === 'literal' && typeof value.value === 'string' ? value.value : '';
  const name = /^([\w.-]{1,80})=(?:deleted)?;/.exec(written)?.[1];
  return name !== undefined && /;\s{0,4}(?:max-age=0\b|expires=thu, 0?1 jan 1970)/i.test(written) && isAuthRole(roleOfName(name).role) ? name : undefined;
}

/** The name of a cookie that is a constant, here or in another file: `jar.delete(SESSION_COOKIE)`, `deleteCookie(c, SESSION)`. */
function namedLikeSession({ callee, arguments: given }: TSESTree.CallExpression, { file }: SourceContext['reader']): string | undefined {
  const names = given.slice(0, callee.type === 'MemberExpression' ? 1 : 2).flatMap((argument) => (argument.type === 'Identifier' || argument.type === 'MemberExpression' ? [file.textOf(argument)] : []));
  return names.find((name) => /session|auth|sid/i.test(name) && isAuthRole(roleOfName(name.replaceAll(/_?(?:COOKIE|NAME|KEY)_?/gi, '')).role));
}

/** A file that signs people in by something that is kept on the server: the one cookie that its logout takes away is that of the session, whatever it is called. */
function opensSessions(text: string): boolean {
  return /\.session\.(?:regenerate|save)\(|isAuthenticated\(|passport\.authenticate|(?:redis|store|kv|cache|session)[a-z]{0,10}\.(?:set|put|create|setItem|start|begin|open|issue|insert|save)\(|\b(?:create|start|open|begin|issue|new)Session\(|insert into (?:user_|user)?sessions?\b/i.test(text) && !/jwt|jose|\.sign\(/i.test(text);
}

/** `cookies()` of `(await cookies()).delete(…)`. */
function receiverOf({ object }: TSESTree.MemberExpression, file: SourceFile): string {
  return file.textOf(object.type === 'AwaitExpression' ? object.argument : object);
}

/** `store.remove(req.sessionId)` of a store that is no cookie jar ends the session that it keeps. */
function isJar(callee: TSESTree.MemberExpression, context: SourceContext): boolean {
  const { file } = context.reader;
  const receiver = receiverOf(callee, file);
  if (!jars.test(receiver)) return areaOfStorage(callee.object, context) !== undefined;
  if (!/(?:^|\.)store$/.test(receiver)) return true;
  const def = callee.object.type === 'Identifier' ? file.variableOf(callee.object)?.defs[0] : undefined;
  return def?.type === 'Variable' && def.node.init !== null && /cookie/i.test(file.textOf(def.node.init));
}

/** `dropTokens()` of this or another file, which takes the credential away. */
function clearedBehind(call: TSESTree.CallExpression, context: SourceContext): string | undefined {
  const behind = dropping.test(context.reader.file.textOf(call.callee).slice(-40)) ? calledFunction(call.callee, context) : undefined;
  if (!behind) return undefined;
  const inner = callsWithin(behind.owner, behind.there.reader.file);
  for (const one of inner) {
    const name = one.type === 'CallExpression' ? clearedName(one, behind.there) : undefined;
    if (name !== undefined) return name;
  }
  // Entries may have names of their own: what the function drops is in its name, or in that of the store that it is of.
  const called = context.reader.file.textOf(call.callee).slice(-60);
  return inner.some((one) => clearing.has(calledName(one, behind.there.reader) ?? '')) ? wordsOf(called).find((word) => dropped.has(word)) : undefined;
}

const dropped: ReadonlySet<string> = new Set(['token', 'tokens', 'jwt', 'credentials', 'session', 'auth', 'grant']);

const dropping = /(?:^|\.)(?:drop|clear|forget|remove|reset|wipe|delete|erase|purge|end|destroy)\w{0,30}$/i;

/** Functions that call each other are looked into no deeper. */
const maxDepth = 3;

function isHarmless(call: Call, context: SourceContext, depth = 0): boolean {
  const { reader } = context;
  // A function of the project may be called like an answer: `end(c)` of the file that keeps the sessions.
  const behind = call.type === 'CallExpression' && depth < maxDepth ? calledFunction(call.callee, context) : undefined;
  if (!behind && (answersOnly(call, reader) || changesPageOnly(call, reader))) return true;
  if (call.type === 'NewExpression') return false;
  if (behind) return callsWithin(behind.owner, behind.there.reader.file).every((inner) => isHarmless(inner, behind.there, depth + 1));
  const method = calledName(call, reader);
  if (method !== undefined && call.type === 'CallExpression' && isEmptied(call, method, context)) return true;
  return method !== undefined && clearing.has(method) && (call.callee.type !== 'MemberExpression' || isJar(call.callee, context));
}
