import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { callBehind } from '../../sites/functions/call-behind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const rights: ReadonlySet<string> = new Set(['role', 'roles', 'userrole', 'isadmin', 'admin', 'issuperuser', 'superuser', 'permission', 'permissions', 'accesslevel', 'isstaff', 'ismoderator', 'privilege', 'privileges', 'usertype', 'isauthenticated', 'authenticated', 'isloggedin', 'loggedin']);
const endings: ReadonlySet<string> = new Set(['role', 'roles', 'permissions', 'privileges']);
const identities: ReadonlySet<string> = new Set(['userid', 'uid', 'username', 'useremail', 'accountid', 'customerid', 'user', 'email', 'memberid']);
/** Yes or no: that such a cookie is there is already what it says. */
const flags: ReadonlySet<string> = new Set(['isadmin', 'admin', 'issuperuser', 'superuser', 'isstaff', 'ismoderator', 'isauthenticated', 'authenticated', 'isloggedin', 'loggedin']);

/** A cookie of the request, as it came, in a condition or as the key of a look-up. */
export default defineShape({
  check: 'cookie-trusted-for-authorization',
  // hapi calls the cookies of a request its state.
  needs: [['cookie', 'request.state'], ['role', 'admin', 'permission', 'user', 'privilege', 'superuser', 'accesslevel', 'access_level', 'staff', 'moderator', 'account', 'customer', 'email', 'member', 'uid', 'authenticated', 'logged', 'forbidden', 'editor']],
  reads: 'request-cookie',
  find(context) {
    const { file } = context.reader;
    const named = (node: Node) => shapeFor(node, context, 'decision', (name) => isRight(name) || isIdentity(name));
    const tested = [...file.nodesOf('SwitchStatement').map(({ discriminant }) => discriminant), ...file.nodesOf('CallExpression').flatMap((call) => searchedFor(call, context))];
    const compared = file.nodesOf('BinaryExpression').flatMap((node) => comparedIn(node, context, named));
    const present = [...file.nodesOf('IfStatement'), ...file.nodesOf('ConditionalExpression')].flatMap(({ test }) => operandsOf(test));
    const refusing = file.nodesOf('BinaryExpression').flatMap((node) => refusedBy(node, context));
    const decisions = [...compared, ...refusing, ...tested.flatMap(named), ...present.flatMap((node) => shapeFor(node, context, 'decision', (name) => flags.has(plain(name))))];
    const lookups = file.nodesOf('CallExpression').filter((call) => isLookup(call, context)).flatMap((call) => call.arguments.flatMap((argument) => partsOf(argument)).flatMap((node) => shapeFor(node, context, 'look-up', isIdentity)));
    return distinct([...decisions, ...lookups]);
  },
});

function distinct(found: readonly FoundShape[]): FoundShape[] {
  return [...new Map(found.map((one) => [`${one.node.loc.start.line} ${one.name}`, one])).values()];
}

/** What is compared with something that says more than whether it is there; few sides are a cookie, so that is asked first. */
function comparedIn({ operator, left, right }: TSESTree.BinaryExpression, { reader }: SourceContext, named: (node: Node) => FoundShape[]): FoundShape[] {
  if (!['===', '!==', '==', '!=', '<', '>', '<=', '>='].includes(operator)) return [];
  const isNothing = (node: Node) => {
    const value = reader.valueOf(node);
    return value.kind === 'literal' && (value.value === undefined || value.value === null || value.value === '');
  };
  const found = [left as Node, right].flatMap((side) => [...named(side), ...rankedBy(side).flatMap(named)]);
  return found.length === 0 || isNothing(left) || isNothing(right) ? [] : found;
}

/** `role` of `rank(role)`, `Number(levels.get(role))` and `LEVELS[role]`, which are compared with what somebody needs. */
function rankedBy(side: Node): Node[] {
  const inner = plainNode(side.type === 'LogicalExpression' ? side.left : side);
  if (inner.type === 'MemberExpression' && inner.computed) return [inner.property];
  const [only, ...others] = inner.type === 'CallExpression' ? inner.arguments : [];
  const called = inner.type === 'CallExpression' ? (inner.callee.type === 'MemberExpression' ? inner.callee.object : inner.callee) : undefined;
  return only && others.length === 0 && called?.type === 'Identifier' && ranking.test(called.name) ? [only] : [];
}

const ranking = /rank|level|weight|priorit|tier|score|order|hierarch|roleindex/i;

/** `['admin', 'editor'].includes(role)`, `role.includes('admin')`. */
function searchedFor(call: TSESTree.CallExpression, { reader }: SourceContext): Node[] {
  const { callee } = call;
  if (callee.type !== 'MemberExpression') return [];
  const name = reader.keyOf(callee);
  return name === 'includes' || name === 'indexOf' || name === 'has' ? [...call.arguments, callee.object] : [];
}

/** `if (cookies.get('vendor') !== '1') error(403)`: a text that anybody can write, and without it nobody gets in; also the right that is kept of it, as in `locals.editor = cookies.get('editor') === '1'`. */
function refusedBy(node: TSESTree.BinaryExpression, context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  if (!['===', '!==', '==', '!='].includes(node.operator)) return [];
  const [cookie, text] = isText(node.right) ? [node.left, node.right] : [node.right, node.left];
  if (!isText(text)) return [];
  const parent = file.parentOf(node);
  const isRefusal = parent?.type === 'IfStatement' && parent.test === node && refusal.test(file.textOf(node.operator.startsWith('!') ? parent.consequent : (parent.alternate ?? node)).slice(0, 300));
  const left = parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' ? parent.left : undefined;
  const kept = left && keepers.has(file.textOf(left.object).split('.').at(-1)!) ? context.reader.keyOf(left) : undefined;
  if (!isRefusal && !(kept !== undefined && ranks.test(kept))) return [];
  return shapeFor(cookie, context, 'decision', (name) => !wordsOf(name).some((word) => harmless.has(word)) && !isSignedByDefault(cookie, context));
}

function isText(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && node.value !== '';
}

const keepers: ReadonlySet<string> = new Set(['locals', 'state', 'user', 'auth', 'context']);
const refusal = /\b40[13]\b|forbidden|unauthori[sz]ed/i;
const ranks = /^(?:is|can)?_?(?:admin|administrator|editor|moderator|staff|superuser|manager|owner|operator|reviewer)$/i;
/** What somebody agreed to, or where a request comes from, is asked of visitors. */
const harmless: ReadonlySet<string> = new Set(['consent', 'age', 'adult', 'terms', 'tos', 'gdpr', 'country', 'region', 'geo', 'maintenance', 'bot', 'captcha', 'challenge', 'preview', 'beta', 'csrf', 'xsrf']);

/** Koa verifies a cookie that is read with options when its application has keys, which another file may give it. */
function isSignedByDefault(node: Node, { reader, index, origins }: SourceContext): boolean {
  return (callBehind(node, reader)?.arguments.length ?? 0) > 1 && index.valuesAt(origins.of(node)).some(({ source }) => source.api === 'ctx.cookies.get');
}

function operandsOf(test: Node): Node[] {
  if (test.type === 'LogicalExpression') return [...operandsOf(test.left), ...operandsOf(test.right)];
  return test.type === 'UnaryExpression' && test.operator === '!' ? operandsOf(test.argument) : [test];
}

const lookupWords: readonly string[] = ['find', 'get', 'load', 'fetch', 'query', 'select', 'where', 'execute', 'lookup', 'update', 'delete'];

function isLookup(call: TSESTree.CallExpression, { reader, index, origins }: SourceContext): boolean {
  const name = call.callee.type === 'MemberExpression' ? reader.keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : undefined;
  if (name === undefined || !lookupWords.some((word) => name.toLowerCase().startsWith(word))) return false;
  // `cookies().get('userId')` reads the cookie itself.
  return index.valuesAt(origins.of(call)).length === 0;
}

/** Values inside an argument: `{ where: { id } }`, `[id]`, `` `… ${id}` ``. */
function partsOf(node: Node, depth = 0): Node[] {
  if (depth > 4) return [];
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((property) => (property.type === 'Property' ? partsOf(property.value, depth + 1) : []));
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? partsOf(element, depth + 1) : []));
    case 'TemplateLiteral':
      return node.expressions.flatMap((expression) => partsOf(expression, depth + 1));
    case 'CallExpression':
    case 'NewExpression':
      return node.arguments[0] && asIdentifier.test(nameOfCallee(node.callee)) ? partsOf(node.arguments[0], depth + 1) : [node];
    default:
      return [node];
  }
}

/** `new ObjectId(id)`, `oid(id)`, `BigInt(id)`: the same in another form. */
const asIdentifier = /^(?:(?:to)?oid|.{0,20}objectid|bigint|createfromhexstring|decodeuricomponent)$/i;

function nameOfCallee(callee: Node): string {
  return callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}

function shapeFor(node: Node, context: SourceContext, use: string, isTelling: (name: string) => boolean): FoundShape[] {
  const name = mayBeCookie(node, context.reader.file) ? cookieNamed(node, context) : undefined;
  if (name === undefined || !isTelling(name)) return [];
  const { file } = context.reader;
  const around = file.functionAround(node);
  return [{ node, name, library: 'by hand', traits: { use: set(use), verified: set(around !== undefined && isVerifiedIn(around, file)) } }];
}

/** `role`, and `shop_role` or `__Host-club-role`, whoever's it is. */
function isRight(name: string): boolean {
  return rights.has(plain(name)) || endings.has(wordsOf(name).at(-1) ?? '');
}

/** `userId`, and `club_uid` or `__Host-club-user-id`; the number of a visitor says who nobody is. */
function isIdentity(name: string): boolean {
  const words = wordsOf(name);
  const isEnding = [1, 2].some((count) => words.length > count && endingsOfUsers.has(words.slice(-count).join('')));
  return identities.has(plain(name)) || (isEnding && !words.some((word) => ofVisitors.has(word)));
}

const endingsOfUsers: ReadonlySet<string> = new Set(['userid', 'uid', 'username', 'useremail', 'accountid', 'customerid', 'memberid']);
const ofVisitors: ReadonlySet<string> = new Set(['visitor', 'anonymous', 'anon', 'guest', 'ga', 'analytics', 'tracking', 'ajs', 'device', 'client', 'referrer', 'last']);

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Told by how it is written, since most of what is compared is no cookie: something on the way to it is called one, or is read by a name. */
function mayBeCookie(node: Node, file: SourceFile, depth = 0): boolean {
  if (depth > 6) return false;
  if (/cookie|state/i.test(file.textOf(node).slice(0, 300))) return true;
  const inner = plainNode(node);
  switch (inner.type) {
    case 'MemberExpression':
      return mayBeCookie(inner.object, file, depth + 1);
    case 'LogicalExpression':
      return mayBeCookie(inner.left, file, depth + 1) || mayBeCookie(inner.right, file, depth + 1);
    case 'CallExpression':
      return (inner.callee.type === 'Identifier' && mayReadCookie(inner.callee, file)) || inner.arguments.some((argument) => argument.type === 'Literal' || mayBeCookie(argument, file, depth + 1));
    case 'Identifier': {
      const init = onlyDefinition(inner, file)?.init;
      return init ? mayBeCookie(init, file, depth + 1) : false;
    }
    default:
      return false;
  }
}

/** `remembered(ctx)` of this file, when it says so, or of another one. */
function mayReadCookie(callee: TSESTree.Identifier, file: SourceFile): boolean {
  const def = file.variableOf(callee)?.defs[0];
  const made = def?.type === 'FunctionName' ? def.node : def?.type === 'Variable' ? def.node.init : undefined;
  return def?.type === 'ImportBinding' || (made !== undefined && made !== null && isFunction(made) && /cookie/i.test(file.textOf(made).slice(0, 300)));
}

/** The name under which a request's cookie, or a field of the JSON in it, is read. */
function cookieNamed(node: Node, context: SourceContext, depth = 0): string | undefined {
  const { reader, index, origins } = context;
  const { file } = reader;
  if (depth > 4) return undefined;
  const inner = node.type === 'ChainExpression' || node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression' ? node.expression : node;
  if (inner !== node) return cookieNamed(inner, context, depth + 1);
  if (node.type === 'CallExpression' && ['Number', 'parseInt', 'String', 'JSON.parse'].includes(file.textOf(node.callee)) && node.arguments[0]) return cookieNamed(node.arguments[0], context, depth + 1);
  // One that is there counts, also after something better.
  if (node.type === 'LogicalExpression') return node.operator === '&&' ? undefined : (cookieNamed(node.left, context, depth + 1) ?? cookieNamed(node.right, context, depth + 1));
  if (index.valuesAt(origins.of(node)).some(({ source }) => source.is === 'request-cookie')) return nameRead(node, context, depth);
  if (node.type === 'MemberExpression') {
    const object = cookieNamed(node.object, context, depth + 1);
    return object === undefined || isBuiltIn(reader.keyOf(node)) ? undefined : reader.keyOf(node);
  }
  if (node.type === 'CallExpression') return cookieReadBy(node, context, depth);
  if (node.type !== 'Identifier') return undefined;
  const definition = onlyDefinition(node, file);
  const isRead = definition?.init?.type === 'CallExpression' || definition?.init?.type === 'LogicalExpression';
  return definition && definition.id.type === 'Identifier' && definition.init && isRead ? cookieNamed(definition.init, context, depth + 1) : undefined;
}

/** `currentUser(ctx)` of a function that gives back a cookie and does nothing else. */
function cookieReadBy({ callee }: TSESTree.CallExpression, context: SourceContext, depth: number): string | undefined {
  const called = callee.type === 'Identifier' ? calledFunction(callee, context) : undefined;
  if (!called) return undefined;
  const { body } = called.owner;
  const [first, ...others] = body.type === 'BlockStatement' ? body.body : [];
  const given = body.type !== 'BlockStatement' ? body : first?.type === 'ReturnStatement' && others.length === 0 ? first.argument : undefined;
  return given ? cookieNamed(given, called.there, depth + 1) : undefined;
}

function isBuiltIn(key: string | undefined): boolean {
  return key === undefined || key === 'length' || key === 'value';
}

function nameRead(node: Node, context: SourceContext, depth: number): string | undefined {
  const { reader } = context;
  if (depth > 6 || reader.file.textOf(node).includes('signed')) return undefined;
  switch (node.type) {
    case 'MemberExpression': {
      const key = reader.keyOf(node);
      return key === 'value' ? nameRead(node.object, context, depth + 1) : key;
    }
    case 'ChainExpression':
      return nameRead(node.expression, context, depth + 1);
    case 'CallExpression': {
      const name = node.arguments.map((argument) => reader.valueOf(argument)).find((value) => value.kind === 'literal' && typeof value.value === 'string');
      return name?.kind === 'literal' ? String(name.value) : (nameMeant(node.arguments.at(-1), reader.file) ?? cookieReadBy(node, context, depth));
    }
    case 'Identifier': {
      const definition = onlyDefinition(node, reader.file);
      if (!definition?.init || reader.file.textOf(definition.init).includes('signed')) return undefined;
      return definition.id.type === 'ObjectPattern' ? node.name : nameRead(definition.init, context, depth + 1);
    }
    case 'LogicalExpression':
      return cookieNamed(node, context, depth + 1);
    default:
      return undefined;
  }
}

/** `role` of `ROLE_COOKIE`, a constant of another file that Nuxt imports by itself. */
function nameMeant(name: Node | undefined, file: SourceFile): string | undefined {
  const called = name?.type === 'Identifier' || name?.type === 'MemberExpression' ? file.textOf(name).split('.').at(-1)! : '';
  return /cookie/i.test(called) ? called.replaceAll(/_?(?:cookie|name|key)_?/gi, '') : undefined;
}

function onlyDefinition(node: TSESTree.Identifier, file: SourceFile): TSESTree.VariableDeclarator | undefined {
  const [definition, ...others] = file.variableOf(node)?.defs ?? [];
  return others.length === 0 && definition?.type === 'Variable' ? definition.node : undefined;
}

function isVerifiedIn(owner: Node, file: SourceFile): boolean {
  return /verif|unsign|decrypt|hmac|unseal/i.test(file.textOf(owner));
}
