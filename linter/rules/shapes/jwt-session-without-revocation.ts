import { longestLogin } from '#shared/checks/login-lifetime.ts';
import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { calledFunction, type CalledFunction } from '../../sites/called-function.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/calls-within.ts';
import { jwtFactFrom } from '../../sites/jwt-facts.ts';
import { nameOfFunction, namesAround } from '../../sites/names-around.ts';
import { sitesOfKind } from '../../sites/site-of-kind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { noBindings } from '../../values/reader.ts';
import type { FunctionNode, SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** First words of calls that read the request or the token. */
const reads: ReadonlySet<string> = new Set(['decode', 'parse', 'require', 'log']);
const plain: ReadonlySet<string> = new Set(['split', 'replace', 'slice', 'substring', 'trim', 'startsWith', 'includes', 'toLowerCase', 'header', 'get', 'next', 'throw', 'createError', 'encode', 'String', 'fail', 'getHeader', 'getCookie', 'cookies', 'getRequest', 'switchToHttp', 'set', 'promisify', 'then', 'catch', 'match', 'test', 'sendStatus', 'abort', 'unauthorized']);
/** What looks a token up, or the user it is about. */
const lookUps = /find|query|select|store|redis|cache|session|revok|denylist|blacklist|blocklist|version|\bjti\b|\bsid\b|logged_?out|introspect|fetch|repositor|\bdb\b|prisma|users?\.(?:get|by|load)|Map\b|\.has\(/i;
/** The request goes on as the user of the token. */
const lettingIn = /\bnext\(|\.(?:user|userId|auth|claims|currentUser|account)\s?=[^=]|\.(?:state|locals)\.|\bc(?:tx)?\.set\(|return true\b/;

/** Where the credential comes in; a cookie that is called `session` is not looked up by being read. */
const readCookie = /(?:getCookie\(\s{0,20}[\w.]{1,30}\s{0,20},\s{0,20}|[cC]ookies?(?:\(\)\)?)?\??(?:\.get\(|\.|\[)\s{0,20})['"`]?[\w.-]{1,60}/g;
const takesCredential = /authorization|cookie/i;
/** First words of functions that may verify what they are given. */
const verifying: ReadonlySet<string> = new Set(['verify', 'read', 'check', 'decode', 'validate', 'parse', 'authenticate', 'open', 'load', 'get', 'resolve', 'claims', 'token', 'jwt', 'principal', 'user', 'current', 'unseal']);

/** A guard that verifies a JWT, by itself or by a function of the project, and asks nobody whether it still counts. */
export default defineShape({
  check: 'jwt-session-without-revocation',
  needs: [['verif', 'token', 'jwt', 'claims'], ['next', 'user', '.set(', 'return true']],
  mayBeIn: (text) => (/verify/i.test(text) && /sign/i.test(text) && /jwt|jose|webtoken/i.test(text)) || (takesCredential.test(text) && lettingIn.test(text) && /\bfrom\s{0,4}['"][.@~#]|\brequire\(['"]\./.test(text)),
  find(context) {
    const { file } = context.reader;
    const found = new Map<FunctionNode, FoundShape>();
    for (const call of file.nodesOf('CallExpression')) {
      const verified = isVerifying(call, context) ? 'here' : mayVerify(call, context) ? verifiedBehind(call, context) : undefined;
      const guard = verified && guardAround(call, file);
      if (!verified || !guard || found.has(guard)) continue;
      const signed = verified === 'here' || verified.isHere ? {} : loginsOf(verified.there);
      if (!signed) continue;
      const name = [nameOfFunction(guard, file) ?? '', ...namesAround(call, file)].find((around) => !/^(?:\/.*|exports|default)?$/.test(around)) ?? 'guard';
      const looksUp = asksSomebody(guard, context);
      found.set(guard, { node: call, name: name.slice(0, 60), side: 'server', traits: { looksUp: set(looksUp), ...signed } });
    }
    return [...found.values()];
  },
});

function isVerifying(call: Call, context: SourceContext): boolean {
  return sitesOfKind('jwt.verify', call.callee, context).length > 0;
}

function mayVerify(call: Call, { reader }: SourceContext): boolean {
  return call.arguments.length > 0 && wordsOf(calledName(call, reader) ?? '').some((word) => verifying.has(word)) && takesCredential.test(reader.file.text);
}

/** `readToken(token)` of this or another file, which verifies it. */
function verifiedBehind(call: Call, context: SourceContext): CalledFunction | undefined {
  const behind = calledFunction(call.callee, context);
  return behind && callsWithin(behind.owner, behind.there.reader.file).some((inner) => isVerifying(inner, behind.there)) ? behind : undefined;
}

/** For how long the file that verifies signs; `undefined` where that is not known, or where a refresh token is beside it. */
function loginsOf(there: SourceContext): FoundShape['traits'] | undefined {
  const { file } = there.reader;
  if (/refresh/i.test(file.text)) return undefined;
  const calls = file.nodesOf('CallExpression').flatMap((node) => sitesOfKind('jwt.sign', node.callee, there).flatMap(({ model, site }) => jwtFactFrom({ context: there, model, site, node, bindings: noBindings })?.fact ?? []));
  const login = longestLogin(calls.filter((fact) => fact.kind === 'jwt-call'));
  return login && { lifetime: set(login.lifetime), signedAt: set(login.at) };
}

/** Functions that call each other are looked into no deeper. */
const maxDepth = 3;

function asksSomebody(owner: FunctionNode, context: SourceContext, depth = 0): boolean {
  const { file } = context.reader;
  return lookUps.test(file.textOf(owner).replaceAll(readCookie, '')) || !callsWithin(owner, file).every((other) => isKnown(other, context, depth));
}

/** The function that lets requests in; a callback of the verification is in it. */
function guardAround(call: Call, file: SourceFile): FunctionNode | undefined {
  for (let current = file.functionAround(call); current; current = file.functionAround(current)) {
    const takesRequest = current.params.some((parameter) => /^(?:req|request|ctx|context|c|event|socket)\b|:\s?(?:Request|ExecutionContext|FastifyRequest|Context)\b/.test(file.textOf(parameter).slice(0, 60)));
    if (takesRequest && lettingIn.test(file.textOf(current))) return current;
  }
  return undefined;
}

function isKnown(call: Call, context: SourceContext, depth: number): boolean {
  const behind = call.type === 'CallExpression' && depth < maxDepth && !isVerifying(call, context) ? calledFunction(call.callee, context) : undefined;
  if (behind) return !asksSomebody(behind.owner, behind.there, depth + 1);
  const name = calledName(call, context.reader);
  if (name === undefined) return false;
  const words = wordsOf(name);
  if (call.type === 'NewExpression') return ['error', 'exception', 'date', 'response', 'encoder', 'unauthorized'].includes(words.at(-1) ?? '');
  return isVerifying(call, context) || reads.has(words[0] ?? '') || plain.has(name) || answersOnly(call, context.reader);
}
