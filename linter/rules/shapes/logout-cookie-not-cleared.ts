import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/functions/names-around.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { writtenText } from '../../values/written-text.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Whatever could take the cookie away, or give the visitor another session. */
const clearing = /cookie|clear|regenerate|\.session\s*=|req\.logout/i;
/** What else a logout may call and that certainly deletes nothing. */
const answering: ReadonlySet<string> = new Set(['destroy', 'redirect', 'send', 'sendStatus', 'status', 'json', 'end', 'render', 'next', 'log', 'error', 'info', 'warn']);

/** A session that a logout destroys, and whose cookie it leaves where it is: that of express-session, or one of the application's own that the cookie names. */
export default defineShape({
  check: 'logout-cookie-not-cleared',
  needs: [['logout', 'signout', 'log-out', 'sign-out', 'logoff', 'session'], ['destroy', 'delete', 'remove', 'revoke', 'invalidate', 'end', 'logout', 'signout'], ['express-session', 'cookie', 'session.id', 'sessionid', 'session_id', '.sid', 'session.destroy', 'session?.destroy', 'session!.destroy']],
  find(context) {
    const { file } = context.reader;
    const byHandler = new Map<FunctionNode, FoundShape>();
    const isExpressSession = /['"]express-session['"]/.test(file.text);
    const isOthers = otherSessions.test(file.text);
    for (const call of file.nodesOf('CallExpression')) {
      const isOfLibrary = (isExpressSession || (!isOthers && takesCallback(call))) && /^(?:req|request)\.session[?!]?\.destroy$/.test(file.textOf(call.callee));
      if (!isOfLibrary && !endsOwnSession(call, context)) continue;
      const handler = outermostFunction(call, file);
      if (!handler || byHandler.has(handler) || !namesAround(call, file).some((name) => saysOneOf(name, ['logout', 'signout', 'logoff']))) continue;
      const cleared = isOfLibrary ? isCleared(handler, context) : mayClear(handler, call, context);
      byHandler.set(handler, { node: call, name: 'the session cookie', api: file.textOf(call.callee).slice(0, 60), library: isOfLibrary ? 'express-session' : 'by hand', side: 'server', traits: { cleared: set(cleared) } });
    }
    return [...byHandler.values()];
  },
});

/** Frameworks whose requests have a session that is not of express-session. */
const otherSessions = /['"](?:@fastify\/|fastify|@adonisjs\/|@hapi\/|iron-session|koa)|Fastify(?:Request|Reply)/;

/** `req.session.destroy((error) => …)`: the session that takes a callback for its end is of express-session, also where a file of routes does not say so. */
function takesCallback({ arguments: [first] }: TSESTree.CallExpression): boolean {
  return first?.type === 'ArrowFunctionExpression' || first?.type === 'FunctionExpression';
}

/** A call that is not known may do it. */
function isCleared(handler: FunctionNode, { reader }: SourceContext): boolean {
  const calls = callsIn(handler, reader);
  const keeping = calls.filter((call) => setsOtherHeader(call, reader)).map((call) => reader.file.textOf(call));
  const rest = keeping.reduce((text, call) => text.replace(call, ''), reader.file.textOf(handler));
  return clearing.test(rest) || calls.some((call) => !answering.has(nameOf(call, reader)) && !setsOtherHeader(call, reader));
}

const endings: ReadonlySet<string> = new Set(['destroy', 'delete', 'del', 'remove', 'revoke', 'invalidate', 'end']);

/** `sessions.destroy(req.cookies.sid)`, `deleteSession(id)` with `const id = cookies.get('sid')`, `invalidate(locals.session.id)`. */
function endsOwnSession(call: TSESTree.CallExpression, context: SourceContext): boolean {
  const { reader, index, origins } = context;
  const name = nameOf(call, reader);
  const [verb] = name.split(/(?=[A-Z])/);
  const isLeaving = leaving.test(name) && call.callee.type === 'MemberExpression';
  if (verb === undefined || !(endings.has(verb) || isLeaving)) return false;
  // Who is handed the answer may delete the cookie.
  if (call.arguments.some((argument) => argument.type === 'Identifier' && answers.test(argument.name))) return false;
  if (call.arguments.some((argument) => ofOwnRequest.test(reader.file.textOf(argument).slice(-80)))) return deletesRecordOnly(call, context);
  if (!isLeaving && !/session|token|login/i.test(reader.file.textOf(call.callee).slice(-80))) return false;
  return call.arguments.some((argument) => index.valuesAt(origins.of(argument)).some(({ source }) => source.is === 'request-cookie'));
}

const answers = /^(?:res|response|reply|ctx|c|context|event|cookies|cookieStore|jar|req|request|h)$/;

/** `this.auth.logout(req.cookies.refresh)`: a service that is given the credential and no answer. */
const leaving = /^(?:log|sign)_?out$/i;

/** The identifier of the session that middleware found for the request. */
const ofOwnRequest = /(?:^|\.)(?:locals|res\.locals|req|request|ctx\.state|state|context)\??\.(?:session\??\.id|sessionId|sessionID|session_id|sid)$/;

/** A function that can be seen and has nothing to do with cookies, or one that is given no more than the identifier. */
function deletesRecordOnly(call: TSESTree.CallExpression, context: SourceContext): boolean {
  const called = calledFunction(call.callee, context);
  if (called === undefined) return call.arguments.length === 1 && /session/i.test(nameOf(call, context.reader)) && !/['"]next\/headers['"]/.test(context.reader.file.text);
  return !/cookie/i.test(called.there.reader.file.textOf(called.owner)) && /session/i.test(called.there.reader.file.textOf(called.owner));
}

/** Reading cookies and saying what caches keep leaves them; every other call may delete one, or hand the answer to who does. */
function mayClear(handler: FunctionNode, ending: TSESTree.CallExpression, { reader, index, origins }: SourceContext): boolean {
  // An answer that is a plain object writes its cookies without a call.
  if (/set-?cookie|max-age=0|\bcookies['"]?\s*:/i.test(reader.file.textOf(handler))) return true;
  return callsIn(handler, reader).some((call) => {
    if (call === ending || answering.has(nameOf(call, reader)) || setsOtherHeader(call, reader)) return false;
    return !index.valuesAt(origins.of(call)).some(({ source }) => source.is === 'request-cookie');
  });
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

function callsIn(handler: FunctionNode, { file }: SourceContext['reader']): Call[] {
  // `@Req() req` only says what a parameter is.
  return [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].filter((call) => contains(handler, call) && file.parentOf(call)?.type !== 'Decorator');
}

function nameOf({ callee }: Call, reader: SourceContext['reader']): string {
  return (callee.type === 'MemberExpression' ? reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined) ?? '';
}

/** `res.set('Clear-Site-Data', '"storage"')`, `setHeaders({ 'cache-control': 'no-store' })`: headers that leave the cookies alone. */
function setsOtherHeader(call: Call, reader: SourceContext['reader']): boolean {
  if (!['set', 'header', 'setHeader', 'setHeaders'].includes(nameOf(call, reader))) return false;
  const [first, value] = call.arguments;
  const headers = first?.type === 'ObjectExpression' ? first.properties.map((property) => (property.type === 'Property' ? ([reader.keyOf(property), property.value] as const) : ([undefined, undefined] as const))) : [[writtenText(first, reader), value] as const];
  return headers.every(([name, written]) => {
    const text = writtenText(written, reader);
    const lower = name?.toLowerCase();
    if (lower === 'clear-site-data') return text !== undefined && !/cookies|\*/.test(text);
    return lower === 'cache-control' || lower === 'content-type' || lower === 'location' || lower === 'vary' || lower === 'pragma';
  });
}
