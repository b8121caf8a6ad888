// What code puts into a cookie, told by the name of the value itself: `req.body.password`, `{ email: user.email }`. What went
// through a function may be hashed or encrypted, and is left alone.
import type { ContentKind } from '#shared/facts/content-kind.ts';
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { CookieFact } from '#shared/facts/cookie.ts';
import type { ContentFound } from '#shared/facts/value-content.ts';
import { authorityNames, personalNames, secretNames } from '#shared/standards/content-names.ts';
import { englishWordsOf } from '../other-languages.ts';
import { nameOfKey } from '../../values/class-field.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { givenFor } from '../functions/local-arguments.ts';
import { provenanceOf } from '../provenance.ts';
import type { SourceContext } from '../site-use.ts';
import { fieldsOfParameter } from '../secrets/typed-fields.ts';

/** A secret by these names is as often one of a CSRF defence, a place in a queue or the hash of a file. */
const vague: ReadonlySet<string> = new Set(['secret', 'hash', 'pass', 'mobile', 'mail']);
/** Libraries that encrypt a cookie by a setting made elsewhere. */
const sealing: ReadonlySet<string> = new Set(['@hapi/hapi']);

export function cookieContent(library: string, name: string | undefined, written: Value, context: SourceContext): Pick<CookieFact, 'content' | 'serialised'> {
  if (sealing.has(library)) return {};
  const plain = beforeEncoding(written, context);
  const { fields } = provenanceOf(plain, context);
  const serialised = isJson(plain, context) ? { serialised: true as const } : {};
  const named = (fields ? [...fields.values()] : [plain]).flatMap(alternativesInProduction).flatMap((value) => (value.kind === 'text' && (!fields || value.parts.length === 1) ? value.parts.filter((part) => typeof part !== 'string').flatMap(alternativesInProduction) : [value]));
  if (named.some(({ node }) => isProof(node, context))) return {};
  const byName = [...named.flatMap((value): ContentFound[] => contentNamed(value)), ...contentByType(plain, context)];
  const byValue = byName.length > 0 || !fields ? byName : [...fields].flatMap(([field, value]) => [...secretOfField(field, value, context), ...privilegeOfField(field, value, context)]);
  const told = byValue.length > 0 || name === undefined ? byValue : privilegeOf(name, written);
  const found = told.length > 0 ? told : named.flatMap((value) => userOf(value));
  return found.length > 0 ? { ...serialised, content: { envelope: 'plain', names: found.map(({ field }) => field), found } } : serialised;
}

function isJson({ kind, node }: Value, { reader: { file } }: SourceContext): boolean {
  return kind === 'object' || (kind === 'unknown' && node.type === 'CallExpression' && file.owns(node) && file.textOf(node.callee) === 'JSON.stringify');
}

/** `JSON.stringify(req.session)`, also encoded: the whole session stands in it. */
export function holdsSession(written: Value, context: SourceContext): boolean {
  const { node } = beforeEncoding(written, context);
  const [given] = node.type === 'CallExpression' && context.reader.file.owns(node) && context.reader.file.textOf(node.callee) === 'JSON.stringify' ? node.arguments : [];
  return given !== undefined && /^(?:sess|session|sessionData|session_data)$/i.test(nameIn(given) ?? '');
}

/** `${role}.${sign(role)}`: a signature stands beside what it proves. */
function isProof(node: Node, { reader: { file } }: SourceContext): boolean {
  return file.owns(node) && node.type === 'CallExpression' && /sign|mac|digest|seal/i.test(file.textOf(node.callee).slice(-80));
}

/** What anybody gets back out of the text: `Buffer.from(text).toString('base64')`, `btoa(text)`, `qs.stringify(fields)`, also in a function of the file that is called with it. */
function beforeEncoding(value: Value, context: SourceContext, depth = 0): Value {
  const { reader } = context;
  const { node } = value;
  if (value.kind !== 'unknown' || depth > 5 || !reader.file.owns(node)) return value;
  if (node.type === 'Identifier') {
    const [only, ...others] = givenFor(node, reader.file);
    return only && others.length === 0 ? beforeEncoding(reader.valueOf(only.argument), context, depth + 1) : value;
  }
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return value;
  const { callee, arguments: given } = node;
  const isTurned = callee.type === 'MemberExpression' && reader.keyOf(callee) === 'toString' && (given.length === 1 || callee.object.type === 'NewExpression');
  const inner = isTurned ? callee.object : readable.test(reader.file.textOf(callee)) ? given[0] : undefined;
  if (!inner || inner.type === 'SpreadElement') return value;
  const before = beforeEncoding(reader.valueOf(inner), context, depth + 1);
  // What is written as JSON under its own name is told by that name.
  return before.kind === 'unknown' && reader.file.textOf(callee) === 'JSON.stringify' ? value : before;
}

const readable = /^(?:btoa|encodeURIComponent|encodeURI|escape|Buffer\.from|JSON\.stringify|(?:qs|querystring|queryString|superjson|devalue)\.stringify|URLSearchParams|(?:base64|base64url|Base64|jsBase64)\.encode)$/;

/** `JSON.stringify(draft)` with `draft: Draft` and `interface Draft { ssn: string }`. */
function contentByType({ kind, node }: Value, context: SourceContext): ContentFound[] {
  const [given] = kind === 'unknown' && node.type === 'CallExpression' && context.reader.file.owns(node) && context.reader.file.textOf(node.callee) === 'JSON.stringify' ? node.arguments : [];
  return (given && fieldsOfParameter(given, context))?.flatMap((field) => kindNamed(field)) ?? [];
}

function contentNamed(value: Value): ContentFound[] {
  const field = value.kind === 'unknown' ? nameIn(value.node) : undefined;
  return field === undefined ? [] : kindNamed(field);
}

function kindNamed(field: string): ContentFound[] {
  const plain = plainName(field);
  const words = englishWordsOf(field);
  const kind: ContentKind | undefined = vague.has(plain) ? undefined : (secretNames.get(plain) ?? personalNames.get(plain) ?? personalEnding(words) ?? (authorityNames.get(words.join('')) === 'privilege' ? 'privilege' : undefined));
  return kind === undefined ? [] : [{ kind, field }];
}

/** `user.id`, `String(member._id)`, `userId`: who somebody is, where nothing else is said. */
function userOf(value: Value): ContentFound[] {
  const field = value.kind === 'unknown' ? nameIn(value.node) : undefined;
  if (field === undefined) return [];
  const owner = field === 'id' || field === '_id' ? ownerIn(value.node) : undefined;
  const isUser = owner === undefined ? authorityNames.get(plainName(field)) === 'user-id' : users.has(wordsOf(owner).at(-1) ?? '');
  return isUser ? [{ kind: 'user-id', field: owner === undefined ? field : `${owner}.${field}` }] : [];
}

const users: ReadonlySet<string> = new Set(['user', 'member', 'account', 'customer', 'admin', 'employee', 'client', 'person', 'patient', 'student', 'player', 'driver']);

/** `user` of `user.id`, also in `user.id.toString()`. */
function ownerIn(node: Node): string | undefined {
  const member = insideCalls(node);
  return member.type === 'MemberExpression' ? nameIn(member.object) : undefined;
}

/** `{ password: pass }`, `{ pwd: req.body.p }`: the field says it, of a value that is taken as it was sent or is called alike. A hash is made by a call. */
function secretOfField(field: string, value: Value, { reader: { file } }: SourceContext): ContentFound[] {
  const kind = secretNames.get(plainName(field));
  if (kind === undefined || vague.has(plainName(field)) || value.kind !== 'unknown') return [];
  const name = nameIn(value.node);
  const isAlike = name !== undefined && secretNames.get(plainName(name)) === kind;
  const isSent = value.node.type === 'MemberExpression' && file.owns(value.node) && /^(?:req|request|ctx\.request)\.body\??\.[\w$]{1,40}$/.test(file.textOf(value.node));
  return isAlike || isSent ? [{ kind, field }] : [];
}

/** `{ permissions: await permissionsOf(user.id) }`, `{ roles: user.roles.map((role) => role.name) }`: the field says it, and what makes the value is called alike. */
function privilegeOfField(field: string, { kind, node }: Value, { reader: { file } }: SourceContext): ContentFound[] {
  const made = node.type === 'AwaitExpression' ? node.argument : node;
  if (kind !== 'unknown' || made.type !== 'CallExpression' || !file.owns(made) || authorityNames.get(englishWordsOf(field).join('')) !== 'privilege') return [];
  const word = wordsOf(field).at(-1)!.replace(/s$/, '');
  return wordsOf(file.textOf(made.callee).slice(-80)).some((one) => one.replace(/s$/, '') === word) ? [{ kind: 'privilege', field }] : [];
}

/** `owner_email`, `contactPhone`: whose it is stands before it, or what was done to it. */
function personalEnding(words: readonly string[]): ContentKind | undefined {
  const last = words.at(-1) ?? '';
  const isWhose = words.length === 2 && owners.has(words[0]!);
  return isWhose && (last === 'email' || last === 'phone' || last === 'iban' || last === 'birthdate' || last === 'birthday') ? personalNames.get(last) : undefined;
}

const owners: ReadonlySet<string> = new Set(['user', 'owner', 'customer', 'member', 'contact', 'account', 'client', 'guest', 'buyer', 'login', 'primary', 'my', 'person', 'billing', 'admin', 'patient', 'student', 'employee', 'invitee', 'subscriber']);

/** `set('isAdmin', user.admin ? '1' : '0')`: words that are written down are not sealed, and the name of the cookie says what they are. */
function privilegeOf(name: string, written: Value): ContentFound[] {
  const plain = englishWordsOf(name.replace(/^__(?:Host|Secure)-/i, '')).join('').replaceAll(/[^a-z]/g, '');
  const isWritten = alternativesInProduction(written).every((option) => option.kind === 'literal' && option.value !== null && option.value !== undefined);
  if (!isWritten) return [];
  return authorityNames.get(plain) === 'privilege' || (ranks.has(plain.replace(/^is/, '')) && isRightChosen(written)) ? [{ kind: 'privilege', field: name }] : [];
}

/** `set('editor', user.is_editor ? '1' : '0')`: what it says depends on a right of the user. */
function isRightChosen({ node }: Value): boolean {
  const words = node.type === 'ConditionalExpression' && node.test.type === 'MemberExpression' ? wordsOf(nameIn(node.test) ?? '') : [];
  return words[0] === 'is' && ranks.has(words.slice(1).join(''));
}

const ranks: ReadonlySet<string> = new Set(['admin', 'administrator', 'editor', 'moderator', 'staff', 'superuser', 'superadmin', 'manager', 'owner', 'operator', 'reviewer']);

function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Functions that change the form of a value and not what it says. */
const sameContent: ReadonlySet<string> = new Set(['String', 'Number', 'JSON.stringify', 'encodeURIComponent']);

/** The last name of `user.email`, `req.body?.email` or `email`, also in `String(user.email)`. */
function nameIn(node: Node): string | undefined {
  const inner = insideCalls(node);
  if (inner.type === 'MemberExpression') return inner.computed ? undefined : nameOfKey(inner.property);
  if (inner.type === 'CallExpression') return fieldAsked(inner);
  return inner.type === 'Identifier' ? inner.name : undefined;
}

/** `password` of `form.get('password')`. */
function fieldAsked({ callee, arguments: [name, ...others] }: TSESTree.CallExpression): string | undefined {
  if (callee.type !== 'MemberExpression' || nameOfKey(callee.property) !== 'get' || others.length > 0 || name?.type !== 'Literal' || typeof name.value !== 'string') return undefined;
  const owner = callee.object.type === 'Identifier' ? callee.object.name : callee.object.type === 'MemberExpression' ? (nameOfKey(callee.object.property) ?? '') : '';
  return /form|body|data$|values|fields/i.test(owner) ? name.value : undefined;
}

/** `user.email` of `String(user.email)` and `user.email!.toString()`; what another call makes is that call. */
function insideCalls(node: Node): Node {
  if (node.type === 'CallExpression') {
    const { callee, arguments: [first] } = node;
    if (callee.type === 'MemberExpression' && asTextMethods.has(nameOfKey(callee.property) ?? '')) return insideCalls(callee.object);
    const called = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? `${callee.object.name}.${nameOfKey(callee.property)}` : '';
    return first && sameContent.has(called) ? insideCalls(first) : node;
  }
  // `form.get('email') ?? ''`.
  if (node.type === 'LogicalExpression' && node.operator !== '&&' && node.right.type === 'Literal') return insideCalls(node.left);
  return node.type === 'ChainExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression' ? insideCalls(node.expression) : node;
}

const asTextMethods: ReadonlySet<string> = new Set(['toString', 'toHexString']);
