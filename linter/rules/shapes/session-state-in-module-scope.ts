import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { isElsewhere } from '../../sites/functions/imported-wrappers.ts';
import { nameOfFunction } from '../../sites/functions/names-around.ts';
import { storeWrites } from '../../sites/page/shared-stores.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { FunctionNode, Node, SourceFile, Variable } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

const ofUser: ReadonlySet<string> = new Set(['user', 'currentuser', 'session', 'token', 'accesstoken', 'auth', 'account', 'userid', 'principal', 'loggedinuser', 'customer', 'member', 'profile', 'viewer', 'identity', 'claims']);
const holders: ReadonlySet<string> = new Set(['req', 'request', 'ctx', 'context', 'event', 'c', 'locals', 'headers', 'cookies']);
const personal: ReadonlySet<string> = new Set(['user', 'session', 'auth', 'userId', 'token', 'cookies', 'account', 'authorizer', 'claims']);
/** Functions of frameworks that read who asks. */
const readerNames = ['getCookie', 'getSignedCookie', 'parseCookies', 'getServerSession', 'getUserSession', 'requireUserSession', 'getIronSession', 'getAuth'] as const;
const readers: ReadonlySet<string> = new Set(readerNames);

/** Of Next.js: what they give is of whoever asks. */
const requestGlobals: ReadonlySet<string> = new Set(['cookies', 'headers']);

/** Parameters that bring what a request carried: `resolveViewer(sessionId)`. */
const carriedNames = ['sessionId', 'sid', 'sessionToken', 'accessToken', 'bearer', 'authorization', 'authHeader', 'cookieHeader'] as const;

/** What code of a page that a server renders is called, or calls. */
const rendering = ['load', 'useRequestHeaders', 'useRequestFetch', 'useRequestEvent', 'useFetch', 'useAsyncData'] as const;

/** `let currentUser` at the top of a server's module, assigned from a request. */
export default defineShape({
  check: 'session-state-in-module-scope',
  names: [
    ['.user', '.session', '.auth', '.userId', '.token', '.cookies', '.account', '.body', '.headers', '.signedCookies', '.authorizer', '.claims', 'cookies', 'headers', ...readerNames, ...carriedNames, ...rendering, '401'],
    ['req', 'request', 'ctx', 'context', 'event', 'c', 'locals', 'cookies', 'headers', ...readerNames, ...carriedNames, ...rendering, '401'],
  ],
  needs: [['user', 'session', 'token', 'auth', 'account', 'principal', 'customer', 'member', 'profile', 'viewer', 'identity', 'claims', '401']],
  mayBeIn: assignsToUser,
  find(context) {
    const { file } = context.reader;
    const stores = keptInStores(context);
    if (context.side !== 'server') return stores;
    const seen = new Set<Variable>();
    const here = file.nodesOf('AssignmentExpression').flatMap((node) => {
      const { variable, name } = writing.has(node.operator) ? kept(node.left, file) : nowhere;
      const isOfRequest = () => (isNamedLikeUser(name) ? isFromRequest(node, context) : isOfVerified(plainNode(node.right), context));
      if (!variable || seen.has(variable) || !isOfModule(variable, file) || !(isOfRequest() || isWhoMayPass(node, variable, file))) return [];
      seen.add(variable);
      return [{ node, name, side: 'server' as const, traits: { fromRequest: set(true) } }];
    });
    return [...here, ...stores, ...keptElsewhere(context)];
  },
});

/** A name that ends like one of a user before a sign that assigns; a comment may stand between them. */
const assignment = /(?:user|session|token|auth|account|user[_$]{1,3}id|userid|principal|customer|member|profile|viewer|identity|claims)[_$]{0,3}\s{0,20}(?:!\s{0,20})?(?:=(?![=>])|\?\?=|\|\|=|\/[*/])/gi;

/** What a function that keeps somebody is called, and what it is given. */
const handing = /\b(?:set|enter|remember|keep|store|begin|start|bind|use|switch|assign)\w{0,30}\(\s{0,20}(?:\w{1,30}\.){0,3}\w{0,30}(?:user|session|account|member|customer|principal|identity|viewer|profile)\b/i;
/** `setCurrentUser(await users.byId(id))`: the function says what it is given. */
const handingByName = /\b(?:set|enter|remember|keep|store|bind|use|switch|assign)(?:[A-Z]\w{0,20})?(?:User|Session|Account|Member|Customer|Principal|Identity|Viewer|Profile)\(/;
/** What is put into a store that is called like a user. */
const storing = /(?:user|session|auth|account|customer|member|principal|identity|viewer|profile|claims)[_$]{0,3}(?:\.set\(|\.value\s{0,3}=(?![=>]))/i;
const verifying = /jwtVerify\(|\bverify\w{0,20}\(/;

/** Whether something is assigned to such a name where it is not declared: most are never assigned. */
function assignsToUser(text: string): boolean {
  if (handing.test(text) || handingByName.test(text) || (/\b401\b/.test(text) && /^(?:export\s{1,5})?(?:let|var)\s/m.test(text)) || (verifying.test(text) && /^(?:let|var)\s/m.test(text))) return true;
  if (storing.test(text) && /\b(?:load|locals|event|useRequest(?:Headers|Fetch|Event)|useFetch|useAsyncData)\b/.test(text)) return true;
  for (const { index } of text.matchAll(assignment)) {
    let start = index;
    while (start > 0 && /[\w$]/.test(text[start - 1]!)) start--;
    if (/(?:^|[^\w$.])(?:const|let|var)\s{1,5}$/.test(text.slice(Math.max(0, start - 10), start))) continue;
    const owner = rootOf(text, start) ?? text.slice(start, index + 40).split(/[^\w$]/, 1)[0]!;
    if (isDeclared(owner, text)) return true;
  }
  return false;
}

/** `store` of `store.user = …`, when something is assigned to a member. */
function rootOf(text: string, start: number): string | undefined {
  return text[start - 1] === '.' ? text.slice(Math.max(0, start - 60), start - 1).split(/[^\w$.?!]/).at(-1)?.split(/[^\w$]/, 1)[0] : undefined;
}

/** What is a parameter, or comes from elsewhere, is no variable of the module. */
function isDeclared(name: string, text: string): boolean {
  for (const { index } of text.matchAll(/\b(?:const|let|var)\b/g)) if (text.slice(index, index + 200).split(/[;=(]/, 1)[0]!.split(/[^\w$]/).includes(name)) return true;
  return false;
}

const writing: ReadonlySet<string> = new Set(['=', '??=', '||=']);

interface Kept {
  readonly variable: Variable | undefined;
  readonly name: string;
}

const nowhere: Kept = { variable: undefined, name: '' };

/** `currentUser`, or `context.user` of an object that the module declares. */
function kept(target: Node, file: SourceFile): Kept {
  if (target.type === 'Identifier') return { variable: file.variableOf(target), name: target.name };
  if (target.type !== 'MemberExpression' || target.computed || target.object.type !== 'Identifier' || target.property.type !== 'Identifier') return nowhere;
  const variable = file.variableOf(target.object);
  const definition = variable?.defs[0];
  const isObject = definition?.type === 'Variable' && definition.node.init?.type === 'ObjectExpression';
  return isObject ? { variable, name: target.property.name } : nowhere;
}

/** `currentUser`; `sessionCount` and `userAgent` say something about one. */
function isNamedLikeUser(name: string): boolean {
  const words = wordsOf(name);
  return ofUser.has(words.at(-1) ?? '') || ofUser.has(words.slice(-2).join('')) || ofUser.has(words.join(''));
}

/** Declared at the top of the module, and read by somebody, there or in a file that imports it. */
function isOfModule(variable: Variable, file: SourceFile): boolean {
  const [definition] = variable.defs;
  const isTop = variable.scope.type === 'module' || variable.scope.type === 'global';
  if (!isTop || definition?.type !== 'Variable') return false;
  const declaration = file.parentOf(definition.node);
  return variable.references.some((reference) => reference.isRead()) || (declaration && file.parentOf(declaration)?.type === 'ExportNamedDeclaration') === true;
}

/** `req.user`, `ctx.state.user`, `event.locals.session` of the function around, or what a call makes of the body, as in `await login(req.body)`. */
function isFromRequest(node: TSESTree.AssignmentExpression, { reader: { file } }: SourceContext): boolean {
  const owner = file.functionAround(node);
  return owner !== undefined && (isPersonal(plainNode(node.right), file) || isMadeFrom(plainNode(node.right), owner, file));
}

function isPersonal(chain: Node, file: SourceFile): boolean {
  return isMemberOfRequest(chain, file, personal);
}

const credentials: ReadonlySet<string> = new Set(['body', 'headers', 'cookies', 'signedCookies', ...personal]);

/** A call that is given credentials of the request, also by way of variables of the handler: `User.login(email, password)`, `users.find((user) => user.name === name)`. */
function isMadeFrom(value: Node, owner: FunctionNode, file: SourceFile, seen = new Set<Node>()): boolean {
  if (seen.size > maxSeen || seen.has(value)) return false;
  seen.add(value);
  if (value.type === 'Identifier') {
    const def = file.variableOf(value)?.defs[0];
    if (def?.type === 'Parameter' && def.node === owner) return carriedNames.includes(value.name as (typeof carriedNames)[number]);
    const init = def?.type === 'Variable' && file.functionAround(def.node) === owner ? def.node.init : undefined;
    return init ? isMemberOfRequest(plainNode(init), file, credentials) || isMadeFrom(plainNode(init), owner, file, seen) : false;
  }
  if (value.type === 'ConditionalExpression') return isMadeFrom(plainNode(value.consequent), owner, file, seen) || isMadeFrom(plainNode(value.alternate), owner, file, seen);
  if (value.type === 'LogicalExpression') return isMadeFrom(plainNode(value.left), owner, file, seen) || isMadeFrom(plainNode(value.right), owner, file, seen);
  if (value.type === 'MemberExpression') return isMemberOfRequest(value, file, credentials) || isMadeFrom(plainNode(value.object), owner, file, seen);
  if (value.type !== 'CallExpression' && value.type !== 'ObjectExpression') return false;
  if (value.type === 'CallExpression' && readsRequest(value, file)) return true;
  const within = (node: Node) => contains(value, node) && node !== value;
  if (file.nodesOf('CallExpression').some((call) => within(call) && readsRequest(call, file))) return true;
  const parts = [...file.nodesOf('MemberExpression').filter(within), ...file.nodesOf('Identifier').filter((node) => within(node) && file.variableOf(node) !== undefined)];
  return parts.slice(0, maxParts).some((part) => isMemberOfRequest(part, file, credentials) || (part.type === 'Identifier' && isMadeFrom(part, owner, file, seen)));
}

/** `getCookie(event, 'sid')`, and `cookies()` of `next/headers`. */
function readsRequest({ callee, arguments: given }: TSESTree.CallExpression, file: SourceFile): boolean {
  if (callee.type !== 'Identifier') return false;
  return readers.has(callee.name) || (requestGlobals.has(callee.name) && given.length === 0 && importedFrom(callee, file) === 'next/headers');
}

function importedFrom(callee: Node, file: SourceFile): string | undefined {
  const def = file.variableOf(callee)?.defs[0];
  return def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' ? def.parent.source.value : undefined;
}

/** Expressions that are gone through for one assignment. */
const maxSeen = 200;
/** Of an expression that are looked at. */
const maxParts = 40;

/** `req.body.email`: some member on the way is one of these. */
function isMemberOfRequest(chain: Node, file: SourceFile, wanted: ReadonlySet<string>): boolean {
  if (chain.type !== 'MemberExpression') return false;
  const names: string[] = [];
  let root: Node = chain;
  while (root.type === 'MemberExpression') {
    if (root.property.type === 'Identifier' && !root.computed) names.push(root.property.name);
    root = root.object;
  }
  if (root.type !== 'Identifier' || !holders.has(root.name) || !isParameter(root, file)) return false;
  // `({ cookies }) => cookies.get('sid')`: the parameter is the member itself.
  return wanted.has(root.name) || names.some((name) => wanted.has(name));
}

function isParameter(identifier: Node, file: SourceFile): boolean {
  return file.variableOf(identifier)?.defs.some(({ type }) => type === 'Parameter') === true;
}

/** `toCook(payload)` with the claims of a token that was verified in the function: whoever is called so, it is who asks. */
function isOfVerified(value: Node, context: SourceContext): boolean {
  const { reader: { file }, index, origins } = context;
  const inner = value.type === 'CallExpression' && value.callee.type === 'Identifier' && value.arguments.length === 1 ? value.arguments[0]! : value;
  const def = inner.type === 'Identifier' ? file.variableOf(inner)?.defs[0] : undefined;
  const init = def?.type === 'Variable' && def.node.init && file.functionAround(def.node) !== undefined ? plainNode(def.node.init) : undefined;
  return init?.type === 'CallExpression' && index.sitesAt(origins.of(init.callee)).some(({ site }) => site.kind === 'jwt.verify');
}

/** `if (!current) throw createError({ statusCode: 401 })`: without what a function keeps there nobody passes, whatever it is called. What the server itself is let in with is a token. */
function isWhoMayPass({ left, right }: TSESTree.AssignmentExpression, variable: Variable, file: SourceFile): boolean {
  if (left.type !== 'Identifier' || right.type === 'Literal' || !file.functionAround(left) || /token|secret|key|client|connection|ready|config|pool|db$/i.test(variable.name)) return false;
  return variable.references.some(({ identifier }) => {
    const test = file.parentOf(identifier as Node);
    const branch = test?.type === 'UnaryExpression' && test.operator === '!' ? file.parentOf(test) : undefined;
    return branch?.type === 'IfStatement' && branch.test === test && /\b401\b/.test(file.textOf(branch.consequent).slice(0, 300));
  });
}

/** `enter(user)` in a handler, with `export function enter(user) { activeUser = user; }` in another file of the project. */
function keptElsewhere(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').flatMap((call) => {
    const text = file.textOf(call).slice(0, 200);
    if (!(handing.test(text) || handingByName.test(text)) || !isElsewhere(call.callee, file) || !isInHandler(call, file)) return [];
    const called = calledFunction(call.callee, context);
    const name = called?.isHere === false ? parameterKept(called.owner, called.there.reader.file) : undefined;
    return name === undefined ? [] : [{ node: call, name, side: 'server' as const, traits: { fromRequest: set(true) } }];
  });
}

/** `viewer.set(locals.user)`, with `export const viewer = writable(null)` in a file that the page has too. */
function keptInStores(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const isUniversal = isUniversalLoad(file);
  if (context.side !== 'server' && !isUniversal && !isRenderedByNuxt(context)) return [];
  const seen = new Set<string>();
  return storeWrites(context).flatMap(({ node, name, value }) => {
    const owner = file.functionAround(node);
    if (seen.has(name) || !owner || !isNamedLikeUser(name) || value.type === 'Literal') return [];
    const isOfRequest = context.side === 'server' ? isPersonal(plainNode(value), file) || isMadeFrom(plainNode(value), owner, file) : isUniversal ? isLoad(owner, file) : asksForRequest.test(file.textOf(owner)) && !byClick.test(file.textOf(owner));
    if (!isOfRequest) return [];
    seen.add(name);
    return [{ node, name, side: 'server' as const, traits: { fromRequest: set(true) } }];
  });
}

/** `+layout.ts` and `+page.ts` of SvelteKit, whose `load` runs on the server before it runs in the browser. */
function isUniversalLoad(file: SourceFile): boolean {
  return /(?:^|[\\/])\+(?:layout|page)\.[jt]s$/.test(file.filename) && !/\bssr\s{0,3}=\s{0,3}false\b/.test(file.text);
}

function isLoad(owner: FunctionNode, file: SourceFile): boolean {
  return nameOfFunction(owner, file) === 'load' && !/\bbrowser\b/.test(file.textOf(owner));
}

/** What a function of Nuxt calls that runs for a request, too: in the browser these give nothing. */
const asksForRequest = /\b(?:useRequest(?:Headers|Fetch|Event)|useFetch|useAsyncData)(?:<[\w[\] |]{1,60}>)?\(/;

/** What sends a form is called by a click, in the browser. */
const byClick = /\bmethod\s?:\s?['"](?:post|put|patch|delete)/i;

/** A composable or a plugin of Nuxt, in a project that does not turn rendering on the server off. */
function isRenderedByNuxt({ reader: { file }, versionOf, textOf }: SourceContext): boolean {
  if (!/\.[jt]s$/.test(file.filename) || /\.client\.[jt]s$/.test(file.filename) || !asksForRequest.test(file.text) || !(versionOf('nuxt') !== undefined || hasComposablesOfNuxt(file) || neighbours.some((module) => /\bdefineNuxt[A-Z]/.test(textOf?.(module) ?? '')))) return false;
  return ['..', '../..', '../../..'].every((folder) => !/\bssr\s{0,3}:\s{0,3}false\b/.test(textOf?.(`${folder}/nuxt.config`) ?? ''));
}

/** Files of an application of Nuxt, as seen from its folder of composables: others have a function `useFetch`, too. */
const neighbours: readonly string[] = ['..', '../..'].flatMap((folder) => ['nuxt.config', 'middleware/auth.global', 'middleware/auth', 'plugins/auth'].map((name) => `${folder}/${name}`));

/** Nuxt brings them into files without an import: where the packages of the project are not known, that tells. */
function hasComposablesOfNuxt(file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some(({ callee }) => {
    if (callee.type !== 'Identifier' || !/^(?:useRequest(?:Headers|Fetch|Event)|useAsyncData)$/.test(callee.name)) return false;
    return file.variableOf(callee) === undefined || /^(?:#imports|#app|nuxt\/app)$/.test(importedFrom(callee, file) ?? '');
  });
}

function isInHandler(node: Node, file: SourceFile): boolean {
  for (let owner = file.functionAround(node); owner; owner = file.functionAround(owner)) {
    if (owner.params.some((parameter) => parameter.type === 'Identifier' && holders.has(parameter.name))) return true;
  }
  return false;
}

/** The variable of the module that a function keeps one of its parameters in, or fields of it, when it is named like a user. */
function parameterKept(owner: FunctionNode, file: SourceFile): string | undefined {
  return file.nodesOf('AssignmentExpression').flatMap(({ operator, left, right }) => {
    const { variable, name } = writing.has(operator) && contains(owner, left) ? kept(left, file) : nowhere;
    return variable && isOfModule(variable, file) && (isNamedLikeUser(name) || acting.test(name)) && isOfParameter(plainNode(right), owner, file) ? [name] : [];
  })[0];
}

/** Names of whoever acts, when a user is put there. */
const acting = /^(?:(?:current|active|acting)_?[a-z]{0,20}|actor|caller|tenant|operator|me|who)$/i;

/** `user`, `user.id`, `{ id: user.id, email: user.email }`. */
function isOfParameter(value: Node, owner: FunctionNode, file: SourceFile): boolean {
  if (value.type === 'ObjectExpression') return value.properties.some((property) => isOfParameter(property.type === 'Property' ? property.value : property.argument, owner, file));
  const root = value.type === 'MemberExpression' ? value.object : value;
  const def = root.type === 'Identifier' ? file.variableOf(root)?.defs[0] : undefined;
  return def?.type === 'Parameter' && def.node === owner;
}
