// Hooks of frameworks that refuse by throwing, and that let the request through because nothing in them throws any more.
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { attemptIn, hasVerify, mayRefuse } from '../functions/may-refuse.ts';
import { nameOfFunction } from '../functions/names-around.ts';

export interface ForgivingHook {
  readonly name: string;
  readonly library: string;
  /** What lets the request through. */
  readonly at: Node;
}

/** `handleRequest(error, user) { return user; }` of a guard of Passport on NestJS, which throws for nobody where that of the class behind it would. */
export function forgivingGuards(file: SourceFile): ForgivingHook[] {
  return file.nodesOf('MethodDefinition').flatMap((method) => {
    const body = file.parentOf(method);
    const owner = body && file.parentOf(body);
    if (nameOfKey(method.key) !== 'handleRequest' || !isFunction(method.value) || owner?.type !== 'ClassDeclaration' || !owner.id || !owner.superClass || !/^AuthGuard\(/.test(file.textOf(owner.superClass))) return [];
    const user = method.value.params[1];
    const returns = file.returnsOf(method.value);
    const isGiven = user?.type === 'Identifier' && returns.length > 0 && returns.every(({ argument }) => argument !== null && isMadeOf(argument, user.name, file));
    return isGiven && !throwsIn(method.value, file) && !mayRefuse(method.value.body, file) ? [{ name: owner.id.name, library: '@nestjs/passport', at: method }] : [];
  });
}

/** `user`, `user ?? null`, `user || undefined` */
function isMadeOf(node: Node, name: string, file: SourceFile): boolean {
  return node.type === 'LogicalExpression' ? node.operator !== '&&' && isMadeOf(node.left, name, file) : file.textOf(node) === name;
}

/** `app.decorate('authenticate', async (request, reply) => { try { await request.jwtVerify(); } catch (error) { request.log.warn(error); } })` */
export function forgivingFastifyHooks(file: SourceFile): ForgivingHook[] {
  const functions: readonly FunctionNode[] = [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('FunctionExpression'), ...file.nodesOf('ArrowFunctionExpression')];
  return functions.flatMap((owner) => {
    const [, reply] = owner.params;
    if (owner.params.length !== 2 || reply?.type !== 'Identifier' || !/^_?rep(?:ly)?$/.test(reply.name)) return [];
    const name = decoratedAs(owner, file) ?? nameOfFunction(owner, file);
    const attempt = attemptIn(owner, file);
    if (name === undefined || !attempt?.handler || !hasVerify(attempt.block, file)) return [];
    // What gives something back is asked by whoever calls it.
    const answers = file.returnsOf(owner).some(({ argument }) => argument !== null) || file.variableOf(reply)?.references.length !== 0;
    return answers || throwsIn(owner, file) || mayRefuse(attempt.handler.body, file) || mayRefuse(owner.body, file, attempt) ? [] : [{ name, library: 'fastify', at: attempt.handler }];
  });
}

function throwsIn(owner: Node, file: SourceFile): boolean {
  return file.nodesOf('ThrowStatement').some((one) => contains(owner, one));
}

function decoratedAs(owner: FunctionNode, file: SourceFile): string | undefined {
  const call = file.parentOf(owner);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || nameOfKey(call.callee.property) !== 'decorate') return undefined;
  const [name] = call.arguments;
  return name?.type === 'Literal' ? String(name.value) : undefined;
}
