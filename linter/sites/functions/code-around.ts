// What the code around a call is called: the function it stands in, the variable it goes to, the route it answers.
import { isAuthRole, type RoleGuess } from '#shared/facts/role.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../values/source-file.ts';
import type { SiteUse } from '../site-use.ts';

/** Names around a sign call say what the token is for: the variable it goes to, the function it stands in. */
export function roleAround({ node, context }: SiteUse): { role: RoleGuess } | undefined {
  const { file } = context.reader;
  let place = -1;
  for (let current: Node | undefined = node, child: Node = node; current; child = current, current = file.parentOf(current)) {
    if (current.type === 'ArrayExpression') place = current.elements.indexOf(child as never);
    const name = nameGivenBy(current, child) ?? nameInOrder(current, place);
    const guess = name === undefined ? undefined : roleOfName(madeBy(name) ?? name);
    if (guess && (isAuthRole(guess.role) || guess.role === 'login-transaction')) {
      return { role: { ...guess, confidence: 'likely', evidence: [{ kind: 'source', text: `The code around it is called "${name}".`, at: `${file.filename}:${current.loc.start.line}` }] } };
    }
    if (current.type === 'FunctionDeclaration' || current.type === 'MethodDefinition') return undefined;
  }
  return undefined;
}

/** `refresh` of `const [access, refresh] = await Promise.all([sign(a), sign(b)])`. */
function nameInOrder(node: Node, place: number): string | undefined {
  const element = node.type === 'VariableDeclarator' && node.id.type === 'ArrayPattern' ? node.id.elements[place] : undefined;
  const name = element ? lastName(element) : undefined;
  return name === 'access' || name === 'refresh' ? `${name}Token` : name;
}

/** `accessToken` of `issueAccess`, a function that signs: what it makes needs no other word. */
function madeBy(name: string): string | undefined {
  const [verb, what, ...others] = wordsOf(name);
  return others.length === 0 && verb !== undefined && makers.has(verb) && (what === 'access' || what === 'refresh') ? `${what}Token` : undefined;
}

const makers: ReadonlySet<string> = new Set(['issue', 'create', 'make', 'mint', 'generate', 'sign', 'build', 'encode', 'new']);

/** Links and the like that are signed as a login is. */
const otherPurposes: ReadonlySet<string> = new Set(['unsubscribe', 'newsletter', 'invite', 'invitation', 'download', 'share', 'preview', 'webhook', 'confirmation']);

/** A word of the names around a sign call, or of its key, that says that its token is no login. */
export function purposeAround({ node, context }: SiteUse): { purpose: string } | undefined {
  const { file } = context.reader;
  const names = node.type === 'AssignmentExpression' ? [] : node.arguments.map(lastName);
  for (let current: Node | undefined = node, child: Node = node; current; child = current, current = file.parentOf(current)) {
    names.push(nameGivenBy(current, child));
    if (current.type === 'FunctionDeclaration' || current.type === 'MethodDefinition') break;
  }
  const purpose = names.flatMap((name) => (name === undefined ? [] : wordsOf(name))).find((word) => otherPurposes.has(word));
  return purpose === undefined ? undefined : { purpose };
}

/** Tokens of mails that open or change an account once. */
const onceWords: ReadonlySet<string> = new Set(['email', 'mail', 'confirm', 'reset', 'recovery', 'activation', 'verification', 'magic', 'forgot', 'forgotten']);
/** What they open or change: `signPasswordReset`. */
const onceSubjects: ReadonlySet<string> = new Set(['password', 'account', 'user', 'address']);
const carriers: ReadonlySet<string> = new Set(['token', 'jwt', 'link', 'ticket', 'url']);
const forgotten: ReadonlySet<string> = new Set(['forgot', 'forgotten']);

/** `createResetToken`, `issueReset`, `const activationLink`, `app.post('/forgot-password', …)`; a function that resets a password may sign somebody in afterwards. */
export function oneTimeAround({ node, context }: SiteUse): { oneTime: string } | undefined {
  const { file } = context.reader;
  for (let current: Node | undefined = node, child: Node = node; current; child = current, current = file.parentOf(current)) {
    const words = wordsOf(nameGivenBy(current, child) ?? (current.type === 'CallExpression' && current !== node ? (firstText(current) ?? '') : ''));
    const found = words.find((word) => onceWords.has(word));
    const isMade = words.length > 1 && makers.has(words[0]!) && words.slice(1).every((word) => word === found || onceSubjects.has(word));
    if (found !== undefined && (forgotten.has(found) || isMade || words.some((word) => carriers.has(word)))) return { oneTime: forgotten.has(found) ? 'reset' : found };
    if (current.type === 'FunctionDeclaration' || current.type === 'MethodDefinition') return undefined;
  }
  return undefined;
}

const renewalWords: ReadonlySet<string> = new Set(['refresh', 'renew', 'renewal', 'logout', 'signout', 'revoke', 'revocation', 'expired', 'rotate', 'blacklist', 'blocklist', 'denylist']);

/** Code that renews or ends a login reads expired tokens on purpose. */
export function isInRenewal({ node, context }: SiteUse): boolean {
  const { file } = context.reader;
  for (let current: Node | undefined = node, child: Node = node; current; child = current, current = file.parentOf(current)) {
    const names = [nameGivenBy(current, child), ...(current.type === 'CallExpression' && current.callee !== child ? [firstText(current)] : [])];
    if (names.some((name) => name !== undefined && wordsOf(name).some((word) => renewalWords.has(word)))) return true;
  }
  return false;
}

/** `app.post('/auth/refresh', handler)`. */
function firstText({ arguments: [first] }: TSESTree.CallExpression): string | undefined {
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
}

export function nameGivenBy(node: Node, child: Node): string | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.init === child && node.id.type === 'Identifier' ? node.id.name : undefined;
    case 'AssignmentExpression':
      return lastName(node.left);
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return node.value === child ? lastName(node.key) : undefined;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id?.name;
    default:
      return undefined;
  }
}

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}
