import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/functions/calls-within.ts';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/functions/names-around.ts';
import { englishWordsOf, piecesFor } from '../../sites/other-languages.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const changes = ['changepassword', 'passwordchange', 'updatepassword', 'resetpassword', 'passwordreset', 'setpassword', 'newpassword'];
/** In the address of a route these make `password` something else. */
const otherAddresses: ReadonlySet<string> = new Set(['forgot', 'forgotten', 'login', 'signin', 'register', 'signup', 'check', 'strength', 'verify', 'generate', 'hint', 'request']);
/** Calls that read or write the one record, build the statement that does, refuse the request, or look after the cookies of the browser that asks. */
const known: ReadonlySet<string> = new Set([
  'clearCookie', 'deleteCookie', 'setCookie', 'cookie', 'fail', 'redirect', 'invalid', 'superValidate', 'zod', 'setError', 'auth', 'headers', 'select', 'from', 'limit', 'innerJoin', 'leftJoin', 'and', 'or', 'ne', 'orderBy', 'andWhere', 'selectFrom', 'selectAll', 'updateTable', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'object', 'string', 'min', 'max', 'fromEntries', 'flatten', 'useDrizzle', 'sendNoContent',
  'save', 'update', 'updateOne', 'findByIdAndUpdate', 'genSalt', 'genSaltSync', 'byId', 'test', 'trim', 'toLowerCase', 'toString', 'parse', 'safeParse', 'now', 'json', 'text', 'formData', 'array', 'query', 'execute', 'prepare', 'bind', 'run', 'first', 'where', 'eq', 'set', 'values', 'returning', 'throw', 'String', 'Error', 'Response', 'validationResult', 'next', 'createError', 'connect', 'release', 'catch', 'begin', 'commit', 'rollback', 'transaction', 'createHash', 'update', 'digest', 'randomBytes']);
/** First words of calls that look something up, look at what was sent, or tell the user. */
const harmless: ReadonlySet<string> = new Set(['find', 'get', 'load', 'consume', 'redeem', 'db', 'fetch', 'read', 'is', 'has', 'validate', 'check', 'compare', 'verify', 'hash', 'knex', 'require', 'send', 'mail', 'notify', 'log', 'audit', 'track']);
const storing: ReadonlySet<string> = new Set(['set', 'update', 'change', 'save', 'store', 'replace', 'reset', 'write']);
/** What ends sessions, or lets them be told to be old. */
const ending = /session|version|revoke|password_?changed|changed_?at|logout|signout|invalidat|blacklist|denylist|refresh|token\B|epoch|stamp/i;
/** The session of the request itself, which is read to know who asks. */
const ownSession = /\b(?:req|request|ctx|context|c|event|locals)\??\.session(?:ID)?\b|\b(?:get|require|read|load|current)\w{0,20}Session\b|(?<![.\w])session\b/g;
/** The one-time token that a reset is asked with, and where it is kept. */
const ownToken = /\b(?:token_?hash|hashed_?token|reset_?tokens?|reset_?password_?tokens?|password_?reset_?tokens?)\b/gi;
/** The word that goes out about it: `mail.sendPasswordChanged(user)`. */
const ownNotice = /\b(?:send|notify|mail|email)\w{0,40}\(/gi;
const passwordField = /\b(?:password|passwordHash|password_hash|hashedPassword)\s*[:=](?!=)/;
const passwordColumn = /\bset\s{1,4}"?(?:password|passwd|hash)\w{0,12}"?\s?=/i;

/** A handler that stores a new password and does nothing else. */
export default defineShape({
  check: 'session-survives-credential-change',
  needs: [
    ['password', ...piecesFor('password')],
    ['hash', ...[...storing].map((verb) => `${verb}password`), ...piecesFor('password')],
  ],
  find(context) {
    const { file } = context.reader;
    const found = new Map<FunctionNode, FoundShape>();
    for (const call of file.nodesOf('CallExpression')) {
      const name = calledName(call, context.reader);
      const handler = name !== undefined && (isHashing(name) || isStoring(name)) ? outermostFunction(call, file) : undefined;
      if (!handler || found.has(handler)) continue;
      const label = [...namesAround(call, file), ...routesAround(call, file)].find(isChange);
      if (label === undefined || !storesPassword(handler, context)) continue;
      const endsSessions = mayEnd(handler, file) || !callsWithin(handler, file).every((other) => isKnown(other, context) && !endsInside(other, context));
      found.set(handler, { node: call as Node, name: label.slice(0, 60), side: 'server', library: 'by hand', traits: { endsSessions: set(endsSessions) } });
    }
    return [...found.values()];
  },
});

function mayEnd(owner: FunctionNode, file: SourceFile): boolean {
  return ending.test(file.textOf(owner).replaceAll(ownSession, '').replaceAll(ownToken, '').replaceAll(ownNotice, (notice) => (/session|log_?out|revok|invalidat/i.test(notice) ? notice : '')));
}

/** What a function of the project does beside storing the password is in its own text. */
function endsInside({ callee }: Call, context: SourceContext): boolean {
  const called = calledFunction(callee, context);
  return called !== undefined && mayEnd(called.owner, called.there.reader.file);
}

/** `completeReset(userId, password)`, which a request for a reset was before. */
const ends: ReadonlySet<string> = new Set(['complete', 'finish', 'confirm', 'perform', 'apply', 'redeem', 'finalize', 'finalise', 'execute', 'do']);

/** `changePassword`, and the addresses `/account/password` and `app/api/password/route.ts`. */
function isChange(label: string): boolean {
  const words = englishWordsOf(label);
  // A model's `setPassword` is what a handler calls.
  if (['set', 'save', 'store', 'write'].includes(words[0] ?? '')) return false;
  if (saysOneOf(label, changes) || (words.length === 2 && words[1] === 'reset' && ends.has(words[0]!))) return true;
  if (label.startsWith('/') && words.includes('reset') && !words.some((word) => otherAddresses.has(word))) return true;
  return words.includes('password') && (label.startsWith('/') || words.length === 1) && !words.some((word) => otherAddresses.has(word));
}

function isHashing(name: string): boolean {
  return name === 'hash' || name === 'hashSync' || /^hashPassword(?:Sync)?$/.test(name);
}

/** `users.setPassword(id, password)`, `updatePasswordHash(id, hash)`. */
function isStoring(name: string): boolean {
  const words = englishWordsOf(name);
  return storing.has(words[0] ?? '') && words.includes('password');
}

/** `password/change` of `password.post('/change', …)`, a router of its own. */
function routesAround(node: Node, file: SourceFile): string[] {
  const found: string[] = [];
  for (let current = file.parentOf(node); current; current = file.parentOf(current)) {
    if (current.type !== 'CallExpression' || current.callee.type !== 'MemberExpression' || current.callee.object.type !== 'Identifier') continue;
    const [path] = current.arguments;
    if (path?.type === 'Literal' && typeof path.value === 'string' && path.value.startsWith('/')) found.push(`${current.callee.object.name}${path.value}`);
  }
  return found;
}

function storesPassword(handler: FunctionNode, { reader }: SourceContext): boolean {
  const text = reader.file.textOf(handler);
  if (passwordField.test(text) && /\.(?:save|update|updateOne|findByIdAndUpdate|set)\(/.test(text)) return true;
  return passwordColumn.test(text) || callsWithin(handler, reader.file).some((call) => isStoring(calledName(call, reader) ?? ''));
}

/** Functions inside functions that are looked into. */
const maxDepth = 3;

function isKnown(call: Call, context: SourceContext, depth = 0): boolean {
  const { reader } = context;
  const name = calledName(call, reader);
  if (name === undefined) return false;
  const words = wordsOf(name);
  if (call.type === 'NewExpression') return ['error', 'exception', 'date', 'response', 'url'].includes(words.at(-1) ?? '');
  return answersOnly(call, reader) || known.has(name) || isStoring(name) || harmless.has(words[0] ?? '') || isOfKnown(call, context, depth);
}

/** A function of the project that does nothing else either: `const sha = (text) => createHash('sha256').update(text).digest('hex')`. */
function isOfKnown({ callee }: Call, context: SourceContext, depth: number): boolean {
  const called = depth < maxDepth ? calledFunction(callee, context) : undefined;
  return called !== undefined && callsWithin(called.owner, called.there.reader.file).every((inner) => isKnown(inner, called.there, depth + 1));
}
