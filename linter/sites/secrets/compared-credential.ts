// Comparisons with === of something that a request brought with a secret: how long they take tells how much was right.
import type { TSESTree } from '@typescript-eslint/types';
import { wordsOf } from '#shared/parse/words.ts';
import { classAround, fieldInitializer, nameOfKey } from '../../values/class-field.ts';
import { declaredFrom, functionDeclaredAs } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { awaitedRecord } from '../requests/awaited-record.ts';
import { lastResultOf } from '../functions/called-function.ts';
import { calledName } from '../functions/calls-within.ts';
import { givenFor } from '../functions/local-arguments.ts';
import { settingAsked } from './setting-asked.ts';
import type { SourceContext } from '../site-use.ts';

export interface Comparison {
  readonly node: TSESTree.BinaryExpression | TSESTree.CallExpression;
  readonly left: Node;
  readonly right: Node;
}

/** `a === b`, `a.equals(b)`, `a.localeCompare(b)`, `Buffer.compare(a, b)`. */
export function comparisonsIn({ reader: { file } }: SourceContext): Comparison[] {
  const written = file.nodesOf('BinaryExpression').flatMap((node): Comparison[] => (['===', '!==', '==', '!='].includes(node.operator) ? [{ node, left: node.left as Node, right: node.right }] : []));
  const called = file.siteNodes.flatMap((node): Comparison[] => {
    if (node.type !== 'CallExpression') return [];
    const [first, second] = node.arguments;
    if (first && second && node.arguments.length === 2 && /^(?:Buffer\.compare|Object\.is|(?:_\.)?isEqual)$/.test(file.textOf(node.callee).slice(0, 20))) return [{ node, left: first, right: second }];
    if (node.callee.type !== 'MemberExpression' || node.arguments.length !== 1 || node.callee.property.type !== 'Identifier') return [];
    return ['equals', 'localeCompare'].includes(node.callee.property.name) ? [{ node, left: node.callee.object, right: node.arguments[0]! }] : [];
  });
  return [...written, ...called].filter(({ left, right }) => !isWritten(left) && !isWritten(right));
}

/** Most comparisons are with a text, a number or nothing. */
function isWritten({ type }: Node): boolean {
  return type === 'Literal' || type === 'UnaryExpression';
}

/** What the sides are, in the order secret first; `undefined` when neither order fits. */
export function sidesOf<T>({ left, right }: Comparison, one: (node: Node) => T | undefined, other: (node: Node) => boolean): T | undefined {
  return (other(right) ? one(left) : undefined) ?? (other(left) ? one(right) : undefined);
}

/** Calls and variables between a value and where it is used. */
const maxSteps = 12;

/** Walks inwards: variables, `await`, and methods that only change the form of a text. */
export function innermost(node: Node, { reader: { file } }: SourceContext, isFound: (node: Node) => boolean): Node | undefined {
  let current: Node | undefined = node;
  for (let steps = 0; current && steps < maxSteps; steps++) {
    if (isFound(current)) return current;
    switch (current.type) {
      case 'Identifier':
        current = heldFirst(current, file);
        break;
      case 'AwaitExpression':
      case 'SpreadElement':
        current = current.argument;
        break;
      // `new Uint8Array(mac)`.
      case 'NewExpression':
        current = /^(?:Uint8Array|DataView)$/.test(file.textOf(current.callee)) ? current.arguments[0] : undefined;
        break;
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        current = current.expression;
        break;
      case 'LogicalExpression':
        current = current.left;
        break;
      // `'sha256=' + digest`.
      case 'BinaryExpression':
        current = current.operator === '+' ? current.right : undefined;
        break;
      case 'TemplateLiteral':
        current = current.expressions.at(-1);
        break;
      case 'CallExpression':
        current = behindCall(current, file);
        break;
      case 'MemberExpression':
        // How long something is, is no secret.
        current = lengths.has(file.textOf(current.property)) ? undefined : (fieldBehind(current, file) ?? current.object);
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** What `this.apiKey` is given where it is declared or in the constructor. */
function fieldBehind({ object, property }: TSESTree.MemberExpression, file: SourceFile): Node | undefined {
  const name = object.type === 'ThisExpression' ? nameOfKey(property) : undefined;
  return name === undefined ? undefined : fieldInitializer(classAround(object, file), name, file);
}

const lengths: ReadonlySet<string> = new Set(['length', 'byteLength']);

/** What a call only changes the form of, or what a function of the file gives: `const mac = (id) => createHmac(…).digest('hex')`. */
function behindCall({ callee, arguments: given }: TSESTree.CallExpression, file: SourceFile): Node | undefined {
  if (isFormOf(file.textOf(callee))) return given[0];
  if (callee.type === 'MemberExpression') {
    const method = file.textOf(callee.property);
    if (forms.has(method)) return callee.object;
    // `/^sid=(.+)\.(.+)$/.exec(req.headers.cookie)`.
    if (method === 'exec' || method === 'match') return method === 'exec' ? given[0] : callee.object;
  }
  return resultOf(callee, file) ?? (encoders.test(file.textOf(callee).slice(-60)) ? given[0] : undefined);
}

/** What a function of the file returns, when that is all it does in the end. */
function resultOf(callee: Node, file: SourceFile): Node | undefined {
  const owner = functionDeclaredAs(callee, file);
  return owner && lastResultOf(owner);
}

/** What a variable was declared with; of a parameter what the file calls the function with. */
export function heldFirst(identifier: Node, file: SourceFile): Node | undefined {
  return declaredFrom(identifier, file) ?? givenFor(identifier, file)[0]?.argument;
}

/** `base64url.encode(mac)`, `toHex(mac)`. */
const encoders = /(?:base64|b64|hex)\w{0,20}(?:\.(?:encode|stringify|fromBytes))?$/i;
const forms: ReadonlySet<string> = new Set(['toString', 'trim', 'replace', 'replaceAll', 'slice', 'substring', 'split', 'toLowerCase', 'toUpperCase', 'at', 'pop', 'map', 'join', 'reduce']);
/** What makes text of octets, and octets of text. */
const formFunctions: ReadonlySet<string> = new Set(['Buffer.from', 'String', 'decodeURIComponent', 'encodeURIComponent', 'btoa', 'atob', 'String.fromCharCode', 'String.fromCodePoint', 'Array.from', 'Uint8Array.from']);

function isFormOf(callee: string): boolean {
  return formFunctions.has(callee);
}

/** A secret by its name, of the environment, of the settings or of the session: `process.env.API_KEY`, `config.apiKey`, `req.session.csrfToken`. */
export function secretVariable(node: Node, context: SourceContext): string | undefined {
  const { file } = context.reader;
  const asked = innermost(node, context, (found) => settingAsked(found) !== undefined);
  const setting = asked && settingAsked(asked);
  if (setting !== undefined) return isSecretName(setting) ? setting : undefined;
  const given = innermost(node, context, (found) => found.type === 'MemberExpression' || isImported(found, file) || context.reader.valueOf(found).kind === 'environment-variable');
  if (!given) return undefined;
  const value = context.reader.valueOf(given);
  if (value.kind === 'environment-variable') return isSecretName(value.name) ? value.name : undefined;
  const name = given.type === 'MemberExpression' ? context.reader.keyOf(given) : given.type === 'Identifier' ? given.name : undefined;
  if (name === undefined || !isSecretName(name) || value.kind !== 'unknown') return undefined;
  if (given.type === 'MemberExpression' && isCredentialName(name) && isOfRecord(given, file)) return name;
  if (given.type === 'MemberExpression' && given.object.type === 'ThisExpression') return isCredentialName(name) ? name : undefined;
  if (isImported(given, file)) return name;
  const keeper = given.type === 'MemberExpression' ? file.textOf(given.object).slice(-60) : '';
  return keepers.test(keeper) || (optionsOfPlugin.test(keeper) && isCredentialName(name)) ? name : undefined;
}

/** A field of what was looked up, and not of what the request brought. */
function isOfRecord(member: TSESTree.MemberExpression, file: SourceFile): boolean {
  const record = awaitedRecord(member, file);
  return record !== undefined && !requestNames.has(file.textOf(record.argument).split(/[^\w$]/, 1)[0] ?? '');
}

/** Records and options have keys that are no secret. */
function isCredentialName(name: string): boolean {
  const words = wordsOf(name);
  return ['secret', 'token', 'apikey'].includes(words.at(-1) ?? '') || words.slice(-2).join('') === 'apikey';
}

/** Where an application keeps its settings, and what it gave to a visitor. */
const keepers = /(?:^|\.)(?:env|config|conf|settings|secrets|(?:config|settings|secrets|env)\.\w+)$|\wConfig$|^(?:req|request|ctx)\.session$/;
/** Options of tables and lists have a key as well. */
const optionsOfPlugin = /(?:^|\.)(?:options|opts)$/;

function isImported(node: Node, file: SourceFile): boolean {
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'ImportBinding') return true;
  return def?.type === 'Variable' && def.node.id.type === 'ObjectPattern' && def.node.init !== null && /^require\(/.test(file.textOf(def.node.init));
}

function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return ['secret', 'token', 'apikey', 'password', 'pass', 'signature', 'key'].includes(words.at(-1) ?? '') && !words.includes('public');
}

const requestNames: ReadonlySet<string> = new Set(['req', 'request', 'ctx', 'c', 'event', 'context', 'headers']);

const requestMember = /\b(?:headers?|query|body|cookies?|params|get)\b/;
/** Of an expression, as text. */
const longestRead = 300;

/** A function that is given along may go on with other statements. */
function readsMember(expression: string): boolean {
  const end = expression.indexOf(';');
  return requestMember.test(end < 0 ? expression : expression.slice(0, end));
}

/** Something that a request brought: `req.headers['x-api-key']`, `c.req.header('x-signature')`. */
export function isFromRequest(node: Node, context: SourceContext): boolean {
  const { reader: { file }, index, origins } = context;
  return innermost(node, context, (found) => {
    if (index.valuesAt(origins.of(found)).some(({ source }) => source.is === 'request-cookie' || source.is === 'request-token')) return true;
    if (found.type !== 'MemberExpression' && found.type !== 'CallExpression') return destructuresRequest(found, context);
    if (found.type === 'CallExpression' && readsByCall(found, file)) return true;
    const text = file.textOf(found);
    const root = text.slice(0, 60).split(/[^\w$]/, 1)[0] ?? '';
    return requestNames.has(root) && readsMember(text.slice(0, longestRead));
  }) !== undefined;
}

/** `getHeader(event, 'x-api-key')`, `basicAuth(req)`, and `sent.get('authorization')` of `const sent = await headers()`. */
function readsByCall({ callee, arguments: [first] }: TSESTree.CallExpression, file: SourceFile): boolean {
  if (callee.type === 'Identifier') return first?.type === 'Identifier' && requestNames.has(first.name) && /header|cookie|query|auth|bearer|api_?key/i.test(callee.name);
  if (callee.type !== 'MemberExpression' || nameOfKey(callee.property) !== 'get') return false;
  const held = plainNode(callee.object);
  const init = held.type === 'Identifier' ? heldFirst(held, file) : held;
  return init !== undefined && /^(?:headers|cookies)\(\)/.test(file.textOf(plainNode(init)).slice(0, 20));
}

/** `const { token } = req.body`, `@Headers('x-api-key') key: string`. */
function destructuresRequest(node: Node, { reader: { file } }: SourceContext): boolean {
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'Parameter') return def.name.type === 'Identifier' && def.name.decorators?.some(({ expression }) => /^(?:Headers|Query|Body|Param|Cookies)\(/.test(file.textOf(expression)));
  return def?.type === 'Variable' && def.node.id.type === 'ObjectPattern' && def.node.init !== null && /^(?:req|request|ctx|event)\.(?:body|query|headers|params|cookies)$/.test(file.textOf(def.node.init));
}

/** What a request calls a signature: `req.get('X-Hub-Signature-256')`. */
export function isSentSignature(node: Node, context: SourceContext): boolean {
  const { reader: { file } } = context;
  return innermost(node, context, (found) => (found.type === 'MemberExpression' || found.type === 'CallExpression') && /signature|hmac|\bsig\b/i.test(file.textOf(found).slice(0, 200)) && isFromRequest(found, context)) !== undefined;
}

/** The call that makes it: what is compared with a signature that was sent is the right one, in whatever file it is computed. */
export function computedBy(node: Node, context: SourceContext): string | undefined {
  const call = innermost(node, context, ({ type }) => type === 'CallExpression');
  if (call?.type !== 'CallExpression' || isFromRequest(node, context) || context.reader.valueOf(node).kind === 'environment-variable') return undefined;
  return calledName(call, context.reader)?.slice(0, 60);
}

const nameWords: ReadonlySet<string> = new Set(['signature', 'sig', 'hmac', 'mac', 'digest', 'token', 'csrf', 'received', 'provided', 'expected', 'given', 'presented', 'supplied', 'actual', 'theirs', 'header']);

/** A parameter that is called like what it brings: `(payload, signature) => …`. */
export function isNamedLikeSignature(node: Node, context: SourceContext): boolean {
  const found = innermost(node, context, (candidate) => candidate.type === 'Identifier' && context.reader.file.variableOf(candidate)?.defs[0]?.type === 'Parameter');
  return found?.type === 'Identifier' && wordsOf(found.name).some((word) => nameWords.has(word));
}
