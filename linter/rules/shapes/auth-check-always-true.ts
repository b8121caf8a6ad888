import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import { outcomesOf } from '../../sites/outcomes.ts';
import { isParameter } from '../../sites/origin-test.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { truthOf } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** `next` behind a comma, or in a line of its own. */
const lastParameter = [', next', ',next', '  next', '\tnext', '\nnext'];

/** Functions that a framework asks, or whose name promises, to keep somebody out. */
export default defineShape({
  check: 'auth-check-always-true',
  names: [['canActivate', ...lastParameter, 'callbacks', 'LocalStrategy', 'PassportLocalStrategy']],
  needs: [['auth', 'admin', 'role', 'permission', 'jwt', 'token', 'login', 'logged', 'session', 'access', 'owner', 'acl', 'rbac', 'user', 'strategy']],
  find: (context) => [...guardsOf(context), ...middlewareOf(context), ...authorizedCallbacksOf(context), ...passwordChecksOf(context)],
});

type Allows = 'everybody' | 'failed verification' | 'any password' | 'some';

function shape(node: Node, name: string, allows: Allows, library: string): FoundShape {
  return { node, name, side: 'server', library, traits: { allows: set(allows) } };
}

const subjects: ReadonlySet<string> = new Set(['auth', 'authenticated', 'authentication', 'authorized', 'authorization', 'authorize', 'authenticate', 'admin', 'role', 'roles', 'permission', 'permissions', 'jwt', 'token', 'login', 'loggedin', 'logged', 'session', 'access', 'owner', 'acl', 'rbac', 'user']);
const harmlessWords: ReadonlySet<string> = new Set(['optional', 'maybe', 'public', 'anonymous', 'anyone', 'allow', 'allows', 'noop', 'no', 'mock', 'fake', 'stub', 'test', 'dummy', 'skip', 'bypass', 'passthrough', 'dev', 'log', 'logger', 'attach', 'load', 'populate', 'context']);
const promises: ReadonlySet<string> = new Set(['require', 'requires', 'ensure', 'is', 'must', 'only', 'protect', 'protected', 'guard', 'restrict', 'authorize', 'authenticate', 'verify', 'check', 'enforce', 'validate', 'has']);

/** `ensureLoggedIn` in lower-case words. */
function wordsOf(name: string): string[] {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Z0-9]+/i).map((word) => word.toLowerCase());
}

function guardsOf(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('MethodDefinition').flatMap((method) => {
    const body = file.parentOf(method);
    const owner = body && file.parentOf(body);
    if (method.computed || nameOfKey(method.key) !== 'canActivate' || !isFunction(method.value) || owner?.type !== 'ClassDeclaration' || !owner.id) return [];
    const words = wordsOf(owner.id.name);
    if (!words.some((word) => subjects.has(word)) || words.some((word) => harmlessWords.has(word))) return [];
    const outcomes = outcomesOf<'allows' | 'refuses'>(method.value, (node, isReturned) => (isReturned ? allowing(node, context) : undefined));
    const everybody = outcomes.size === 1 && outcomes.has('allows') && !mayRefuse(method.value, file, attemptIn(method.value, file));
    return [shape(method, `${owner.id.name}.canActivate`, everybody ? 'everybody' : 'some', '@nestjs/common')];
  });
}

function allowing(node: Node, { reader }: SourceContext): 'allows' | 'refuses' | 'unknown' {
  const value = reader.valueOf(node);
  if (value.kind === 'unknown' || value.kind === 'function' || value.kind === 'by-environment') return 'unknown';
  const truth = truthOf(value);
  return truth === undefined ? 'unknown' : truth ? 'allows' : 'refuses';
}

/** Calls that only look or tell. */
const harmlessCalls: ReadonlySet<string> = new Set(['log', 'info', 'debug', 'warn', 'error', 'trace', 'switchToHttp', 'getRequest', 'getResponse', 'getHandler', 'getClass', 'getContext', 'next', 'split', 'toString', 'resolve']);

/** Something in the function that could throw or reject outside of a `catch` that lets the request through. */
function mayRefuse(owner: FunctionNode, file: SourceFile, except?: Node): boolean {
  const calls = [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression'), ...file.nodesOf('TaggedTemplateExpression')];
  return calls.some((call) => {
    if (!contains(owner.body, call) || (except && contains(except, call)) || call.type === 'TaggedTemplateExpression') return false;
    const { callee } = call;
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
    return !harmlessCalls.has(name);
  });
}

function middlewareOf(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const functions: readonly FunctionNode[] = [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('FunctionExpression'), ...file.nodesOf('ArrowFunctionExpression')];
  return functions.flatMap((owner) => {
    const last = owner.params.at(-1);
    if (owner.params.length !== 3 || last?.type !== 'Identifier' || last.name !== 'next') return [];
    const name = nameOfFunction(owner, file);
    const words = name === undefined ? [] : wordsOf(name);
    if (name === undefined || !words.some((word) => promises.has(word)) || !words.some((word) => subjects.has(word)) || words.some((word) => harmlessWords.has(word))) return [];
    return [shape(owner, name, allowedBy(owner, context), 'express')];
  });
}

function nameOfFunction(owner: FunctionNode, file: SourceFile): string | undefined {
  if (owner.type !== 'ArrowFunctionExpression' && owner.id) return owner.id.name;
  const parent = file.parentOf(owner);
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined;
  if (parent?.type === 'AssignmentExpression') return parent.left.type === 'MemberExpression' ? nameOfKey(parent.left.property) : parent.left.type === 'Identifier' ? parent.left.name : undefined;
  return parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' ? nameOfKey(parent.key) : undefined;
}

function allowedBy(owner: FunctionNode, context: SourceContext): Allows {
  const { file } = context.reader;
  const outcomes = outcomesOf<'allows' | 'refuses'>(owner, (node) => middlewareOutcome(node, owner, context));
  if (outcomes.size !== 1 || !outcomes.has('allows')) return 'some';
  const attempt = attemptIn(owner, file);
  if (attempt && hasVerify(attempt.block, file)) return mayRefuse(owner, file, attempt) ? 'some' : 'failed verification';
  return mayRefuse(owner, file, attempt) ? 'some' : 'everybody';
}

function middlewareOutcome(node: Node, owner: FunctionNode, context: SourceContext): 'allows' | 'refuses' | 'unknown' | undefined {
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
  if (node.arguments.some((argument) => isNext(argument) || isResponse(argument))) return 'unknown';
  let root: Node = node.callee;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = root.type === 'MemberExpression' ? root.object : root.callee;
  return isResponse(root) ? 'refuses' : undefined;
}

/** What is thrown in it is caught: the outcomes say what happens then. */
function attemptIn(owner: FunctionNode, file: SourceFile): TSESTree.TryStatement | undefined {
  return file.nodesOf('TryStatement').find((statement) => contains(owner.body, statement) && statement.handler !== null && file.functionAround(statement) === owner);
}

function hasVerify(block: Node, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => contains(block, call) && /(?:^|\.)(?:jwt)?(?:verify|validate|authenticate|introspect)\w*$/i.test(file.textOf(call.callee).slice(-60)));
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
    const call = options && file.parentOf(options);
    if (outer?.type !== 'Property' || reader.keyOf(outer) !== 'callbacks' || call?.type !== 'CallExpression' || call.arguments[0] !== options) return [];
    if (!/^(?:withAuth|NextAuth)$/.test(file.textOf(call.callee)) || hasOwnMiddleware(call, file)) return [];
    const outcomes = outcomesOf<'allows' | 'refuses'>(property.value, (node, isReturned) => (isReturned ? allowing(node, context) : undefined));
    const everybody = outcomes.size === 1 && outcomes.has('allows') && !mayRefuse(property.value, file);
    return [shape(property, 'authorized', everybody ? 'everybody' : 'some', 'next-auth')];
  });
}

/** `export default auth((request) => …)`. */
function hasOwnMiddleware(configured: Node, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => call !== configured && file.textOf(call.callee) === 'auth' && call.arguments.some(isFunction));
}

/** `new LocalStrategy((username, password, done) => done(null, user))`. */
function passwordChecksOf({ reader: { file } }: SourceContext): FoundShape[] {
  return file.nodesOf('NewExpression').flatMap((construction) => {
    const verify = construction.arguments.find((argument): argument is FunctionNode & TSESTree.CallExpressionArgument => isFunction(argument));
    if (!/(?:^|\.)(?:Passport)?LocalStrategy$/.test(file.textOf(construction.callee)) || !verify) return [];
    const [, password, done] = verify.params.slice(-3);
    if (verify.params.length < 3 || password?.type !== 'Identifier' || done?.type !== 'Identifier') return [];
    const isRead = file.variableOf(password)?.references.some((reference) => reference.isRead()) ?? true;
    if (isRead || file.nodesOf('Identifier').some((identifier) => identifier.name === 'arguments' && contains(verify, identifier))) return [shape(construction, 'LocalStrategy', 'some', 'passport-local')];
    const grants = file.nodesOf('CallExpression').some((call) => contains(verify, call) && call.callee.type === 'Identifier' && call.callee.name === done.name && call.arguments[1] !== undefined && !(call.arguments[1].type === 'Literal' && !call.arguments[1].value));
    return grants ? [shape(construction, 'LocalStrategy', 'any password', 'passport-local')] : [];
  });
}
