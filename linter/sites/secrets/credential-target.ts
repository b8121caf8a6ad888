// What a value is kept in, when that is named like a credential.
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { sessionNameMeant } from '../other-languages.ts';
import { storesSession } from '../sessions/session-identifier.ts';
import type { SourceContext } from '../site-use.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type Node, type SourceFile, type Variable } from '../../values/source-file.ts';

/** Options by which libraries are given their generator. */
export const idGenerators: ReadonlySet<string> = new Set(['genid', 'genSid', 'idGenerator', 'generateId', 'customSessionIDGenerator', 'generateSessionId']);

export interface CredentialTarget {
  readonly node: Node;
  readonly name: string;
  /** An identifier or token by name: the time of day is in many other things that have to do with sessions. */
  readonly isIdentifier: boolean;
}

/** Variables and functions of the file that a value is followed through. */
const maxHops = 4;
/** Uses of one variable or function that are looked at. */
const maxUses = 12;

/** The credential that a value of the file becomes, also by way of variables and of the file's own functions. */
export function credentialMadeOf(start: Node, context: SourceContext, hops = 0): CredentialTarget | undefined {
  const { file } = context.reader;
  const kept = keptIn(start, file);
  if (!kept || 'name' in kept || hops >= maxHops) return kept && 'name' in kept ? kept : undefined;
  if (isMakerOfSessions(kept.variable, context)) return { node: start, name: 'session id', isIdentifier: true };
  for (const reference of kept.variable.references.slice(0, maxUses)) {
    const use = reference.isRead() ? useOf(reference.identifier as Node, file) : undefined;
    const found = use && (handedOver(use, context) ?? credentialMadeOf(use, context, hops + 1));
    if (found) return found;
  }
  return undefined;
}

/** `export function newId()` of `sessions.ts`, which keeps what it makes for a user: the file says of what it is the identifier. */
function isMakerOfSessions({ name, defs: [def] }: Variable, { reader: { file }, side }: SourceContext): boolean {
  const isMade = def?.type === 'FunctionName' || (def?.type === 'Variable' && def.node.init !== null && isFunction(def.node.init));
  if (!isMade || side === 'client' || !idMaker.test(name)) return false;
  const base = file.filename.split(/[\\/]/).at(-1) ?? '';
  const words = wordsOf(base.split('.')[0] ?? '');
  const isOfSessions = words.some((word) => word === 'session' || word === 'sessions') && words.every((word) => ofSessionFiles.has(word));
  return isOfSessions && /\b(?:user|member|account|customer|login|cookie)(?:_?id)?\b/i.test(file.text);
}

const idMaker = /^(?:new|make|create|generate|gen|random|next)(?:Id|ID|Key|Sid)$/;
const ofSessionFiles: ReadonlySet<string> = new Set(['session', 'sessions', 'store', 'server', 'manager', 'service', 'user', 'auth', 'redis']);

/** What the value is under another name: the cookie it is written to, or the entry that is kept under `sess:…`. */
function handedOver(use: Node, { reader, index, origins }: SourceContext): CredentialTarget | undefined {
  const parent = reader.file.parentOf(use);
  if (parent?.type === 'TemplateLiteral') {
    const prefix = parent.quasis[0]?.value.raw.replace(/[:_./-]$/, '').split(':').at(-1) ?? '';
    return sessionKeys.has(prefix.toLowerCase()) ? { node: parent, name: prefix, isIdentifier: true } : undefined;
  }
  if (parent?.type !== 'CallExpression' || parent.callee === use) return undefined;
  const outer = reader.file.parentOf(parent);
  // `redis.set(keyFor(sid), …)`.
  if (outer?.type === 'CallExpression' && outer.arguments[0] === parent && storesSession(outer, { reader })) return { node: outer, name: 'session', isIdentifier: true };
  if (storesSession(parent, { reader })) return { node: parent, name: 'session', isIdentifier: true };
  const isCookie = /cookie|(?:^|\.)serialize$/i.test(reader.file.textOf(parent.callee).slice(-40)) || index.sitesAt(origins.of(parent.callee)).some(({ site }) => site.kind === 'cookie.set');
  if (!isCookie) return undefined;
  for (const argument of parent.arguments) {
    const value = argument === use ? undefined : reader.valueOf(argument);
    if (value?.kind === 'literal' && typeof value.value === 'string' && isAuthRole(roleOfName(value.value).role)) return { node: parent, name: value.value, isIdentifier: true };
  }
  return undefined;
}

/** First part of the key of an entry in a store. */
const sessionKeys: ReadonlySet<string> = new Set(['sess', 'session', 'sessions', 'user-session', 'login', 'refresh', 'auth', 'reset', 'magic']);

/** A function is used where it is called. */
function useOf(identifier: Node, file: SourceFile): Node {
  const parent = file.parentOf(identifier);
  return parent?.type === 'CallExpression' && parent.callee === identifier ? parent : identifier;
}

/** What the value is kept in: through `+`, templates and methods of text, and out of a function that is named after it. */
export function credentialTarget(start: Node, file: SourceFile): CredentialTarget | undefined {
  const kept = keptIn(start, file);
  return kept && 'name' in kept ? kept : undefined;
}

/** A credential by its name, or the variable or function that has the value under a name that says nothing. */
function keptIn(start: Node, file: SourceFile): CredentialTarget | { readonly variable: Variable } | undefined {
  const orVariable = (id: Node | null, target: CredentialTarget | undefined) => {
    const variable = target || !id ? undefined : file.variableOf(id);
    return variable ? { variable } : target;
  };
  for (let child = start, current = file.parentOf(start), steps = 0; current && steps < 25; child = current, current = file.parentOf(current), steps++) {
    switch (current.type) {
      case 'VariableDeclarator':
        return isFunction(child) ? orVariable(current.id, named(current.id, current, true)) : current.init === child ? orVariable(current.id, named(current.id, current)) : undefined;
      case 'AssignmentExpression':
        return current.right === child ? orVariable(current.left, named(current.left.type === 'MemberExpression' ? current.left.property : current.left, current, isFunction(child))) : undefined;
      case 'Property':
      case 'PropertyDefinition':
      case 'MethodDefinition':
        return current.value === child ? named(current.key, current, isFunction(child)) : undefined;
      case 'FunctionDeclaration':
        return current.id ? orVariable(current.id, named(current.id, current, true)) : undefined;
      case 'MemberExpression':
        // `tokens[Math.floor(…)]` takes one of those there are.
        if (current.property === child && isListOfCredentials(current.object, file)) return undefined;
        break;
      case 'ConditionalExpression':
        if (current.test === child) return undefined;
        break;
      case 'BinaryExpression':
        // A comparison is a decision, arithmetic with the clock is a time.
        if (!['+', '*', '|', '<<', '%', '-'].includes(current.operator)) return undefined;
        break;
      case 'CallExpression':
        // `out.push(…)` fills what is joined later.
        if (current.callee.type === 'MemberExpression' && current.callee.object.type === 'Identifier' && file.textOf(current.callee.property) === 'push') return orVariable(current.callee.object, undefined);
        if (current.callee !== child && !isTextual(file.textOf(current.callee))) return undefined;
        break;
      case 'JSXExpressionContainer':
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

function isListOfCredentials(list: Node, file: SourceFile): boolean {
  const last = wordsOf(file.textOf(list).slice(-60)).at(-1) ?? '';
  return last.endsWith('s') && tokens.has(last.slice(0, -1));
}

function isTextual(callee: string): boolean {
  return /^(?:Math\.(?:floor|round|ceil|abs|trunc)|String|Number|btoa|parseInt|Buffer\.from|md5|sha1|sha256|sha512)$/i.test(callee) || /\.(?:toString|concat|slice|substring|substr|replace|padStart|padEnd|charAt|push|join|update|digest|map|from)$/.test(callee);
}

const tokens: ReadonlySet<string> = new Set(['token', 'sid', 'id', 'secret', 'key', 'apikey', 'otp', 'sessionid', 'nonce', 'genid', 'jti']);

/** Codes that are sent to a user who proves by them who he is. */
const oneTime: ReadonlySet<string> = new Set(['verification', 'reset', 'login', 'signin', 'auth', 'confirmation', 'activation', 'mfa', '2fa', 'sms']);

function named(key: Node, node: Node, isFunctionName = false): CredentialTarget | undefined {
  const name = nameOfKey(key);
  const told = name === undefined ? undefined : toldBy(name, isFunctionName);
  return name === undefined || !told ? undefined : { node, name, ...told };
}

/** A part of every name that tells of a credential. */
const telling = /tok|tkn|jwt|sess|sid|sesion|sesj|sitzung|auth|login|logged|signin|signed|sso|csrf|xsrf|forgery|bearer|refresh|remember|oidc|openid|saml|pkce|otp|code|secret|api|id[-_]?gen|gen[-_]?s?id|generate[-_]?id/gi;
/** Letters that a name has, or a key in quotes. */
const nameLetter = /[\w$\u0080-\uffff-]/;
const longestName = 100;

/** Whether a name in the text is one of a credential: without one, nothing in it becomes a credential. */
export function namesCredential(text: string): boolean {
  const seen = new Set<string>();
  let last = -1;
  for (const { index } of text.matchAll(telling)) {
    if (index < last) continue;
    let start = index;
    while (start > index - longestName && nameLetter.test(text[start - 1] ?? '')) start--;
    last = index;
    while (last < index + longestName && nameLetter.test(text[last] ?? '')) last++;
    for (const name of [text.slice(start, last), quotedAround(text, start, last)]) {
      if (name === undefined || seen.has(name)) continue;
      if (toldBy(name, false) ?? toldBy(name, true)) return true;
      seen.add(name);
    }
  }
  return false;
}

/** A key in quotes that is no name: `'auth.session id': …`. */
function quotedAround(text: string, start: number, end: number): string | undefined {
  const line = text.slice(Math.max(0, start - longestName), start);
  const opening = Math.max(line.lastIndexOf("'"), line.lastIndexOf('"'));
  if (opening < 0 || line.includes('\n', opening)) return undefined;
  const rest = /^[^'"\n]*/.exec(text.slice(end, end + longestName))![0];
  const behind = text.slice(end + rest.length + 1, end + rest.length + 22).trimStart();
  return /^[:=\](]/.test(behind) ? line.slice(opening + 1) + text.slice(start, end) + rest : undefined;
}

/** What a name says of its value. */
function toldBy(written: string, isFunctionName: boolean): Pick<CredentialTarget, 'isIdentifier'> | undefined {
  const name = sessionNameMeant(written) ?? written;
  if (idGenerators.has(name)) return { isIdentifier: true };
  const words = wordsOf(name);
  // Where a token is kept, and not the token.
  if (words.at(-1) === 'key' && words.at(-2) === 'token') return undefined;
  const meant = isFunctionName ? words.filter((word) => !['generate', 'create', 'make', 'new', 'get', 'gen', 'random', 'build', 'unique'].includes(word)).join('-') : name;
  if (isFunctionName && meant === words.join('-') && !words.some((word) => tokens.has(word))) return undefined;
  const { role } = roleOfName(meant);
  const isCode = words.includes('otp') || (words.at(-1) === 'code' && words.some((word) => oneTime.has(word)));
  const isReset = words.some((word) => word === 'token') && words.some((word) => ['reset', 'verification', 'verify', 'invite', 'confirm', 'confirmation', 'activation', 'magic'].includes(word));
  const isApiKey = words.at(-1) === 'apikey' || (words.at(-1) === 'key' && words.at(-2) === 'api');
  if (!isAuthRole(role) && role !== 'csrf-token' && !isReset && !isCode && !isApiKey) return undefined;
  return { isIdentifier: isCode || words.some((word) => tokens.has(word)) };
}
