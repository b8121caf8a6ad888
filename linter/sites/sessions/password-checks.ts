// Functions that a library hands a user name and a password, and whether they look at the password.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import type { SourceContext } from '../site-use.ts';

export interface PasswordCheck {
  readonly node: Node;
  readonly name: string;
  readonly library: string;
  readonly looksAtPassword: boolean;
}

/** One of them stands in every file that has such a function. */
export const passwordWords = ['LocalStrategy', 'PassportLocalStrategy', 'BasicStrategy', 'PassportStrategy', 'Credentials', 'CredentialsProvider', 'strategy'] as const;

export function passwordChecksIn(context: SourceContext): PasswordCheck[] {
  const { file } = context.reader;
  return [...file.nodesOf('NewExpression').flatMap((node) => ofStrategy(node, file)), ...file.nodesOf('MethodDefinition').flatMap((node) => ofStrategyClass(node, file)), ...file.nodesOf('CallExpression').flatMap((call) => [...ofScheme(call, context), ...ofProvider(call, context)])];
}

/** `new LocalStrategy((username, password, done) => done(null, user))`. */
function ofStrategy(construction: TSESTree.NewExpression, file: SourceFile): PasswordCheck[] {
  const verify = construction.arguments.find((argument): argument is FunctionNode & TSESTree.CallExpressionArgument => isFunction(argument));
  const name = /(?:^|\.)(?:Passport)?(LocalStrategy|BasicStrategy)$/.exec(file.textOf(construction.callee))?.[1];
  if (name === undefined || !verify || verify.params.length < 3) return [];
  const [, password, done] = verify.params.slice(-3);
  if (password?.type !== 'Identifier' || done?.type !== 'Identifier') return [];
  const looksAtPassword = isRead(password, verify, file);
  const grants = file.nodesOf('CallExpression').some((call) => contains(verify, call) && call.callee.type === 'Identifier' && call.callee.name === done.name && call.arguments[1] !== undefined && !(call.arguments[1].type === 'Literal' && !call.arguments[1].value));
  return looksAtPassword || grants ? [{ node: construction, name, library: name === 'LocalStrategy' ? 'passport-local' : 'passport-http', looksAtPassword }] : [];
}

/** `class LocalStrategy extends PassportStrategy(Strategy) { validate(username, password) { … } }` of NestJS. */
function ofStrategyClass(method: TSESTree.MethodDefinition, file: SourceFile): PasswordCheck[] {
  const body = file.parentOf(method);
  const owner = body && file.parentOf(body);
  const [, password] = method.value.params;
  if (method.computed || nameOfKey(method.key) !== 'validate' || owner?.type !== 'ClassDeclaration' || !owner.superClass || !password || !isFunction(method.value)) return [];
  if (!/^PassportStrategy\(/.test(file.textOf(owner.superClass)) || !/['"]passport-(?:local|http)['"]/.test(file.text) || password.type !== 'Identifier' || !/^pass/i.test(password.name)) return [];
  return [{ node: method, name: `${owner.id?.name ?? 'the strategy'}.validate`, library: '@nestjs/passport', looksAtPassword: isRead(password, method.value, file) }];
}

/** `server.auth.strategy('simple', 'basic', { validate: async (request, username, password) => … })` of hapi. */
function ofScheme(call: TSESTree.CallExpression, { reader }: SourceContext): PasswordCheck[] {
  const [, scheme, options] = call.arguments;
  if (scheme?.type !== 'Literal' || scheme.value !== 'basic' || options?.type !== 'ObjectExpression' || !reader.file.textOf(call.callee).endsWith('.auth.strategy')) return [];
  const validate = functionIn(options, 'validate', reader);
  const password = validate?.params[2];
  // Without the parameter it may still be a function that reads `arguments`, which is not worth a guess.
  if (!validate || (password && password.type !== 'Identifier')) return [];
  return [{ node: call, name: 'validate', library: '@hapi/basic', looksAtPassword: password ? isRead(password, validate, reader.file) : isNamed('arguments', validate, reader.file) }];
}

/** `Credentials({ credentials: { email: {}, password: {} }, authorize: ({ email }) => users.find(email) })` of Auth.js. */
function ofProvider(call: TSESTree.CallExpression, { reader }: SourceContext): PasswordCheck[] {
  const { file } = reader;
  const [options] = call.arguments;
  if (!/^Credentials(?:Provider)?$/.test(file.textOf(call.callee)) || options?.type !== 'ObjectExpression') return [];
  const authorize = functionIn(options, 'authorize', reader);
  const [credentials] = authorize?.params ?? [];
  const asksForPassword = options.properties.some((property) => property.type === 'Property' && reader.keyOf(property) === 'credentials' && /\bpassword\b/.test(file.textOf(property.value)));
  if (!authorize || !credentials || !asksForPassword) return [];
  const handsOn = credentials.type === 'Identifier' && (file.variableOf(credentials)?.references ?? []).some(({ identifier }) => file.parentOf(identifier as Node)?.type !== 'MemberExpression');
  // A code, a signature or a hash under any name is a proof, too.
  const looksAtPassword = handsOn || /pass|secret|hash|compare|verify|code|token|otp|sign/i.test(file.textOf(authorize.body) + file.textOf(credentials)) || file.returnsOf(authorize).length === 0;
  return [{ node: call, name: 'authorize', library: 'next-auth', looksAtPassword }];
}

function functionIn(options: TSESTree.ObjectExpression, name: string, reader: SourceContext['reader']): FunctionNode | undefined {
  const property = options.properties.find((candidate) => candidate.type === 'Property' && reader.keyOf(candidate) === name);
  return property?.type === 'Property' && isFunction(property.value) ? property.value : undefined;
}

function isRead(parameter: TSESTree.Identifier, owner: FunctionNode, file: SourceFile): boolean {
  return (file.variableOf(parameter)?.references.some((reference) => reference.isRead()) ?? true) || isNamed('arguments', owner, file);
}

function isNamed(name: string, owner: FunctionNode, file: SourceFile): boolean {
  return file.nodesOf('Identifier').some((identifier) => identifier.name === name && contains(owner, identifier));
}
