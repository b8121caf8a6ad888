import type { TSESTree } from '@typescript-eslint/types';
import { longestLogin } from '#shared/checks/login-lifetime.ts';
import type { JwtCallFact } from '#shared/facts/jwt-call.ts';
import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { calledFunction, type CalledFunction } from '../../sites/functions/called-function.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/functions/calls-within.ts';
import { jwtFactFrom } from '../../sites/tokens/jwt-facts.ts';
import { nameOfFunction, namesAround } from '../../sites/functions/names-around.ts';
import { sitesOfKind } from '../../sites/site-of-kind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { noBindings } from '../../values/reader.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { instanceOf } from '../../values/class-value.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** First words of calls that read the request or the token. */
const reads: ReadonlySet<string> = new Set(['decode', 'parse', 'require', 'log']);
const plain: ReadonlySet<string> = new Set(['split', 'replace', 'slice', 'substring', 'trim', 'startsWith', 'includes', 'toLowerCase', 'header', 'get', 'next', 'throw', 'createError', 'encode', 'String', 'fail', 'getHeader', 'getCookie', 'cookies', 'getRequest', 'switchToHttp', 'set', 'promisify', 'then', 'catch', 'match', 'test', 'sendStatus', 'abort', 'unauthorized', 'done', 'redirect', 'super']);
/** What looks a token up, or the user it is about. */
const lookUps = /find|query|select|store|redis|cache|session|revok|denylist|blacklist|blocklist|version|\bjti\b|\bsid\b|logged_?out|introspect|fetch|repositor|\bdb\b|prisma|users?\.(?:get|by|load)|Map\b|\.has\(/i;
/** The request goes on as the user of the token. */
const lettingIn = /\bnext\(|\.(?:user|userId|auth|claims|currentUser|account)\s?=[^=]|\.(?:state|locals)\.|\bc(?:tx)?\.set\(|return true\b|\.jwtVerify\(/;

/** Where the credential comes in; a cookie that is called `session` is not looked up by being read. */
const readCookie = /(?:getCookie\(\s{0,20}[\w.]{1,30}\s{0,20},\s{0,20}|[cC]ookies?(?:\(\)\)?)?\??(?:\.get\(|\.|\[)\s{0,20})['"`]?[\w.-]{1,60}/g;
/** What is only called so: a variable or a field that holds the token. */
const named = /(?<![\w.])session(?:Token|Cookie)?\b(?!\s{0,9}[.(?])/g;
const takesCredential = /authorization|cookie/i;
/** First words of functions that may verify what they are given. */
const verifying: ReadonlySet<string> = new Set(['verify', 'read', 'check', 'decode', 'validate', 'parse', 'authenticate', 'open', 'load', 'get', 'resolve', 'claims', 'token', 'jwt', 'principal', 'user', 'current', 'unseal']);

/** A guard that verifies a JWT, by itself or by a function of the project, and asks nobody whether it still counts. */
export default defineShape({
  check: 'jwt-session-without-revocation',
  needs: [['verif', 'token', 'jwt', 'claims'], ['next', 'user', '.set(', 'return true', 'payload', 'claims', 'providers', 'jwtVerify']],
  mayBeIn: (text) => (/JwtModule/.test(text) && /providers/.test(text)) || (/passport-jwt/.test(text) && signsItself(text)) || (/verif|decrypt|jwt-simple/i.test(text) && signsItself(text)) || (takesCredential.test(text) && lettingIn.test(text) && /\bfrom\s{0,4}['"][.@~#]|\brequire\(['"]\./.test(text)),
  find(context) {
    const { file } = context.reader;
    const found = new Map<FunctionNode, FoundShape>();
    for (const call of file.nodesOf('CallExpression')) {
      const verified = isVerifying(call, context) ? 'here' : mayVerify(call, context) ? verifiedBehind(call, context) : undefined;
      const guard = verified && guardAround(call, file);
      if (!verified || !guard || found.has(guard)) continue;
      const isHere = verified === 'here' || verified.isHere;
      const signed = isHere ? {} : loginsOf(verified.there);
      if (!signed || (isHere && !signsItself(file.text))) continue;
      const name = [nameOfFunction(guard, file) ?? '', ...namesAround(call, file)].find((around) => !/^(?:\/.*|exports|default)?$/.test(around)) ?? 'guard';
      const looksUp = asksSomebody(guard, context) || isAskedFurther(guard, context);
      found.set(guard, { node: call, name: name.slice(0, 60), side: 'server', traits: { looksUp: set(looksUp), ...signed } });
    }
    return [...found.values(), ...strategyShapes(context), ...providerShapes(context)];
  },
});

/** Whose tokens it verifies must be known, to tell for how long they are good. */
function signsItself(text: string): boolean {
  return /jwt|jose|webtoken/i.test(text) && (/sign/i.test(text) || (/jwt-simple/.test(text) && /encode/.test(text)));
}

/** `new JwtStrategy(options, (payload, done) => done(null, payload))` of passport-jwt. */
function strategyShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  if (!file.text.includes('passport-jwt') || !signsItself(file.text)) return [];
  return file.nodesOf('NewExpression').flatMap((node): FoundShape[] => {
    const [callback] = /Strategy$/.test(file.textOf(node.callee)) ? node.arguments.flatMap((argument) => (isFunction(argument) ? [argument] : [])) : [];
    return callback && readsToken.test(file.textOf(node)) ? [{ node, name: file.textOf(node.callee).slice(0, 60), side: 'server', traits: { looksUp: set(asksSomebody(callback, context)) } }] : [];
  });
}

const readsToken = /jwtFromRequest|ExtractJwt|secretOrKey|\bopt/;

/** Strategies and guards that a module of NestJS provides beside the `JwtModule` that says for how long tokens are good, and the services that sign them. */
function providerShapes(context: SourceContext): FoundShape[] {
  const { reader } = context;
  if (!reader.file.text.includes('JwtModule')) return [];
  const lists = reader.file.nodesOf('Property').flatMap(({ key, value }) => (nameOfKey(key) === 'providers' && value.type === 'ArrayExpression' ? [value] : []));
  const provided = lists.flatMap(({ elements }) => elements).flatMap((element) => (element ? [classProvided(element)] : []));
  const methods = provided.flatMap((node) =>
    [...(instanceOf(reader.valueOf(node))?.properties ?? [])].flatMap(([name, { value }]) => {
      const owner = value.kind === 'function' && isFunction(value.node) ? value.node : undefined;
      const there = owner && (reader.file.owns(owner) ? context : context.elsewhere?.(owner));
      return there ? [{ node, name, owner, there }] : [];
    }),
  );
  const guards = methods.filter(({ name, owner, there }) => letsIn(name, owner, there));
  const signed = guards.length > 0 ? loginsOfModule(new Set(methods.map(({ there }) => there)), context) : undefined;
  return signed ? guards.map(({ node, name, owner, there }) => ({ node, name: `${reader.file.textOf(node).slice(0, 40)}.${name}`, side: 'server', traits: { looksUp: set(asksSomebody(owner, there)), ...signed } })) : [];
}

/** `JwtStrategy`, `{ provide: APP_GUARD, useClass: AuthGuard }`. */
function classProvided(element: Node): Node {
  const named = element.type === 'ObjectExpression' ? element.properties.find((property): property is TSESTree.Property => property.type === 'Property' && nameOfKey(property.key) === 'useClass')?.value : undefined;
  return named ?? element;
}

/** The services say what is in a token, and where they leave it out, the module for how long it is good. */
function loginsOfModule(services: ReadonlySet<SourceContext>, context: SourceContext): FoundShape['traits'] | undefined {
  const files = [...new Map([...services].map((there) => [there.reader.file, there])).values()];
  if (files.some(({ reader }) => /refresh/i.test(reader.file.text))) return undefined;
  const calls = files.filter(({ reader }) => reader.file !== context.reader.file).flatMap(signedIn);
  const login = calls.length > 0 ? longestLogin([...calls, ...signedIn(context).map((fact) => ({ ...fact, claims: set([]) }))]) : undefined;
  return login && { lifetime: set(login.lifetime), signedAt: set(login.at) };
}

/** passport-jwt verifies before it calls `validate`; a guard does so itself. */
function letsIn(name: string, method: FunctionNode, there: SourceContext): boolean {
  const { file } = there.reader;
  if (name === 'validate') return file.text.includes('passport-jwt') && file.text.includes('PassportStrategy');
  return name === 'canActivate' && callsWithin(method, file).some((call) => isVerifying(call, there));
}

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
  if (/refresh/i.test(there.reader.file.text)) return undefined;
  const login = longestLogin(signedIn(there));
  return login && { lifetime: set(login.lifetime), signedAt: set(login.at) };
}

function signedIn(there: SourceContext): JwtCallFact[] {
  const facts = there.reader.file.nodesOf('CallExpression').flatMap((node) => sitesOfKind('jwt.sign', node.callee, there).flatMap(({ model, site }) => jwtFactFrom({ context: there, model, site, node, bindings: noBindings })?.fact ?? []));
  return facts.filter((fact) => fact.kind === 'jwt-call');
}

/** Functions that call each other are looked into no deeper. */
const maxDepth = 3;

function asksSomebody(owner: FunctionNode, context: SourceContext, depth = 0): boolean {
  const { file } = context.reader;
  return lookUps.test(file.textOf(owner).replaceAll(readCookie, '').replaceAll(named, '')) || !callsWithin(owner, file).every((other) => isKnown(other, context, depth));
}

/** `const user = async () => users.find((await verifySession()).userId)`: who only verifies is one step of those who look up. */
function isAskedFurther(guard: FunctionNode, context: SourceContext): boolean {
  const { file } = context.reader;
  const name = nameOfFunction(guard, file);
  return file.nodesOf('CallExpression').some((call) => {
    const outer = call.callee.type === 'Identifier' && call.callee.name === name ? file.functionAround(call) : undefined;
    return outer !== undefined && outer !== guard && asksSomebody(outer, context);
  });
}

/** The function that lets requests in; a callback of the verification is in it. */
function guardAround(call: Call, file: SourceFile): FunctionNode | undefined {
  for (let current = file.functionAround(call); current; current = file.functionAround(current)) {
    const takesRequest = current.params.some((parameter) => /^(?:req|request|ctx|context|c|event|socket)\b|:\s?(?:Request|ExecutionContext|FastifyRequest|Context)\b/.test(file.textOf(parameter).slice(0, 60)));
    const text = file.textOf(current);
    if ((takesRequest && lettingIn.test(text)) || (asksFramework.test(text) && handsOutClaims(current, file))) return current;
  }
  return undefined;
}

/** The request that a framework keeps for whoever asks: `(await cookies()).get('session')`. */
const asksFramework = /(?<![\w.])(?:cookies|headers)\(\)|(?<![\w.])useCookies?\(/;

/** `return payload`, `return { userId: payload.sub }`. */
function handsOutClaims(owner: FunctionNode, file: SourceFile): boolean {
  return file.returnsOf(owner).some(({ argument }) => argument !== null && /\b(?:payload|claims|decoded|verified|data|session|user)\b/.test(file.textOf(argument)));
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
