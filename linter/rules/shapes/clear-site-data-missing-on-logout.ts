import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { calledName, callsWithin, type Call } from '../../sites/functions/calls-within.ts';
import { functionCalled } from '../../sites/functions/names-around.ts';
import { personalAnswers } from '../../sites/requests/personal-answers.ts';
import { onlyText, writtenHeaders } from '../../sites/requests/response-headers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

const logouts = ['logout', 'signout', 'logoff'];
const header = /clear-site-data/i;
/** What an answer is called where it is handed to a function. */
const answer = /^(?:res|response|reply|ctx|context|c|h|event)$/;

/** A logout that takes the cookie away, beside answers to the user that the cache of the browser goes on keeping. */
export default defineShape({
  check: 'clear-site-data-missing-on-logout',
  needs: [['cache-control'], ['max-age'], ['logout', 'signout', 'log-out', 'sign-out', 'logoff', 'log_out', 'sign_out'], ['cookie'], ['.user', 'session', 'account', 'member', 'userid', 'user_id', 'customerid']],
  find(context) {
    const { file } = context.reader;
    const byHandler = new Map<FunctionNode, TSESTree.CallExpression>();
    for (const call of file.nodesOf('CallExpression')) {
      const handler = deletesCookie(call, context) ? functionCalled(logouts, call, file) : undefined;
      if (handler && !byHandler.has(handler)) byHandler.set(handler, call);
    }
    if (byHandler.size === 0) return [];
    const answers = personalAnswers(context).filter(({ caching }) => /max-age/i.test(caching));
    return [...byHandler].flatMap(([handler, node]): FoundShape[] => {
      const traits = { cleared: set(clearsCache(handler, context)), certain: set(callsWithin(handler, file).every((call) => leavesHeaders(call, context))) };
      return answers.filter((one) => !contains(handler, one.node)).map((one) => ({ node, name: 'The logout', side: 'server', library: 'by hand', traits: { ...traits, caching: set(one.caching), line: set(one.node.loc.start.line) } }));
    });
  },
});

/** `res.clearCookie('sid')`, `deleteCookie(c, 'sid')`, `cookies().delete('sid')`. What leaves the cookie, too, has more to repair. */
function deletesCookie(call: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  const name = calledName(call, reader) ?? '';
  if (/^(?:clear|delete|remove|expire|unset)\w{0,20}Cookies?$/.test(name)) return true;
  return (name === 'delete' || name === 'remove') && call.callee.type === 'MemberExpression' && /cookies?(?:\(\))?\)?$/i.test(reader.file.textOf(call.callee.object).slice(-60));
}

/** What the header names is known where it is written by hand; where it is only mentioned it may name everything. */
function clearsCache(handler: FunctionNode, context: SourceContext): boolean {
  if (!header.test(context.reader.file.text)) return false;
  const written = writtenHeaders('clear-site-data', context).filter(({ node }) => contains(handler, node)).map(({ value }) => onlyText(value));
  return written.length === 0 || written.some((text) => text === undefined || /cache|\*/.test(text));
}

/** A function that is given the answer can write any header, unless it is here to be read, or deletes cookies by its name. */
function leavesHeaders(call: Call, context: SourceContext): boolean {
  if (/cookie/i.test(calledName(call, context.reader) ?? '') || !call.arguments.some((argument) => argument.type === 'Identifier' && answer.test(argument.name))) return true;
  const called = calledFunction(call.callee, context);
  return called !== undefined && !header.test(called.there.reader.file.textOf(called.owner));
}
