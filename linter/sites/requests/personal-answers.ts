// Handlers that answer with something of the user and say, whatever the request, how long caches may keep it.
import type { TSESTree } from '@typescript-eslint/types';
import { declaredFrom } from '../../values/declared-from.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { resultsOf } from '../functions/called-function.ts';
import { sitesOfKind } from '../site-of-kind.ts';
import { routesOf, type Route } from './route-handlers.ts';
import { onlyText, writtenHeaders } from './response-headers.ts';
import type { SourceContext } from '../site-use.ts';

export interface PersonalAnswer {
  /** Where the header is written. */
  readonly node: Node;
  /** What it says. */
  readonly caching: string;
}

/** A field of the user or the session goes on to somewhere: a test alone only decides who is answered. */
const ofUser = /\b(?:req|request|ctx|locals|context)\.(?:user|session|account|state\.user)\??\.(?!destroy\b|save\b|regenerate\b|reload\b|touch\b)[A-Za-z_]|\bc(?:tx)?\.(?:get\(['"](?:(?:user|session|account|member|customer)(?:_?[iI]d)?|jwtPayload)['"]\)|var\.(?:user|session|account|member|customer|jwtPayload)\b)|\bres\.locals\.(?:user|account|member|customer)\??\.[A-Za-z_]|\b(?:req|request)\.auth\??\.(?:payload\??\.)?(?:sub|user|credentials|email)\b|\bctx\.state\.(?:jwt|member|account|customer)\??\.[A-Za-z_]/;
/** What asks who is signed in, or sends everybody else away. */
const asksForUser = /^(?:await )?(?:(?:\w{1,20}\.){0,3}(?:getServerSession|getSession|getIronSession|getUserSession|currentUser|getCurrentUser|validateRequest|verifySession|require(?:User|Session|Account|Member|Auth)\w{0,20})|auth|(?:\w{1,20}\.)?auth\.getUser)\(/;
/** A parameter that a decorator gives the user to: `@CurrentUser() user: User`. */
const givesUser = /User|Session|Member|Account/;
const user = /\.(?:user|session|isAuthenticated)\b/;
const answer = /\.(?:json|send|render|end)$/;

/** One for each place that writes `Cache-Control`. */
export function personalAnswers(context: SourceContext): PersonalAnswer[] {
  const { file } = context.reader;
  const written = writtenHeaders('cache-control', context);
  const found = written.flatMap(({ node, value }) => {
    const caching = onlyText(value);
    const handler = file.functionAround(node);
    if (caching === undefined || !isAlways(node, handler, file)) return [];
    if (handler && coveredBy(handler, file).some((route) => isPersonal(route.handler, file))) return [{ node, caching }];
    if (!handler) return isPageForKnownUser(node, file) && written.length === 1 ? [{ node, caching }] : [];
    const isOnly = written.every((other) => other.node === node || file.functionAround(other.node) !== handler || isOfTurnedAway(other.node, node, file));
    return isOnly && isPersonal(handler, file) ? [{ node, caching }] : [];
  });
  return [...found, ...writtenByOptions(context), ...writtenByDecorators(context)];
}

/** Routes of GET that a hook or middleware of the file writes the header for: `app.addHook('onSend', …)`, `router.use((req, res, next) => …)`. */
function coveredBy(handler: FunctionNode, file: SourceFile): Route[] {
  const scope = scopeOfHook(handler, file);
  return scope === undefined ? [] : routesOf('get', file).filter(({ handler: route }) => (scope === 'file' || contains(scope, route)) && !/cache-?control/i.test(file.textOf(route)));
}

/** Where the routes stand that a hook runs for; `undefined` for what is no hook. */
function scopeOfHook(handler: FunctionNode, file: SourceFile): FunctionNode | 'file' | undefined {
  const call = file.parentOf(handler);
  const isHook = call?.type === 'CallExpression' && call.callee !== handler && /\.(?:use|addHook)$/.test(file.textOf(call.callee).slice(-40));
  return isHook && (call.arguments[0] === handler || !String(file.textOf(call.arguments[0]!)).includes('/')) ? (file.functionAround(call) ?? 'file') : undefined;
}

export interface CookieAnswer extends PersonalAnswer {
  /** The call that writes a cookie into the same answer. */
  readonly cookie: Node;
}

/** Answers with a cookie in them, by the function that also says how long caches may keep them, or under a hook that says so for all. */
export function cookieAnswers(context: SourceContext): CookieAnswer[] {
  const { file } = context.reader;
  const written = writtenHeaders('cache-control', context);
  return written.flatMap(({ node, value }) => {
    const [caching, handler] = [onlyText(value), file.functionAround(node)];
    if (caching === undefined || !handler || !isAlways(node, handler, file)) return [];
    const scope = scopeOfHook(handler, file);
    const calls = file.nodesOf('CallExpression').filter((call) => {
      const owner = file.functionAround(call);
      const isInScope = scope === undefined ? owner === handler : owner !== handler && owner !== undefined && (scope === 'file' || contains(scope, call));
      const isOther = owner !== handler && owner !== undefined && /cache-?control/i.test(file.textOf(owner));
      return isInScope && !isOther && (sitesOfKind('cookie.set', call.callee, context).length > 0 || sitesOfKind('header.set', call.callee, context).length > 0);
    });
    const isOnly = written.every((other) => other.node === node || file.functionAround(other.node) !== handler);
    return isOnly ? calls.map((cookie) => ({ node, caching, cookie })) : [];
  });
}

function isPersonal(handler: FunctionNode, file: SourceFile): boolean {
  return answersForKnownUser(handler, file) || (answersWithUser(handler, file) && !distinguishesUsers(handler, file));
}

/** `@Header('Cache-Control', 'public, max-age=60')` of NestJS, above what answers with the user. */
function writtenByDecorators({ reader }: SourceContext): PersonalAnswer[] {
  const { file } = reader;
  return file.nodesOf('MethodDefinition').flatMap(({ decorators = [], value: handler }): PersonalAnswer[] =>
    decorators.flatMap(({ expression }) => {
      if (expression.type !== 'CallExpression' || file.textOf(expression.callee) !== 'Header' || !isFunction(handler)) return [];
      const [name, value] = expression.arguments;
      const caching = name?.type === 'Literal' && String(name.value).toLowerCase() === 'cache-control' && value ? onlyText(reader.valueOf(value)) : undefined;
      return caching !== undefined && isPersonal(handler, file) ? [{ node: expression, caching }] : [];
    }),
  );
}

/** `new Response(body, { headers: { 'Cache-Control': 'public, …' } })` in a handler that turns away who is not signed in, or in a function of the file that it answers with. */
function writtenByOptions(context: SourceContext): PersonalAnswer[] {
  const { reader } = context;
  const { file } = reader;
  return file.nodesOf('Property').flatMap((property): PersonalAnswer[] => {
    const caching = reader.keyOf(property)?.toLowerCase() === 'cache-control' ? onlyText(reader.valueOf(property.value)) : undefined;
    if (caching === undefined) return [];
    return placesOf(property, file).flatMap((place): PersonalAnswer[] => {
      const owner = file.functionAround(place);
      if (!owner || !isAlways(place, owner, file) || (place !== property && file.functionAround(property) === owner && !isAlways(property, owner, file))) return [];
      const around = answersAround(place, owner, file);
      const answers = [...around, ...callsOf(owner, file).filter((call) => !/cache-control/i.test(file.textOf(call)))];
      if (around.some((one) => isWriter(one, file)) && isPersonal(owner, file)) return [{ node: place, caching }];
      return answers.some((given) => isForKnownUser(given, file) || (isOfUser(given, file) && !distinguishesUsers(owner, file))) ? [{ node: place, caching }] : [];
    });
  });
}

/** The header itself, or where the object with it is put: `headers: CACHED`, `{ headers }` with a `const CACHED = { 'Cache-Control': … }` or `const headers = new Headers({ … })` before. */
function placesOf(property: TSESTree.Property, file: SourceFile): readonly Node[] {
  let holder: Node | undefined = file.parentOf(property);
  while (holder && isPartOfObject(holder, file)) holder = file.parentOf(holder);
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return [property];
  return file.variableOf(holder.id)?.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node) ?? [];
}

function isPartOfObject(node: Node, file: SourceFile): boolean {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return /^(?:Object\.freeze|Headers)$/.test(file.textOf(node.callee));
  return node.type === 'ObjectExpression' || node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression';
}

/** `res.set({ … })`, `reply.headers({ … })`, `res.writeHead(200, { … })`: what the function answers with stands elsewhere in it. */
function isWriter(node: Node, file: SourceFile): boolean {
  return node.type === 'CallExpression' && /\.(?:set|headers?|writeHead)$/.test(file.textOf(node.callee).slice(-40));
}

/** `setHeaders({ 'cache-control': … })` of SvelteKit is about whatever the function returns. */
function answersAround(node: Node, owner: FunctionNode, file: SourceFile): readonly Node[] {
  const around = answerAround(node, owner, file);
  return around.type === 'CallExpression' && /(?:^|\.)setHeaders$/.test(file.textOf(around.callee)) ? file.returnsOf(owner).filter((one) => one.range[0] > around.range[0]) : [around];
}

/** The `return` around, or the outermost call in the function. */
function answerAround(node: Node, owner: FunctionNode, file: SourceFile): Node {
  let found = node;
  for (let current = file.parentOf(node); current && current !== owner; current = file.parentOf(current)) {
    if (current.type === 'ReturnStatement') return current;
    if (current.type === 'CallExpression' || current.type === 'NewExpression') found = current;
  }
  return found;
}

function callsOf(owner: FunctionNode, file: SourceFile): Node[] {
  const parent = file.parentOf(owner);
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const uses = (name && file.variableOf(name)?.references.map(({ identifier }) => identifier as Node)) ?? [];
  return uses.flatMap((use) => {
    const call = file.parentOf(use);
    return call?.type === 'CallExpression' && call.callee === use ? [call] : [];
  });
}

/** Written for those who are sent away before: `if (!req.session.user) { res.set('Cache-Control', 'no-store').sendStatus(401); return; }`. */
function isOfTurnedAway(other: Node, node: Node, file: SourceFile): boolean {
  return file.nodesOf('IfStatement').some(({ consequent }) => contains(consequent, other) && consequent.range[1] <= node.range[0] && leaves(consequent));
}

const userNames = /(?:^|\.|\?)(?:\w*[Uu]ser|\w*[Ss]ession|\w*[Cc]laims|principal|account|member|customer|viewer|(?:[Uu]ser|account|member|customer)_?[Ii]d)$/;

/** After `if (!session) return …`, an answer with something in it that was found by that session. */
function isForKnownUser(answered: Node, file: SourceFile): boolean {
  const handler = file.functionAround(answered);
  const guards = handler ? file.nodesOf('IfStatement').filter((branch) => file.functionAround(branch) === handler && branch.range[1] <= answered.range[0]) : [];
  return guards.some(({ test, consequent }) => {
    if (test.type !== 'UnaryExpression' || test.operator !== '!' || !leaves(consequent)) return false;
    // `session?.user?.id`
    const known = file.textOf(test.argument).slice(0, 60).replace(/\??\.(?:id|sub|email)$/, '');
    if (!userNames.test(known)) return false;
    // `locals.user` is read where it stands.
    const isRead = known.includes('.') && file.nodesOf('MemberExpression').some((member) => contains(answered, member) && file.textOf(member) === known);
    return isRead || file.nodesOf('Identifier').some((identifier) => contains(answered, identifier) && isOf(identifier, known, file));
  });
}

function answersForKnownUser(handler: FunctionNode, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => file.functionAround(call) === handler && answer.test(file.textOf(call.callee)) && call.arguments.some((argument) => isForKnownUser(argument, file)));
}

/** A page of Astro that sends away who is not signed in: a cache would give it to them. */
function isPageForKnownUser(node: Node, file: SourceFile): boolean {
  return file.filename.replace(/\.ts$/, '').endsWith('.astro') && file.nodesOf('IfStatement').some((branch) => file.functionAround(branch) === undefined && branch.range[1] <= node.range[0] && sendsAwayStrangers(branch, file));
}

function sendsAwayStrangers({ test, consequent }: TSESTree.IfStatement, file: SourceFile): boolean {
  return test.type === 'UnaryExpression' && test.operator === '!' && leaves(consequent) && userNames.test(file.textOf(test.argument).slice(0, 60));
}

/** `redirect(303, '/login')` and `error(401)` of SvelteKit throw. */
function leaves(consequent: Node): boolean {
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
  const called = last?.type === 'ExpressionStatement' && last.expression.type === 'CallExpression' && last.expression.callee.type === 'Identifier' ? last.expression.callee.name : undefined;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement' || called === 'redirect' || called === 'error';
}

/** `session`, or `orders` of `const orders = await ordersOf(session.userId)`. */
function isOf(identifier: TSESTree.Identifier, known: string, file: SourceFile): boolean {
  const parent = file.parentOf(identifier);
  if (identifier.name === known) return parent?.type !== 'Property' || parent.value === identifier;
  const init = declaredFrom(identifier, file);
  if (!init) return false;
  return file.textOf(init).includes(`${known}.`) || (/id$/i.test(known) && file.nodesOf('Identifier').some((one) => one.name === known && contains(init, one)));
}

/** Written as a statement of the handler itself, so that no condition chooses it. */
function isAlways(node: Node, handler: FunctionNode | undefined, file: SourceFile): boolean {
  for (let current = file.parentOf(node); current && current !== handler; current = file.parentOf(current)) {
    // Whether a handler wrote the header itself.
    if (current.type === 'IfStatement' && /(?:hasHeader|getHeader|\.get|headers\.has)\(['"]cache-control/i.test(file.textOf(current.test))) continue;
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression' || current.type === 'LogicalExpression' || current.type === 'SwitchCase' || current.type === 'CatchClause') return false;
  }
  return true;
}

/** What a handler answers with: what it hands to a call that answers, assigns to the body, or returns. */
function answeredBy(handler: FunctionNode, file: SourceFile): Node[] {
  const isHere = (node: Node) => file.functionAround(node) === handler;
  const handed = file.nodesOf('CallExpression').filter((call) => answer.test(file.textOf(call.callee)) && isHere(call)).flatMap((call) => call.arguments);
  const assigned = file.nodesOf('AssignmentExpression').filter((one) => /^(?:ctx|context)\.(?:response\.)?body$/.test(file.textOf(one.left)) && isHere(one)).map(({ right }) => right);
  return [...handed, ...assigned, ...resultsOf(handler, file)];
}

function answersWithUser(handler: FunctionNode, file: SourceFile): boolean {
  return answeredBy(handler, file).some((given) => isOfUser(given, file));
}

/** A field of the user, or something that was found by one: `user` of `const user = await users.byId(req.session.userId)`. */
function isOfUser(node: Node, file: SourceFile, depth = 0): boolean {
  if (ofUser.test(file.textOf(node))) return true;
  return depth < 3 && file.nodesOf('Identifier').some((identifier) => contains(node, identifier) && isFoundForUser(identifier, file, depth));
}

function isFoundForUser(identifier: TSESTree.Identifier, file: SourceFile, depth: number): boolean {
  const parent = file.parentOf(identifier);
  if ((parent?.type === 'MemberExpression' && parent.property === identifier && !parent.computed) || (parent?.type === 'Property' && parent.key === identifier && !parent.shorthand)) return false;
  const def = file.variableOf(identifier)?.defs[0];
  if (def?.type === 'Parameter') return def.name.type === 'Identifier' && def.name.decorators?.some(({ expression }) => givesUser.test(file.textOf(expression).slice(0, 40)));
  const init = declaredFrom(identifier, file);
  return init !== undefined && !isFunction(init) && (asksForUser.test(file.textOf(init).slice(0, 60)) || isOfUser(init, file, depth + 1));
}

/** `if (req.user) …`: what follows may be for those who are not signed in. `if (!req.user) …` leaves the signed-in ones. */
function distinguishesUsers(handler: FunctionNode, file: SourceFile): boolean {
  return [...file.nodesOf('IfStatement'), ...file.nodesOf('ConditionalExpression')].some((branch) => contains(handler, branch) && user.test(file.textOf(branch.test)) && branch.test.type !== 'UnaryExpression');
}
