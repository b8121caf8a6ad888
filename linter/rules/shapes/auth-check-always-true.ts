import { set } from '#shared/facts/known.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { attemptIn, hasVerify, mayRefuse, verifyCallback } from '../../sites/functions/may-refuse.ts';
import { nameOfFunction } from '../../sites/functions/names-around.ts';
import { passwordChecksIn, passwordWords } from '../../sites/sessions/password-checks.ts';
import { outcomesOf, outcomesOfBlock, type OutcomeOf } from '../../sites/functions/outcomes.ts';
import { forgivingFastifyHooks, forgivingGuards } from '../../sites/requests/forgiving-hooks.ts';
import { isParameter } from '../../sites/requests/origin-test.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { unendedRefusal } from '../../sites/functions/unended-refusal.ts';
import { rootOfChain } from '../../values/plain-node.ts';
import { contains } from '../../values/write-order.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { truthOf } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** `next` behind a comma, or in a line of its own. */
const lastParameter = [', next', ',next', '  next', '\tnext', '\nnext'];

/** What a framework calls the functions that it asks. */
const framework = /canActivate|\bhandleRequest\b|isAuthorized|LocalStrategy|BasicStrategy|PassportStrategy|\.auth\.strategy|withAuth|NextAuth|Credentials(?:Provider)?\s{0,20}[(<?]/;
/** The last parameter, which may have a type. */
const middleware = /,\s{0,40}next\s{0,20}[?:),/]/;

/** A hook of Fastify that catches. */
const catches = /,\s{0,40}_?rep(?:ly)?\s{0,20}[:)]/;
const hooks = /\b(?:onBeforeHandle|beforeHandle)\b/;
const refuses = /\b40[13]\b|['"](?:Unauthorized|Forbidden)['"]/;

/** Functions that a framework asks, or whose name promises, to keep somebody out. */
export default defineShape({
  check: 'auth-check-always-true',
  names: [['canActivate', 'handleRequest', 'reply', 'rep', 'isAuthorized', 'onBeforeHandle', 'beforeHandle', ...lastParameter, 'callbacks', ...passwordWords]],
  needs: [['auth', 'admin', 'role', 'permission', 'jwt', 'token', 'login', 'logged', 'session', 'access', 'owner', 'acl', 'rbac', 'user', 'strategy', 'credentials', 'member', 'tenant', 'organization', 'polic', 'scope', 'abilit', 'privilege', 'staff', 'identity', 'signature', 'principal', 'account', 'apikey', 'api-key', 'api_key']],
  mayBeIn: (text) => framework.test(text) || (catches.test(text) && /\bcatch\b/.test(text) && namesMiddleware(text)) || (middleware.test(text) && (namesMiddleware(text) || refuses.test(text))) || (hooks.test(text) && refuses.test(text)),
  find: (context) => [...unendedIn(context), ...guardsOf(context), ...hooksOf(context), ...middlewareOf(context), ...authorizersOf(context), ...authorizedCallbacksOf(context), ...passwordsOf(context)],
});

type Allows = 'everybody' | 'whom it refuses' | 'failed verification' | 'any password' | 'some';

/** Whom a function lets through, and where it does when that is not all of it. */
interface Passing {
  readonly allows: Allows;
  readonly at?: Node;
}

function shape(node: Node, name: string, { allows, at }: Passing, library: string): FoundShape {
  return { node: at ?? node, name, side: 'server', library, traits: { allows: set(allows) } };
}

const subjects: ReadonlySet<string> = new Set(['auth', 'authenticated', 'authentication', 'authorized', 'authorization', 'authorize', 'authenticate', 'admin', 'role', 'roles', 'permission', 'permissions', 'jwt', 'token', 'login', 'loggedin', 'logged', 'session', 'access', 'owner', 'acl', 'rbac', 'user', 'member', 'membership', 'tenant', 'organization', 'policy', 'policies', 'scope', 'scopes', 'ability', 'abilities', 'privilege', 'privileges', 'ownership', 'staff', 'identity', 'signature', 'credentials', 'principal', 'account', 'bearer', 'cookie', 'sso', 'oidc']);
const harmlessWords: ReadonlySet<string> = new Set(['optional', 'maybe', 'public', 'anonymous', 'anyone', 'allow', 'allows', 'noop', 'no', 'mock', 'fake', 'stub', 'test', 'dummy', 'skip', 'bypass', 'passthrough', 'dev', 'log', 'logger', 'attach', 'load', 'populate', 'context']);
const promises: ReadonlySet<string> = new Set(['require', 'requires', 'ensure', 'is', 'must', 'only', 'protect', 'protected', 'guard', 'restrict', 'authorize', 'authenticate', 'verify', 'check', 'enforce', 'validate', 'has']);

/** `ensureLoggedIn` in lower-case words. */
function wordsOf(name: string): string[] {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Z0-9]+/i).map((word) => word.toLowerCase());
}

/** Whether a name in the text promises to keep somebody out. */
function namesMiddleware(text: string): boolean {
  for (const [name] of text.matchAll(/[\w$-]{4,100}/g)) if (promise.test(name) && isPromise(wordsOf(name))) return true;
  return false;
}

/** One of them is in every name that promises something. */
const promise = /auth|quire|nsure|is|must|only|protect|guard|strict|verify|check|force|validate|has/i;

/** `auth`, and `api key` of two words. */
function namesSubject(words: readonly string[]): boolean {
  return words.some((word, index) => subjects.has(word) || word === 'apikey' || (word === 'key' && words[index - 1] === 'api'));
}

function isPromise(words: readonly string[]): boolean {
  return words.some((word) => promises.has(word)) && namesSubject(words) && !words.some((word) => harmlessWords.has(word));
}

function passwordsOf(context: SourceContext): FoundShape[] {
  return passwordChecksIn(context).map(({ node, name, library, looksAtPassword }) => shape(node, name, { allows: looksAtPassword ? 'some' : 'any password' }, library));
}

/** Middleware, and hooks of Elysia, that refuse and go on. */
function unendedIn({ reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  if (!refuses.test(file.text)) return [];
  const functions: readonly FunctionNode[] = [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('FunctionExpression'), ...file.nodesOf('ArrowFunctionExpression')];
  return functions.flatMap((owner) => {
    const last = owner.params.at(-1);
    const isMiddleware = (owner.params.length === 2 || owner.params.length === 3) && last?.type === 'Identifier' && last.name === 'next';
    const goesOn = isMiddleware ? 'next' : isHook(owner, file) ? 'hook' : undefined;
    const at = goesOn && unendedRefusal(owner, goesOn, reader);
    const name = nameOfFunction(owner, file) ?? nameOfMaker(owner, file) ?? (goesOn === 'hook' ? 'onBeforeHandle' : 'The middleware');
    return at ? [shape(owner, name, { allows: 'whom it refuses', at }, goesOn === 'hook' ? 'elysia' : 'middleware')] : [];
  });
}

/** `.onBeforeHandle(({ set }) => …)` and `{ beforeHandle: ({ set }) => … }`. */
function isHook(owner: FunctionNode, file: SourceFile): boolean {
  const outer = file.parentOf(owner);
  if (outer?.type === 'Property') return outer.value === owner && nameOfKey(outer.key) === 'beforeHandle';
  return outer?.type === 'CallExpression' && outer.callee.type === 'MemberExpression' && nameOfKey(outer.callee.property) === 'onBeforeHandle';
}

/** Those whose name promises to keep somebody out. */
function hooksOf({ reader: { file } }: SourceContext): FoundShape[] {
  const isMeant = (name: string, mustPromise: boolean) => (mustPromise ? isPromise(wordsOf(name)) : namesSubject(wordsOf(name)) && !wordsOf(name).some((word) => harmlessWords.has(word)));
  return [
    ...forgivingGuards(file).filter(({ name }) => isMeant(name, false)).map(({ at, name, library }) => shape(at, `${name}.handleRequest`, { allows: 'failed verification', at }, library)),
    ...forgivingFastifyHooks(file).filter(({ name }) => isMeant(name, true)).map(({ at, name, library }) => shape(at, name, { allows: 'failed verification', at }, library)),
  ];
}

type Decision = 'allows' | 'refuses';

function guardsOf(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('MethodDefinition').flatMap((method) => {
    const body = file.parentOf(method);
    const owner = body && file.parentOf(body);
    if (method.computed || nameOfKey(method.key) !== 'canActivate' || !isFunction(method.value) || owner?.type !== 'ClassDeclaration' || !owner.id) return [];
    const words = wordsOf(owner.id.name);
    // A guard of something else that verifies who asks is one all the same.
    if ((!namesSubject(words) && !hasVerify(method.value, file)) || words.some((word) => harmlessWords.has(word))) return [];
    return [shape(method, `${owner.id.name}.canActivate`, allowedBy(method.value, allowing(context), context), '@nestjs/common')];
  });
}

/** What a returned truth decides: `member || true` is true whoever the member is. */
function allowing({ reader }: SourceContext): OutcomeOf<Decision> {
  return (node, isReturned) => {
    if (!isReturned) return undefined;
    const truth = certainTruth(node, reader);
    return truth === undefined ? 'unknown' : truth ? 'allows' : 'refuses';
  };
}

function certainTruth(node: Node, reader: SourceContext['reader']): boolean | undefined {
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const decisive = node.operator === '||';
    if ([node.left, node.right].some((side) => certainTruth(side, reader) === decisive)) return decisive;
  }
  const value = reader.valueOf(node);
  return value.kind === 'unknown' || value.kind === 'function' || value.kind === 'by-environment' ? undefined : truthOf(value);
}

/** Lambda authorizers, which are called `handler` or after what they do, answer with `{ isAuthorized }`. */
function authorizersOf(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const answered: OutcomeOf<Decision> = (node, isReturned) => {
    const answer = isReturned ? reader.valueOf(node) : undefined;
    if (answer?.kind !== 'object') return isReturned ? 'unknown' : undefined;
    const truth = answer.properties.has('isAuthorized') ? truthOf(answer.properties.get('isAuthorized')!.value) : undefined;
    return truth === undefined ? 'unknown' : truth ? 'allows' : 'refuses';
  };
  const owners = new Set(reader.file.nodesOf('Property').flatMap((property) => (reader.keyOf(property) === 'isAuthorized' ? (reader.file.functionAround(property) ?? []) : [])));
  return [...owners].flatMap((owner) => {
    const isAnswer = reader.file.returnsOf(owner).some(({ argument }) => argument?.type === 'ObjectExpression') || owner.body.type === 'ObjectExpression';
    const name = nameOfFunction(owner, reader.file) ?? '';
    return isAnswer && /^(?:\w*handler|\w*authorizer)$/i.test(name) ? [shape(owner, name, allowedBy(owner, answered, context), 'AWS Lambda')] : [];
  });
}

function middlewareOf(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const functions: readonly FunctionNode[] = [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('FunctionExpression'), ...file.nodesOf('ArrowFunctionExpression')];
  return functions.flatMap((owner) => {
    const [first, ...others] = owner.params;
    const last = others.at(-1);
    const isOfContext = owner.params.length === 2 && first?.type === 'Identifier' && /^(?:c|ctx|context)$/.test(first.name);
    if ((owner.params.length !== 3 && !isOfContext) || last?.type !== 'Identifier' || last.name !== 'next') return [];
    const name = nameOfFunction(owner, file) ?? nameOfMaker(owner, file);
    const words = name === undefined ? [] : wordsOf(name);
    if (name === undefined || !isPromise(words)) return [];
    const outcomeOf: OutcomeOf<Decision> = (node) => (isOfContext ? contextOutcome(node, owner, context) : middlewareOutcome(node, owner, context));
    return [shape(owner, name, allowedBy(owner, outcomeOf, context), isOfContext ? 'middleware' : 'express')];
  });
}

/** `const authenticate = (kind) => async (req, res, next) => …`: what a function makes is called after it. */
function nameOfMaker(owner: FunctionNode, file: SourceFile): string | undefined {
  const outer = file.parentOf(owner);
  const maker = (outer?.type === 'ReturnStatement' && outer.argument === owner) || outer?.type === 'ArrowFunctionExpression' ? file.functionAround(owner) : undefined;
  return maker && nameOfFunction(maker, file);
}

/** Who gets past: everybody when each path allows, and whoever comes with a broken credential when the handler of its exception does, or what follows it. */
function allowedBy(owner: FunctionNode, outcomeOf: OutcomeOf<Decision>, { reader: { file } }: SourceContext): Passing {
  const attempt = attemptIn(owner, file);
  if (attempt?.handler && hasVerify(attempt.block, file) && !mayRefuse(attempt.handler.body, file)) {
    const caught = outcomesOfBlock(attempt.handler.body, outcomeOf);
    if (caught.size === 1 && caught.has('allows')) return { allows: 'failed verification', at: attempt.handler };
    const after = caught.size === 1 && caught.has('ends') && outcomesOf(owner, outcomeOf).has('refuses') ? statementsAfter(attempt, owner) : undefined;
    const goesOn = after && !after.some((statement) => mayRefuse(statement, file)) ? outcomesOfBlock({ body: after }, outcomeOf) : undefined;
    if (goesOn?.size === 1 && goesOn.has('allows')) return { allows: 'failed verification', at: attempt.handler };
  }
  const forgiving = forgivenIn(owner, outcomeOf, file);
  if (forgiving) return { allows: 'failed verification', at: forgiving };
  const outcomes = outcomesOf(owner, outcomeOf);
  return { allows: outcomes.size === 1 && outcomes.has('allows') && !mayRefuse(owner.body, file, attempt) ? 'everybody' : 'some' };
}

/** `verify(token, key, (error, claims) => { if (error) return next(); … })` and `verify(token).catch(() => next())`. */
function forgivenIn(owner: FunctionNode, outcomeOf: OutcomeOf<Decision>, file: SourceFile): Node | undefined {
  const isAllowing = (block: Node) => {
    const outcomes = outcomesOfBlock({ body: block.type === 'BlockStatement' ? block.body : [block] }, outcomeOf);
    return outcomes.size === 1 && outcomes.has('allows') && !mayRefuse(block, file);
  };
  for (const call of file.nodesOf('CallExpression')) {
    if (!contains(owner, call)) continue;
    const callback = verifyCallback(call, file);
    const [error] = callback?.params ?? [];
    const branch = callback?.body.type === 'BlockStatement' ? callback.body.body.find((statement) => statement.type === 'IfStatement' && error !== undefined && asksForError(statement.test, file.textOf(error), file)) : undefined;
    if (branch?.type === 'IfStatement' && isAllowing(branch.consequent)) return branch;
    const [handler] = call.arguments;
    const isCatch = call.callee.type === 'MemberExpression' && nameOfKey(call.callee.property) === 'catch' && hasVerify(call.callee.object, file);
    if (isCatch && handler && isFunction(handler) && !mayRefuse(handler.body, file)) {
      const caught = outcomesOf(handler, outcomeOf);
      if (caught.size === 1 && caught.has('allows') && handler.body.type === 'BlockStatement') return handler;
    }
  }
  return undefined;
}

/** `error`, `error || !claims` */
function asksForError(test: Node, error: string, file: SourceFile): boolean {
  return file.textOf(test) === error || (test.type === 'LogicalExpression' && test.operator === '||' && asksForError(test.left, error, file));
}

/** Of the body of a function; a login that nobody is refused without is optional, and is asked about elsewhere. */
function statementsAfter(attempt: Node, { body }: FunctionNode): readonly Node[] | undefined {
  const at = body.type === 'BlockStatement' ? body.body.indexOf(attempt as never) : -1;
  return at < 0 || body.type !== 'BlockStatement' ? undefined : body.body.slice(at + 1);
}

function middlewareOutcome(node: Node, owner: FunctionNode, context: SourceContext): Decision | 'unknown' | undefined {
  const { file } = context.reader;
  if (node.type !== 'CallExpression') return undefined;
  const isNext = isParameter(owner, 2, file);
  const isResponse = isParameter(owner, 1, file);
  if (isNext(node.callee)) {
    const [error] = node.arguments;
    if (!error) return 'allows';
    const value = context.reader.valueOf(error);
    return value.kind === 'literal' && !value.value ? 'allows' : 'refuses';
  }
  // What passport is handed it hands to the callback.
  if (node.callee.type === 'CallExpression' && verifyCallback(node.callee, file)) return undefined;
  if (node.arguments.some((argument) => isNext(argument) || isResponse(argument))) return 'unknown';
  return isResponse(rootOfChain(node)) ? 'refuses' : undefined;
}

/** What a middleware of Koa or Hono may do with its context before it goes on. */
const preparing: ReadonlySet<string> = new Set(['set', 'get', 'header', 'append', 'remove', 'vary']);

function contextOutcome(node: Node, owner: FunctionNode, { reader }: SourceContext): Decision | 'unknown' | undefined {
  const isContext = isParameter(owner, 0, reader.file);
  const isNext = isParameter(owner, 1, reader.file);
  // `ctx.status = 401` answers by itself.
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' && /^(?:status|body)$/.test(reader.keyOf(node.left) ?? '') && isContext(node.left.object) ? 'refuses' : undefined;
  if (node.type !== 'CallExpression') return undefined;
  if (isNext(node.callee)) return 'allows';
  if (node.arguments.some((argument) => isNext(argument) || isContext(argument))) return 'unknown';
  return isContext(rootOfChain(node)) && !(node.callee.type === 'MemberExpression' && preparing.has(reader.keyOf(node.callee) ?? '')) ? 'refuses' : undefined;
}

/** `callbacks: { authorized: () => true }` without a middleware of one's own beside, which could refuse instead. */
function authorizedCallbacksOf(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { file } = reader;
  return file.nodesOf('Property').flatMap((property) => {
    if (reader.keyOf(property) !== 'authorized' || !isFunction(property.value)) return [];
    const callbacks = file.parentOf(property);
    const outer = callbacks && file.parentOf(callbacks);
    const options = outer && file.parentOf(outer);
    if (outer?.type !== 'Property' || reader.keyOf(outer) !== 'callbacks' || !options || !isGivenToAuthJs(options, file)) return [];
    return [shape(property, 'authorized', allowedBy(property.value, allowing(context), context), 'next-auth')];
  });
}

/** `NextAuth({ … })`, and settings by themselves: `export const authConfig = { … } satisfies NextAuthConfig`. */
function isGivenToAuthJs(options: Node, file: SourceFile): boolean {
  const holder = file.parentOf(options);
  if (holder?.type === 'CallExpression') return holder.arguments[0] === options && /^(?:withAuth|NextAuth)$/.test(file.textOf(holder.callee)) && !hasOwnMiddleware(holder, file);
  const type = holder?.type === 'TSSatisfiesExpression' || holder?.type === 'TSAsExpression' ? holder.typeAnnotation : holder?.type === 'VariableDeclarator' ? holder.id.typeAnnotation?.typeAnnotation : undefined;
  return type !== undefined && /^(?:NextAuthConfig|AuthConfig)$/.test(file.textOf(type)) && !hasOwnMiddleware(options, file);
}

/** `export default auth((request) => …)`. */
function hasOwnMiddleware(configured: Node, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => call !== configured && file.textOf(call.callee) === 'auth' && call.arguments.some(isFunction));
}
