// Handlers that answer with something of the user and say, whatever the request, how long caches may keep it.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node, SourceFile } from '../values/source-file.ts';
import { contains } from '../values/write-order.ts';
import { onlyText, writtenHeaders } from './response-headers.ts';
import type { SourceContext } from './site-use.ts';

export interface PersonalAnswer {
  /** Where the header is written. */
  readonly node: Node;
  /** What it says. */
  readonly caching: string;
}

/** A field of the user or the session goes on to somewhere: a test alone only decides who is answered. */
const ofUser = /\b(?:req|request|ctx)\.(?:user|session|state\.user)\??\.(?!destroy\b|save\b|regenerate\b|reload\b|touch\b)[A-Za-z_]/;
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
    if (!handler) return isPageForKnownUser(node, file) && written.length === 1 ? [{ node, caching }] : [];
    const isOnly = written.every((other) => other.node === node || file.functionAround(other.node) !== handler || isOfTurnedAway(other.node, node, file));
    const isPersonal = answersForKnownUser(handler, file) || (answersWithUser(handler, file) && !distinguishesUsers(handler, file));
    return isOnly && isPersonal ? [{ node, caching }] : [];
  });
  return [...found, ...writtenByOptions(context)];
}

/** `new Response(body, { headers: { 'Cache-Control': 'public, …' } })` in a handler that turns away who is not signed in, or in a function of the file that it answers with. */
function writtenByOptions(context: SourceContext): PersonalAnswer[] {
  const { reader } = context;
  const { file } = reader;
  return file.nodesOf('Property').flatMap((property): PersonalAnswer[] => {
    const caching = reader.keyOf(property)?.toLowerCase() === 'cache-control' ? onlyText(reader.valueOf(property.value)) : undefined;
    const owner = caching === undefined ? undefined : file.functionAround(property);
    if (caching === undefined || !owner || !isAlways(property, owner, file)) return [];
    const answers = [...answersAround(property, owner, file), ...callsOf(owner, file).filter((call) => !/cache-control/i.test(file.textOf(call)))];
    return answers.some((given) => isForKnownUser(given, file)) ? [{ node: property, caching }] : [];
  });
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

const userNames = /(?:^|\.|\?)(?:\w*[Uu]ser|\w*[Ss]ession|account|member|customer|viewer|(?:[Uu]ser|account|member|customer)_?[Ii]d)$/;

/** After `if (!session) return …`, an answer with something in it that was found by that session. */
function isForKnownUser(answered: Node, file: SourceFile): boolean {
  const handler = file.functionAround(answered);
  const guards = handler ? file.nodesOf('IfStatement').filter((branch) => file.functionAround(branch) === handler && branch.range[1] <= answered.range[0]) : [];
  return guards.some(({ test, consequent }) => {
    if (test.type !== 'UnaryExpression' || test.operator !== '!' || !leaves(consequent)) return false;
    const known = file.textOf(test.argument).slice(0, 60);
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
  const def = file.variableOf(identifier)?.defs[0];
  const init = def?.type === 'Variable' ? def.node.init : undefined;
  if (!init) return false;
  return file.textOf(init).includes(`${known}.`) || (/id$/i.test(known) && file.nodesOf('Identifier').some((one) => one.name === known && contains(init, one)));
}

/** Written as a statement of the handler itself, so that no condition chooses it. */
function isAlways(node: Node, handler: FunctionNode | undefined, file: SourceFile): boolean {
  for (let current = file.parentOf(node); current && current !== handler; current = file.parentOf(current)) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression' || current.type === 'LogicalExpression' || current.type === 'SwitchCase' || current.type === 'CatchClause') return false;
  }
  return true;
}

/** A call that answers, and has a field of the user among what it is given. */
function answersWithUser(handler: FunctionNode, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => {
    if (file.functionAround(call) !== handler || !answer.test(file.textOf(call.callee))) return false;
    return call.arguments.some((argument) => ofUser.test(file.textOf(argument)));
  });
}

/** `if (req.user) …`: what follows may be for those who are not signed in. `if (!req.user) …` leaves the signed-in ones. */
function distinguishesUsers(handler: FunctionNode, file: SourceFile): boolean {
  return [...file.nodesOf('IfStatement'), ...file.nodesOf('ConditionalExpression')].some((branch) => contains(handler, branch) && user.test(file.textOf(branch.test)) && branch.test.type !== 'UnaryExpression');
}
