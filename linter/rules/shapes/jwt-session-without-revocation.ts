import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/calls-within.ts';
import { namesAround } from '../../sites/names-around.ts';
import { sitesOfKind } from '../../sites/site-of-kind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** First words of calls that read the request or the token. */
const reads: ReadonlySet<string> = new Set(['decode', 'parse', 'require', 'log']);
const plain: ReadonlySet<string> = new Set(['split', 'replace', 'slice', 'substring', 'trim', 'startsWith', 'includes', 'toLowerCase', 'header', 'get', 'next', 'throw', 'createError', 'encode', 'String', 'fail', 'getHeader', 'getCookie', 'cookies', 'getRequest', 'switchToHttp', 'set', 'promisify', 'then', 'catch', 'match', 'test', 'sendStatus', 'abort', 'unauthorized']);
/** What looks a token up, or the user it is about. */
const lookUps = /find|query|select|store|redis|cache|session|revok|denylist|blacklist|blocklist|version|\bjti\b|\bsid\b|logged_?out|introspect|fetch|repositor|\bdb\b|prisma|users?\.(?:get|by|load)|Map\b|\.has\(/i;
/** The request goes on as the user of the token. */
const lettingIn = /\bnext\(|\.(?:user|userId|auth|claims|currentUser|account)\s?=[^=]|\.(?:state|locals)\.|\bc(?:tx)?\.set\(|return true\b/;

/** A guard that verifies a JWT and asks nobody whether it still counts. */
export default defineShape({
  check: 'jwt-session-without-revocation',
  needs: [['verify'], ['sign'], ['next', 'user', '.set(', 'return true']],
  mayBeIn: (text) => /jwt|jose|webtoken/i.test(text),
  find(context) {
    const { file } = context.reader;
    const found = new Map<FunctionNode, FoundShape>();
    for (const call of file.nodesOf('CallExpression')) {
      const guard = isVerifying(call, context) ? guardAround(call, file) : undefined;
      if (!guard || found.has(guard)) continue;
      const name = namesAround(call, file).find((around) => !around.startsWith('/')) ?? 'guard';
      const looksUp = lookUps.test(file.textOf(guard)) || !callsWithin(guard, file).every((other) => isKnown(other, context));
      found.set(guard, { node: call, name: name.slice(0, 60), side: 'server', traits: { looksUp: set(looksUp) } });
    }
    return [...found.values()];
  },
});

function isVerifying(call: Call, context: SourceContext): boolean {
  return sitesOfKind('jwt.verify', call.callee, context).length > 0;
}

/** The function that lets requests in; a callback of the verification is in it. */
function guardAround(call: Call, file: SourceFile): FunctionNode | undefined {
  for (let current = file.functionAround(call); current; current = file.functionAround(current)) {
    const takesRequest = current.params.some((parameter) => /^(?:req|request|ctx|context|c|event|socket)\b|:\s?(?:Request|ExecutionContext|FastifyRequest|Context)\b/.test(file.textOf(parameter).slice(0, 60)));
    if (takesRequest && lettingIn.test(file.textOf(current))) return current;
  }
  return undefined;
}

function isKnown(call: Call, context: SourceContext): boolean {
  const name = calledName(call, context.reader);
  if (name === undefined) return false;
  const words = wordsOf(name);
  if (call.type === 'NewExpression') return ['error', 'exception', 'date', 'response', 'encoder', 'unauthorized'].includes(words.at(-1) ?? '');
  return isVerifying(call, context) || reads.has(words[0] ?? '') || plain.has(name) || answersOnly(call, context.reader);
}
