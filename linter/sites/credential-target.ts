// What a value is kept in, when that is named like a credential.
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { nameOfKey } from '../values/class-field.ts';
import { isFunction, type Node, type SourceFile } from '../values/source-file.ts';

/** Options by which libraries are given their generator. */
export const idGenerators: ReadonlySet<string> = new Set(['genid', 'genSid', 'idGenerator', 'generateId', 'customSessionIDGenerator', 'generateSessionId']);

export interface CredentialTarget {
  readonly node: Node;
  readonly name: string;
  /** An identifier or token by name: the time of day is in many other things that have to do with sessions. */
  readonly isIdentifier: boolean;
}

/** What the value is kept in: through `+`, templates and methods of text, and out of a function that is named after it. */
export function credentialTarget(start: Node, file: SourceFile): CredentialTarget | undefined {
  for (let child = start, current = file.parentOf(start), steps = 0; current && steps < 25; child = current, current = file.parentOf(current), steps++) {
    switch (current.type) {
      case 'VariableDeclarator':
        return isFunction(child) ? named(current.id, current, true) : current.init === child ? named(current.id, current) : undefined;
      case 'AssignmentExpression':
        return current.right === child ? named(current.left.type === 'MemberExpression' ? current.left.property : current.left, current, isFunction(child)) : undefined;
      case 'Property':
      case 'PropertyDefinition':
      case 'MethodDefinition':
        return current.value === child ? named(current.key, current, isFunction(child)) : undefined;
      case 'FunctionDeclaration':
        return current.id ? named(current.id, current, true) : undefined;
      case 'ConditionalExpression':
        if (current.test === child) return undefined;
        break;
      case 'BinaryExpression':
        // A comparison is a decision, arithmetic with the clock is a time.
        if (!['+', '*', '|', '<<', '%', '-'].includes(current.operator)) return undefined;
        break;
      case 'CallExpression':
        if (current.callee !== child && !isTextual(file.textOf(current.callee))) return undefined;
        break;
      case 'IfStatement':
      case 'ForStatement':
      case 'WhileStatement':
      case 'ExpressionStatement':
        return undefined;
      default:
    }
  }
  return undefined;
}

function isTextual(callee: string): boolean {
  return /^(?:Math\.(?:floor|round|ceil|abs|trunc)|String|Number|btoa|parseInt|Buffer\.from)$/.test(callee) || /\.(?:toString|concat|slice|substring|substr|replace|padStart|padEnd|charAt|push|join|update|digest|map|from)$/.test(callee);
}

const tokens: ReadonlySet<string> = new Set(['token', 'sid', 'id', 'secret', 'key', 'apikey', 'otp', 'sessionid', 'nonce', 'genid', 'jti']);

/** Codes that are sent to a user who proves by them who he is. */
const oneTime: ReadonlySet<string> = new Set(['verification', 'reset', 'login', 'signin', 'auth', 'confirmation', 'activation', 'mfa', '2fa', 'sms']);

function named(key: Node, node: Node, isFunctionName = false): CredentialTarget | undefined {
  const name = nameOfKey(key);
  if (name === undefined) return undefined;
  if (idGenerators.has(name)) return { node, name, isIdentifier: true };
  const words = wordsOf(name);
  const meant = isFunctionName ? words.filter((word) => !['generate', 'create', 'make', 'new', 'get', 'gen', 'random', 'build', 'unique'].includes(word)).join('-') : name;
  if (isFunctionName && meant === words.join('-') && !words.some((word) => tokens.has(word))) return undefined;
  const { role } = roleOfName(meant);
  const isCode = words.includes('otp') || (words.at(-1) === 'code' && words.some((word) => oneTime.has(word)));
  const isReset = words.some((word) => word === 'token') && words.some((word) => ['reset', 'verification', 'verify', 'invite', 'confirm', 'confirmation', 'activation', 'magic'].includes(word));
  if (!isAuthRole(role) && role !== 'csrf-token' && !isReset && !isCode) return undefined;
  return { node, name, isIdentifier: isCode || words.some((word) => tokens.has(word)) };
}
