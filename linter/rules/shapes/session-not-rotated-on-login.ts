import { set, unknown, type Known } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { wordsOf } from '#shared/parse/words.ts';
import passport from '../../models/passport.ts';
import { sessionTexts } from '../../sites/project/application-files.ts';
import { callsWithin } from '../../sites/functions/calls-within.ts';
import { holdsForVersion } from '../../sites/project/installed-version.ts';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/functions/names-around.ts';
import { piecesFor } from '../../sites/other-languages.ts';
import { provenanceOf } from '../../sites/provenance.ts';
import { recordFields } from '../../sites/sessions/session-records.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFollowedBy } from '../../sites/gate/text-near.ts';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Fields of a session that say who the user is. */
const identities: ReadonlySet<string> = new Set(['user', 'userid', 'uid', 'username', 'account', 'accountid', 'loggedin', 'isloggedin', 'authenticated', 'isauthenticated', 'auth', 'isauth', 'currentuser', 'member', 'memberid', 'customerid', 'useremail', 'admin', 'isadmin']);
const logins = ['login', 'signin', 'logon', 'authenticate', 'authentication', 'signup', 'register', 'session', 'sessions', 'callback', 'verify', 'otp', 'mfa', '2fa', 'totp'];
/** What gives the session another identifier. */
const renewals = ['regenerate', 'newSession', 'rotateSession', 'renewSession', 'createSession(', 'session = null', 'genid'];
/** `req.login` of passport, in the versions that its model is about. */
const logIns = ['.login(', '.logIn('];

/** `req.session.userId = user.id` in the code of a login. */
export default defineShape({
  check: 'session-not-rotated-on-login',
  needs: [['session'], ['login', 'signin', 'sign-in', 'sign_in', 'password', 'authenticate', 'logon', 'callback', 'signup', 'register', 'startsession', 'opensession', 'createsession', 'verif', 'otp', 'mfa', '2fa', ...piecesFor('login'), ...piecesFor('password')]],
  mayBeIn: (text) => sessionOfRequest.test(text) || isFollowedBy(text, /\bsession\b/g, unpacked, { within: 200, until: /[;\n]/ }) || ownSession.test(text),
  find(context) {
    const { file } = context.reader;
    const assigned = file.nodesOf('AssignmentExpression').flatMap((node): Written[] => (node.operator === '=' ? [{ node, field: sessionField(node.left, node.right, context), value: node.right }] : []));
    const given = file.nodesOf('CallExpression').flatMap((call) => fieldsSetBy(call, context));
    const byHandler = new Map<FunctionNode, FoundShape>();
    for (const { node, field, value } of [...assigned, ...given]) {
      const handler = field && outermostFunction(node, file);
      if (!field || !handler || byHandler.has(handler) || !isLogin(node, handler, context) || isEmpty(value, context) || !(field.isIdentity || isOfCheckedRecord(value, handler, context))) continue;
      byHandler.set(handler, {
        node,
        name: field.text,
        side: 'server',
        library: field.owner === 'ctx' ? 'koa' : 'express-session',
        traits: { renewed: set(isRenewed(handler, context)), kept: keptWhere(field.owner, context) },
      });
    }
    for (const { node, name, value, key } of recordFields(context)) {
      const handler = outermostFunction(node, file);
      if (!handler || byHandler.has(handler) || !isIdentity(name) || !isLogin(node, handler, context) || !isOfCheckedRecord(value, handler, context)) continue;
      byHandler.set(handler, { node, name, side: 'server', library: 'by hand', traits: { byHand: set(true), renewed: set(mayGiveAnother(handler, key, context)), kept: set('server') } });
    }
    return [...byHandler.values()];
  },
});

/** A session that the code keeps itself gets a new identifier where one is made, or where the old one is thrown away. */
function mayGiveAnother(handler: FunctionNode, key: string, context: SourceContext): boolean {
  const { file } = context.reader;
  const isReplaced = file.nodesOf('AssignmentExpression').some((one) => contains(handler, one) && file.textOf(one.left) === key);
  return isReplaced || isRenewed(handler, context) || /random|uuid|nanoid|ulid|cuid|newid|newsession|generate|rotate|renew|create|issue|delete|remove|destroy|revoke|\.del\(/i.test(file.textOf(handler));
}

interface Field {
  readonly owner: string;
  readonly text: string;
  /** Its name says who the user is; else only its value can. */
  readonly isIdentity: boolean;
}

/** What else a session may be about. */
const otherRecords: ReadonlySet<string> = new Set(['cart', 'basket', 'order', 'checkout', 'org', 'organization', 'organisation', 'tenant', 'team', 'workspace', 'project', 'device', 'request', 'trace', 'challenge', 'flow', 'pending', 'mfa', 'totp', 'otp', 'twofactor', 'passkey', 'webauthn', 'reset', 'verification', 'tmp', 'temp', 'csrf', 'session', 'chat', 'game', 'room', 'post', 'file']);

/** `driver.id` of a record that the handler tests, or has tested with what the request brought. */
function isOfCheckedRecord(value: Node, handler: FunctionNode, context: SourceContext): boolean {
  const { reader } = context;
  const { file } = reader;
  const inner = value.type === 'CallExpression' && value.arguments[0] && (file.textOf(value.callee) === 'String' || file.textOf(value.callee) === 'Number') ? value.arguments[0] : value;
  // `{ id: operator.id, desk: operator.desk }`.
  if (inner.type === 'ObjectExpression') return inner.properties.some((property) => property.type === 'Property' && isOfCheckedRecord(property.value, handler, context));
  if (inner.type !== 'MemberExpression' || inner.object.type !== 'Identifier' || !['id', '_id'].includes(reader.keyOf(inner) ?? '')) return false;
  const { name } = inner.object;
  const isTested = file.nodesOf('IfStatement').some(({ test }) => contains(handler, test) && file.textOf(test).startsWith(`!${name}`));
  return isTested || callsWithin(handler, file).some((call) => call.arguments.length > 1 && call.arguments.some((one) => one.type === 'Identifier' && one.name === name) && call.arguments.some((one) => /\b(?:req|request|ctx\.request)\.body\b/.test(file.textOf(one))));
}

interface Written {
  readonly node: Node;
  readonly field: Field | undefined;
  readonly value: Node;
}

function sessionField(target: Node, value: Node, { reader }: SourceContext): Field | undefined {
  return target.type === 'MemberExpression' ? fieldOf(target.object, reader.keyOf(target), value, reader) : undefined;
}

function fieldOf(session: Node, field: string | undefined, value: Node, reader: SourceContext['reader']): Field | undefined {
  const owner = ownerOfSession(session, reader);
  if (owner === undefined || field === undefined) return undefined;
  const words = wordsOf(field);
  const mayIdentify = (words.length > 1 && words.at(-1) === 'id') || value.type === 'ObjectExpression';
  return isIdentity(field) || (mayIdentify && !words.some((word) => otherRecords.has(word))) ? { owner, text: `${owner}.session.${field}`, isIdentity: isIdentity(field) } : undefined;
}

function isIdentity(field: string): boolean {
  return identities.has(field.toLowerCase().replaceAll('_', ''));
}

/** What `ownerOfSession` knows. */
const sessionOfRequest = /\b(?:req|request|ctx|context)!?(?:\?\.|\.|\[['"])session\b|@Session\b/;
/** `sessions.get(id)`, `sessionStore[id]`, `store.save(req.sessionId, …)`. */
const ownSession = /session\w{0,20}(?:\.\w|\[)|session_?id(?![a-z])/i;
const unpacked = /\} ?= ?(?:req|request|ctx|context)\b/;

/** `req` of `req.session`, also where a variable or a decorated parameter holds the session. */
function ownerOfSession(given: Node, reader: SourceContext['reader']): string | undefined {
  const { file } = reader;
  const node = plainNode(given);
  if (node.type === 'MemberExpression') {
    const isSession = reader.keyOf(node) === 'session' && node.object.type === 'Identifier' && /^(?:req|request|ctx|context)$/.test(node.object.name);
    return isSession && node.object.type === 'Identifier' ? node.object.name : undefined;
  }
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'Parameter') return def.name.type === 'Identifier' && def.name.decorators?.some(({ expression }) => /^Session\b/.test(file.textOf(expression))) ? 'request' : undefined;
  if (def?.type !== 'Variable' || !def.node.init) return undefined;
  const { id, init } = def.node;
  if (id.type === 'Identifier') return plainNode(init).type === 'MemberExpression' ? ownerOfSession(init, reader) : undefined;
  return id.type === 'ObjectPattern' && def.name.name === 'session' && init.type === 'Identifier' && /^(?:req|request|ctx|context)$/.test(init.name) ? init.name : undefined;
}

/** `request.session.set('userId', user.id)`, `Object.assign(req.session, { userId: user.id })`. */
function fieldsSetBy(call: TSESTree.CallExpression, { reader }: SourceContext): Written[] {
  const { callee, arguments: [first, second] } = call;
  if (!first || !second || callee.type !== 'MemberExpression') return [];
  if (reader.keyOf(callee) === 'set') {
    const name = first.type === 'Literal' ? String(first.value) : undefined;
    return [{ node: call, field: fieldOf(callee.object, name, second, reader), value: second }];
  }
  if (reader.file.textOf(callee) !== 'Object.assign' || second.type !== 'ObjectExpression') return [];
  return second.properties.flatMap((property) => (property.type === 'Property' ? [{ node: call, field: fieldOf(first, reader.keyOf(property), property.value, reader), value: property.value }] : []));
}

/** The name of the code says so, or it looks at a password. */
function isLogin(node: Node, handler: FunctionNode, { reader: { file } }: SourceContext): boolean {
  const names = namesAround(node, file);
  if (names.some((name) => saysOneOf(name, ['logout', 'signout', 'logoff']))) return false;
  return names.some((name) => saysOneOf(name, logins)) || isOfSessionService(handler, file) || /password/i.test(file.textOf(handler));
}

/** `class SessionService { establish(req, account) { … } }`. */
function isOfSessionService(handler: FunctionNode, file: SourceFile): boolean {
  const method = file.parentOf(handler);
  const owner = method?.type === 'MethodDefinition' ? file.parentOf(file.parentOf(method) ?? method) : undefined;
  const verb = method?.type === 'MethodDefinition' ? (wordsOf(nameOfKey(method.key) ?? '')[0] ?? '') : '';
  return owner !== undefined && (owner.type === 'ClassDeclaration' || owner.type === 'ClassExpression') && saysOneOf(owner.id?.name ?? '', ['session', 'sessions']) && opening.has(verb);
}

const opening: ReadonlySet<string> = new Set(['establish', 'create', 'start', 'begin', 'open', 'issue']);

function isEmpty(value: Node, context: SourceContext): boolean {
  const read = context.reader.valueOf(value);
  return provenanceOf(read, context).is === 'empty' || (read.kind === 'literal' && !read.value);
}

function isRenewed(handler: FunctionNode, { reader: { file }, versionOf }: SourceContext): boolean {
  const text = file.textOf(handler);
  return [...renewals, ...(holdsForVersion(passport, versionOf(passport.library)) ? logIns : [])].some((word) => text.includes(word));
}

/** A session that is itself in the cookie has no identifier that could be planted. */
function keptWhere(owner: string, context: SourceContext): Known<string> {
  const { reader: { file }, versionOf } = context;
  const here = keptAsIn([file.text]);
  if (here !== undefined) return set(here);
  // Only a session with an identifier has one to show, and is saved, destroyed or renewed with a callback.
  if (owner !== 'ctx' && /\.sessionID\b|\.session\.(?:destroy|regenerate|save|reload)\(\s*(?:\(\w|\(\)|function\b|async\b|\w+\s*=>)/.test(file.text)) return set('server');
  // Of the sessions of Fastify, those in the cookie are neither saved nor destroyed.
  if (/['"]fastify['"]|Fastify(?:Request|Instance|Plugin)/.test(file.text) && /\.session\.(?:save|destroy|reload)\(/.test(file.text)) return set('server');
  const installed = owner === 'ctx' ? versionOf('koa-generic-session') : versionOf('express-session');
  if (installed !== undefined && versionOf('cookie-session') === undefined) return set('server');
  const elsewhere = keptAsIn(sessionTexts(context));
  return elsewhere === undefined ? unknown('no file says which library keeps the session') : set(elsewhere);
}

/** By the libraries that these texts name, when they agree. */
function keptAsIn(texts: readonly string[]): string | undefined {
  const isInCookie = texts.some((text) => /['"](?:cookie-session|client-sessions|iron-session|@fastify\/secure-session)['"]/.test(text));
  if (isInCookie) return 'cookie';
  // It keeps the session in the cookie, and only an identifier when it is given a store.
  const ofKoa = texts.find((text) => /['"]koa-session['"]/.test(text));
  if (ofKoa !== undefined) return /\b(?:store|ContextStore)\s{0,5}[:,}]/.test(ofKoa) ? 'server' : 'cookie';
  return texts.some((text) => /['"](?:express-session|@fastify\/session|koa-generic-session)['"]/.test(text)) ? 'server' : undefined;
}
