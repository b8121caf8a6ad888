// Does this expression hand on a credential? Only what passes the value through counts: a name, a member, a template, a
// plain wrapper. What a call makes of it (a mask, a hash, its length) is no credential any more.
import type { TSESTree } from '@typescript-eslint/types';
import { isAuthRole, type Evidence, type RoleGuess } from '#shared/facts/role.ts';
import { suggestionOf } from '#shared/roles/name-words.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { declaredFrom, initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { callBehind } from '../functions/call-behind.ts';
import { namesAround, saysOneOf } from '../functions/names-around.ts';
import { provenanceOf } from '../provenance.ts';
import type { SourceContext } from '../site-use.ts';

export interface NamedCredential {
  readonly name: string;
  readonly role: RoleGuess;
  /** `token` alone says too little in a log or a query; where it comes from, or a word before it, says enough. */
  readonly isCertain: boolean;
}

const maxDepth = 6;
/** Calls that give back what they were given. */
const sameValue: ReadonlySet<string> = new Set(['encodeURIComponent', 'encodeURI', 'String', 'JSON.stringify']);
const sameValueMethods: ReadonlySet<string> = new Set(['toString', 'trim']);

export function credentialIn(given: Node, context: SourceContext, depth = 0): NamedCredential | undefined {
  const node = plainNode(given);
  if (depth > maxDepth || !context.reader.file.owns(node)) return undefined;
  const inner = (one: Node) => credentialIn(one, context, depth + 1);
  switch (node.type) {
    case 'TemplateLiteral':
      return firstOf(node.expressions, inner);
    case 'BinaryExpression':
      return node.operator === '+' ? firstOf([node.left, node.right], inner) : undefined;
    case 'LogicalExpression':
      return inner(node.left);
    case 'ConditionalExpression':
      return inner(node.consequent) ?? inner(node.alternate);
    case 'CallExpression':
      return ofCall(node, context, inner);
    case 'Identifier':
    case 'MemberExpression':
      return isWritten(node, context) ? undefined : (ofOrigin(node, context) ?? ofName(node, context));
    default:
      return undefined;
  }
}

function firstOf(nodes: readonly Node[], find: (node: Node) => NamedCredential | undefined): NamedCredential | undefined {
  for (const node of nodes) {
    const found = find(node);
    if (found) return found;
  }
  return undefined;
}

function ofCall(node: TSESTree.CallExpression, context: SourceContext, inner: (node: Node) => NamedCredential | undefined): NamedCredential | undefined {
  const { callee, arguments: [first] } = node;
  if (isStart(node, context)) return undefined;
  if (callee.type === 'MemberExpression' && sameValueMethods.has(context.reader.keyOf(callee) ?? '')) return inner(callee.object);
  if (first && sameValue.has(context.reader.file.textOf(callee))) return inner(first);
  const byOrigin = ofOrigin(node, context);
  if (byOrigin) return byOrigin;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? context.reader.keyOf(callee) : undefined;
  if (name !== undefined && /^(?:get|fetch|read|use|load)[A-Z]/.test(name)) return named(name.replace(/^[a-z]+/, ''), node, context);
  // `this.auth.token()` is what a signal of Angular or Solid holds.
  return name !== undefined && first === undefined ? named(name, callee, context) : undefined;
}

/** `token.slice(0, 4)`: the start of it signs nobody in. */
function isStart({ callee, arguments: [from, to] }: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  const isCut = callee.type === 'MemberExpression' && ['slice', 'substring', 'substr'].includes(reader.keyOf(callee) ?? '');
  return isCut && to !== undefined && from?.type === 'Literal' && from.value === 0;
}

/** Constants and variables of the environment are no credentials of a user. */
function isWritten(node: Node, { reader }: SourceContext): boolean {
  return alternativesInProduction(reader.valueOf(node)).every(({ kind }) => kind === 'literal' || kind === 'environment-variable' || kind === 'function' || kind === 'array');
}

function ofOrigin(node: Node, context: SourceContext): NamedCredential | undefined {
  const { reader, index, origins } = context;
  const provenance = provenanceOf(reader.valueOf(node), context);
  const name = nameOfNode(node, context) ?? 'token';
  const certain = (role: RoleGuess['role'], evidence: readonly Evidence[]): NamedCredential => ({ name, role: { role, confidence: 'likely', evidence }, isCertain: true });
  if (provenance.is === 'signed') return certain('access-token', provenance.evidence);
  if (provenance.is === 'session-id') return certain('session-id', provenance.evidence);
  const found = index.valuesAt(origins.of(node)).find(({ source }) => source.is === 'issued-token' || source.is === 'stored' || source.is === 'request-cookie' || source.is === 'request-token' || source.is === 'request-headers');
  if (!found) return undefined;
  const evidence = [{ kind: 'source', text: `The value comes from ${found.source.api}.`, at: `${reader.file.filename}:${node.loc.start.line}` }] as const;
  if (found.source.is === 'issued-token') return certain(roleOfTokenName(name)?.role ?? 'access-token', evidence);
  if (found.source.is === 'request-token') return certain('access-token', evidence);
  if (found.source.is === 'request-headers') return certain('session-data', evidence);
  const key = keyOfStored(node, context) ?? name;
  const role = roleOfName(key);
  return isAuthRole(role.role) ? certain(role.role, [...evidence, ...role.evidence]) : undefined;
}

/** `localStorage.getItem('token')`, `cookies.get('session')`. */
function keyOfStored(node: Node, { reader }: SourceContext): string | undefined {
  const [first] = callBehind(node, reader)?.arguments ?? [];
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
}

function ofName(node: TSESTree.Identifier | TSESTree.MemberExpression, context: SourceContext): NamedCredential | undefined {
  const name = nameOfNode(node, context);
  if (name === 'access' || name === 'refresh') return ofPair(node, name, context);
  return name === undefined ? undefined : (named(name, node, context) ?? ofReading(node, context));
}

/** `const value = takeRefreshCookie(event)`: the function is called after what it reads, and frameworks have functions that no import leads to. */
function ofReading(node: Node, context: SourceContext): NamedCredential | undefined {
  const def = node.type === 'Identifier' ? context.reader.file.variableOf(node)?.defs[0] : undefined;
  const made = initializerOf(node, context.reader.file);
  const init = made && plainNode(made);
  if (init?.type !== 'CallExpression' || init.arguments.length === 0 || def?.name.type !== 'Identifier' || /^(?:is|has)[A-Z]|^(?:ok|res|response|result|status|error)$/.test(def.name.name)) return undefined;
  const read = init.callee.type === 'Identifier' ? /^(?:get|take|read|extract)([A-Z]\w*)$/.exec(init.callee.name)?.[1]?.split('From')[0] : undefined;
  const found = read === undefined ? undefined : named(read.replace(/Cookie$/, 'Token'), init, context);
  return found?.isCertain === true ? { ...found, name: def.name.name } : undefined;
}

/** `storeTokens`, `setTokenPair`, `saveAuthTokens`. */
const keepsTokens = /^(?:store|save|set|keep|remember|persist|write|update)\w{0,20}(?:Tokens|TokenPair)$/;

/** `data.access` and `data.refresh`, of a login that answers with both: djangorestframework-simplejwt calls its tokens so. */
function ofPair(node: TSESTree.Identifier | TSESTree.MemberExpression, name: 'access' | 'refresh', { reader: { file } }: SourceContext): NamedCredential | undefined {
  const other = name === 'access' ? 'refresh' : 'access';
  const around = file.functionAround(node);
  const isPair = node.type === 'MemberExpression' ? (around ? file.textOf(around) : file.text).includes(`${file.textOf(node.object)}.${other}`) : isTakenWith(node, other, file);
  const isOfTokens = node.type === 'MemberExpression' && /tokens$|tokenPair$/i.test(file.textOf(node.object));
  if (!isPair || !(isOfTokens || namesAround(node, file).some((name) => saysOneOf(name, [...logins, ...renewals]) || keepsTokens.test(name)))) return undefined;
  const evidence = [{ kind: 'name', text: `It stands beside "${other}" in the answer to a login.` }] as const;
  return { name, role: { role: name === 'access' ? 'access-token' : 'refresh-token', confidence: 'likely', evidence }, isCertain: true };
}

/** `const { access, refresh } = await response.json()`. */
function isTakenWith(node: TSESTree.Identifier, other: string, file: SourceFile): boolean {
  const def = file.variableOf(node)?.defs[0];
  return def?.type === 'Variable' && def.node.id.type === 'ObjectPattern' && def.node.id.properties.some((property) => property.type === 'Property' && file.textOf(property.key) === other);
}

function named(name: string, node: Node, context: SourceContext): NamedCredential | undefined {
  const role = roleOfTokenName(name);
  if (!role) return undefined;
  const owner = node.type === 'MemberExpression' ? nameOfNode(plainNode(node.object), context) : undefined;
  const isOwned = owner !== undefined && ownersOfTokens.has(owner.toLowerCase());
  const isOfLogin = isMadeByLogin(node, context) || namesAround(node, context.reader.file).some((around) => saysOneOf(around, logins));
  return { name, role, isCertain: isQualified(name) || isOwned || isOfLogin };
}

const loginWords: ReadonlySet<string> = new Set(['login', 'signin', 'sign', 'authenticate', 'auth', 'oauth', 'issue', 'session', 'sessions']);

/** `const token = await auth.login(…)`, `const { token } = generateToken(user)`: a parser's `nextToken()` is none of these. */
function isMadeByLogin(node: Node, { reader: { file } }: SourceContext): boolean {
  const made = declaredFrom(node, file);
  const init = made && plainNode(made);
  if (init?.type !== 'CallExpression') return false;
  const callee = file.textOf(init.callee).slice(-80);
  const words = wordsOf(callee);
  return /access_?token(?:s|for|of)?$/i.test(callee) || words.some((word) => loginWords.has(word)) || (words.includes('generate') && words.some((word) => word === 'token' || word === 'jwt'));
}

/** A `token` in code of these names is the one that a login gave out. */
const logins = ['login', 'signin', 'logon', 'authenticate', 'refreshtoken'];

const renewals = ['refresh', 'renew', 'reauthenticate', 'obtaintoken'];

const ownersOfTokens: ReadonlySet<string> = new Set(['user', 'currentuser', 'session', 'auth', 'authstate', 'credentials', 'login', 'loginresponse', 'authresponse']);

function nameOfNode(node: Node, { reader }: SourceContext): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? reader.keyOf(node) : undefined;
}

const lastWords: ReadonlySet<string> = new Set(['token', 'jwt', 'accesstoken', 'authtoken', 'bearertoken', 'refreshtoken', 'idtoken', 'usertoken', 'sessiontoken']);
/** What was done to it, or what is asked about it. */
const otherWords: ReadonlySet<string> = new Set(['is', 'has', 'should', 'no', 'needs', 'on', 'set', 'masked', 'redacted', 'hashed', 'truncated', 'short', 'encrypted', 'decoded', 'parsed', 'verified', 'mock', 'fake', 'dummy', 'test', 'sample', 'example', 'invalid', 'expired', 'cancel', 'api', 'bot', 'github', 'npm', 'ws', 'ticket', 'transfer', 'once', 'onetime', 'temporary', 'temp']);

/** The role of a name that ends in "token" and says nothing else about itself; `undefined` for every other name. */
export function roleOfTokenName(name: string): RoleGuess | undefined {
  const words = wordsOf(name).filter((word) => !/^\d/.test(word));
  const last = words.at(-1);
  if (last === undefined || !lastWords.has(last) || words.some((word) => otherWords.has(word))) return undefined;
  const suggestion = suggestionOf(name);
  if (!suggestion || !isAuthRole(suggestion.role) || suggestion.role === 'session-data') return undefined;
  return { ...roleOfName(name), role: suggestion.role, confidence: 'likely' };
}

/** `accessToken` rather than `token`. */
export function isQualified(name: string): boolean {
  const words = wordsOf(name).filter((word) => !/^\d/.test(word));
  return words.length > 1 || (words[0] !== undefined && words[0] !== 'token' && words[0] !== 'jwt' && lastWords.has(words[0]));
}
