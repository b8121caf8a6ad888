import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { answersOnly, calledName, callsWithin } from '../../sites/functions/calls-within.ts';
import { isDrivenWrite } from '../../sites/requests/driven-write.ts';
import { englishWordsOf, piecesFor } from '../../sites/other-languages.ts';
import { handedRoutesOf, mayHaveGetRoute, routesOf, wordsOfPath, type Route } from '../../sites/requests/route-handlers.ts';
import type { Reader } from '../../values/reader.ts';
import type { SourceFile } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

const logouts: ReadonlySet<string> = new Set(['logout', 'signout', 'logoff']);
const deletions = ['delete', 'remove', 'destroy', 'del', 'erase', 'purge', 'drop'];
const savings = ['update', 'save', 'set', 'patch', 'upsert', 'modify', 'edit', 'change'];
/** Verbs of addresses, with the first words of the calls that would do it. */
const writes: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['delete', 'remove', 'destroy'].map((verb) => [verb, deletions] as const),
  ...['update', 'transfer', 'create', 'approve', 'promote', 'disable', 'enable', 'revoke', 'deactivate', 'activate', 'cancel', 'archive', 'accept', 'reject', 'ban', 'close', 'follow', 'unfollow', 'vote', 'reset', 'regenerate', 'unlink', 'disconnect', 'purchase', 'pay', 'leave', 'block', 'unblock', 'refund', 'publish', 'unpublish', 'lock', 'unlock', 'suspend', 'decline', 'restore', 'clear', 'redeem'].map(
    (verb) => [verb, [verb, ...deletions, ...savings, 'insert', 'create']] as const,
  ),
]);
/** What has such a method and is no record of the application. */
const bystanders = /^(?:res|response|reply|cache|map|seen|headers|url|searchParams|params|query|config|log|logger|console|crypto|hash|hmac)$|(?:searchParams|headers|cache)$/i;
/** A link in a mail carries its proof, and protocols log out by GET on purpose. */
const proofs = /token|code\b|hash|signature|id_token_hint|SAML|unsubscribe|confirm|verif|sec-fetch|csrf|origin/i;
/** Codes of answers and errors, of countries and the like prove nothing. */
const otherCodes = /\b(?:status|error|err|country|zip|postal|product|language|currency)_?code\b|\.code\(|\b(?:e|err|error)\??\.code\b/gi;

function isProven(text: string): boolean {
  return proofs.test(text.replaceAll(otherCodes, ''));
}

/** Of a logout: a token that comes with the request. One that the session keeps, and the code of a status, prove nothing. */
function isProvenLogout(text: string): boolean {
  return /id_token_hint|logout_token|SAML|csrf|xsrf|sec-fetch|signature/i.test(text) || text.split('\n').some((line) => /token/i.test(line) && /\b(?:query|params?|searchParams)\b/i.test(line));
}

const emptied = /, ?(?:null|''|"")[,)]/;
/** What a handler takes its user from: the session of the request, or the parameter `{ locals }` that brings it. */
const usesSession = /\b(?:req|request|ctx|context|c|event)\b[^;\n]{0,20}\.(?:session|user|cookies|isAuthenticated|auth|member|account|customer|viewer|locals)\b|\bcookies\b|\bsession\b|\bget\(['"](?:user|userId|account|accountId|session|member|jwtPayload)['"]\)|(?<![.\w])locals\??\.\w/;
const asking: ReadonlySet<string> = new Set(['require', 'ensure', 'assert', 'current', 'must', 'authenticate', 'authorize']);
const ofUser: ReadonlySet<string> = new Set(['user', 'session', 'auth', 'authenticated', 'authentication', 'member', 'account', 'login', 'logged', 'signed', 'owner', 'admin', 'customer', 'viewer', 'staff', 'role', 'permission']);

/** `requireUser(request)`, `getCurrentUser()`, `getServerSession(options)`, `auth()`: a function that is called after who asks; `getUser(id)` may look up anybody. */
function asksWho(called: readonly string[]): boolean {
  const [first = ''] = called[0] === 'get' ? called.slice(1) : called;
  if (['auth', 'authenticate', 'authenticaterequest'].includes(called.join('')) || (called[0] === 'get' && called.at(-1) === 'session')) return true;
  return asking.has(first) && called.some((word) => ofUser.has(word));
}

/** Addresses that another service sends the browser back to. */
const handsBackControl = /callback|success|return|complete|webhook|oauth|track|redirect/i;

const guarding = /auth|login|logged|signed|session|user|guard|protect|member/i;

function isGuarding(text: string): boolean {
  return guarding.test(text) || englishWordsOf(text.slice(0, 100)).includes('logged');
}

/** Handlers of GET that sign out or write for the user of a cookie. */
export default defineShape({
  check: 'state-change-via-get',
  names: [['.get', 'Get', 'GET', 'load', 'loader', 'route', 'defineEventHandler', 'eventHandler']],
  needs: [['session', 'user', 'cookie', 'auth', 'login', 'logged', 'signed', 'logout', 'signout', 'guard', 'customer', 'viewer', 'jwtpayload', 'owner', 'admin', 'staff', 'role', 'permission', 'member', 'account', ...piecesFor('session'), ...piecesFor('logged')], ['logout', 'signout', 'logoff', 'sign-out', 'log-out', ...piecesFor('logout'), ...piecesFor('delete'), 'session', 'cookie', ...writes.keys()]],
  mayBeIn: mayHaveGetRoute,
  find(context) {
    const { reader } = context;
    const elsewhere = handedRoutesOf('get', reader.file).flatMap(({ given, ...route }) => {
      const called = calledFunction(given, context);
      return called && !called.isHere ? [{ ...route, handler: called.owner, library: 'express', there: called.there.reader }] : [];
    });
    return [...routesOf('get', reader.file).map((route) => ({ ...route, there: reader })), ...elsewhere].flatMap(({ there, ...route }) => {
      const change = changeBy(route, there, reader.file);
      return change ? [{ node: route.node, name: `GET ${route.path.slice(0, 60)}`, library: route.library, side: 'server' as const, traits: { change: set(change) } }] : [];
    });
  },
});

/** `routes` has the route, and `reader` is of the file with its handler. */
function changeBy({ path, handler, before }: Route, reader: Reader, routes: SourceFile): 'logout' | 'write' | undefined {
  const { file } = reader;
  const text = file.textOf(handler);
  const words = wordsOfPath(path);
  const isLogout = words.some((word) => logouts.has(word)) || englishWordsOf(path).includes('logout') || /(?:log|sign)-?(?:out|off)/i.test(path);
  if (isProven(path) || (isLogout ? isProvenLogout(text) : isProven(text))) return undefined;
  const calls = callsWithin(handler, file).map((call) => ({ call, words: wordsOf(calledName(call, reader) ?? '') }));
  if (isLogout) {
    return text.includes('.session = null') || (text.includes('.cookies.set(') && emptied.test(text)) || calls.some(({ words: called, call }) => endsSession(called, file.textOf(call.callee).slice(-80))) ? 'logout' : undefined;
  }
  const verbs = [...words, ...englishWordsOf(path)].flatMap((word) => writes.get(word) ?? []);
  const isWrite = calls.some(({ words: [first = ''], call }) => verbs.includes(first) && !answersOnly(call, reader) && !(call.callee.type === 'MemberExpression' && bystanders.test(file.textOf(call.callee.object).slice(-60)))) || (verbs.length > 0 && /\b(?:DELETE FROM|INSERT INTO|UPDATE \w+ SET)\b/i.test(text)) || (!handsBackControl.test(path) && isDrivenWrite(handler, reader));
  return isWrite && (usesSession.test(text) || calls.some(({ words: called }) => asksWho(called)) || before.some((one) => isGuarding(routes.textOf(one))) || isGuardedAsWhole(routes)) ? 'write' : undefined;
}

const endings: ReadonlySet<string> = new Set(['destroy', 'delete', 'remove', 'clear', 'end', 'revoke', 'invalidate', 'kill', 'unset', 'terminate', 'reset']);

/** `req.session.destroy()`, `req.logout()`, `cookies.delete('sid')`, `endSession()`. */
function endsSession(called: readonly string[], callee: string): boolean {
  const name = called.join('');
  if (['logout', 'signout', 'logoff'].includes(name)) return true;
  return called.some((word) => endings.has(word)) && /session|cookie|\bauth/i.test(callee);
}

/** `router.use(requireUser)` stands before every route of the file. */
function isGuardedAsWhole(file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some(({ callee, arguments: given }) => callee.type === 'MemberExpression' && ['use', 'addHook'].includes(file.textOf(callee.property)) && given.some((one) => one.type === 'Identifier' && isGuarding(one.name)));
}
