import type { CorsOrigins, CorsSetupFact } from '#shared/facts/cors-setup.ts';
import { byDefault, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { CorsSite } from '../../models/model.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { contains } from '../../values/write-order.ts';
import { calledFunction } from '../functions/called-function.ts';
import { callsWithin } from '../functions/calls-within.ts';
import type { FoundFact } from '../found-fact.ts';
import { nameOf, optionAt } from '../option-value.ts';
import { isLoosePattern, isParameter, looseTestIn, regularExpression } from './origin-test.ts';
import { outcomesOf } from '../functions/outcomes.ts';
import { isRequestOrigin } from './request-origin.ts';
import { argumentsOf, matchedArguments, sightingOf, type SiteUse, type SourceContext } from '../site-use.ts';

export function corsFactFrom(use: SiteUse<CorsSite>): FoundFact | undefined {
  const { site, node } = use;
  const options = matchedArguments(use, site.signatures)?.options ?? chosenFor(use);
  const [only, ...others] = options ? alternativesInProduction(options.value) : [];
  if (!options || !only || others.length > 0) return undefined;
  const places = new Map<string, Node>();
  const read = (option: string, attribute: string) => {
    const looked = optionAt(only, option);
    if (looked.is === 'found') places.set(attribute, looked.property.writtenBy);
    return looked;
  };
  const origin = read(site.options.origins, 'origins');
  const allowed = read(site.options.credentials, 'credentials');
  const credentials: Known<boolean> = allowed.is === 'unknown' ? unknown(allowed.because) : allowed.is === 'absent' ? byDefault(site.defaults?.credentials ?? false, nameOf(use.model)) : flagOf(allowed.property.value);
  const answer = origin.is === 'unknown' ? { origins: unknown(origin.because) } : origin.is === 'absent' ? { origins: byDefault(site.defaults?.origins ?? starOf(site, credentials), nameOf(use.model)) } : originsOf(origin.property.value, credentials, use);
  const fact: CorsSetupFact = { kind: 'cors-setup', id: '', seen: sightingOf(use), scope: 'site', credentials, ...answer };
  return { fact, node, places };
}

/** The options that a function hands on for every request: `cors((req, callback) => callback(null, { origin: true }))`. */
function chosenFor({ node, context }: SiteUse<CorsSite>): { readonly value: Value } | undefined {
  const { reader } = context;
  const [given] = argumentsOf(node);
  if (!given || !isFunction(given)) return undefined;
  const isCallback = isParameter(given, 1, reader.file);
  const [call, ...others] = callsWithin(given, reader.file).filter((one) => isCallback(one.callee));
  const chosen = others.length === 0 ? call?.arguments[1] : undefined;
  return chosen && !choosesBefore(chosen, context) ? { value: reader.valueOf(chosen) } : undefined;
}

/** Where a function asks anything, what it hands on may be for some requests only. */
function choosesBefore(node: Node, { reader: { file } }: SourceContext): boolean {
  const owner = file.functionAround(node);
  return owner !== undefined && (['IfStatement', 'SwitchStatement'] as const).some((type) => file.nodesOf(type).some((one) => contains(owner, one)));
}

function flagOf(value: Value): Known<boolean> {
  const flags = alternativesInProduction(value).map((option) => (option.kind === 'literal' ? Boolean(option.value) : undefined));
  const [first] = flags;
  return first !== undefined && flags.every((flag) => flag === first) ? set(first) : unknown('it is computed');
}

interface Answer {
  readonly origins: Known<CorsOrigins>;
  readonly test?: string;
}

function starOf(site: CorsSite, credentials: Known<boolean>): CorsOrigins {
  return site.starBesideCredentials === 'every' && valueOf(credentials) === true ? 'every' : 'any';
}

/** Most telling first: what one of several entries lets in, the list lets in. */
const ranked: readonly CorsOrigins[] = ['every', 'loose', 'null', 'any', 'listed', 'none'];

function originsOf(value: Value, credentials: Known<boolean>, use: SiteUse<CorsSite>): Answer {
  const answers = alternativesInProduction(value).map((option) => originsOfPlain(option, credentials, use));
  const [first] = answers;
  return first && answers.every(({ origins }) => valueOf(origins) === valueOf(first.origins)) ? first : { origins: unknown('it depends on a condition') };
}

function originsOfPlain(value: Value, credentials: Known<boolean>, use: SiteUse<CorsSite>): Answer {
  const { site, context } = use;
  switch (value.kind) {
    case 'literal':
      if (value.value === true) return { origins: set(site.trueIs) };
      if (value.value === undefined || value.value === null) return { origins: byDefault(starOf(site, credentials), nameOf(use.model)) };
      if (value.value === false) return { origins: set(site.falseIs) };
      return { origins: set(value.value === '*' ? starOf(site, credentials) : value.value === 'null' ? 'null' : 'listed') };
    case 'text':
      return { origins: set('listed') };
    case 'array':
      return originsOfList(value, use);
    case 'function':
      return originsOfFunctionAnywhere(value.node, use);
    default: {
      if (context.reader.file.owns(value.node) && isRequestOrigin(value.node, context) && !choosesBefore(value.node, context)) return { origins: set('every') };
      const pattern = context.reader.file.owns(value.node) ? regularExpression(value.node, context.reader.file) : undefined;
      if (pattern === undefined) return { origins: unknown('because' in value ? value.because : 'it is computed') };
      if (pattern === '.*' || pattern === '.+' || pattern === '') return { origins: set('every') };
      return isLoosePattern(pattern) ? { origins: set('loose'), test: 'the origin against a pattern' } : { origins: set('listed') };
    }
  }
}

function originsOfFunctionAnywhere(owner: FunctionNode, use: SiteUse<CorsSite>): Answer {
  const there = use.context.reader.file.owns(owner) ? use.context : use.context.elsewhere?.(owner);
  return there ? originsOfFunction(owner, { ...use, context: there }) : { origins: unknown('a function of another file decides it') };
}

function originsOfList(value: Value & { kind: 'array' }, use: SiteUse<CorsSite>): Answer {
  const answers = value.elements.map((element): Answer => {
    // In a list `*` is only another text, except where a model says so.
    if (element.kind === 'literal') return { origins: set(element.value === '*' && use.site.starInList ? 'any' : element.value === 'null' ? 'null' : 'listed') };
    return element.kind === 'array' || element.kind === 'function' ? { origins: unknown('it is nested') } : originsOfPlain(element, unknown('it does not matter'), use);
  });
  const telling = ranked.map((rank) => answers.find(({ origins }) => valueOf(origins) === rank)).find((answer) => answer !== undefined);
  const isOpen = value.open !== undefined || answers.some(({ origins }) => origins.state === 'unknown');
  const known = telling && valueOf(telling.origins);
  if (telling && known !== 'listed' && known !== 'none') return telling;
  return { origins: isOpen ? unknown('part of the list is not known') : set('listed') };
}

/** `unasked`: what a request without an origin is answered, which no browser compares. */
type Decision = 'grants' | 'names' | 'stars' | 'refuses' | 'unasked';

/** `(origin, callback) => …` or `(origin) => …`: does it ever refuse, and by which test? */
function originsOfFunction(owner: FunctionNode, use: SiteUse<CorsSite>): Answer {
  const { site, context } = use;
  const { file } = context.reader;
  const isOrigin = site.originArgument === undefined ? isHeaderOfRequest(owner, use) : isParameter(owner, site.originArgument, file);
  const isCallback = isParameter(owner, 1, file);
  const byCallback = site.answersBy === 'callback' && owner.params.length >= 2;
  const decided = outcomesOf<Decision>(owner, (node, isReturned) => {
    const answer = decisionAt(node, isReturned);
    return answer === 'refuses' && isWithoutOrigin(node, owner, isOrigin, file) ? 'unasked' : answer;
  });
  const outcomes = new Set<string>([...decided].filter((outcome) => outcome !== 'unasked'));
  const isOnly = (decision: Decision) => outcomes.size === 1 && outcomes.has(decision);
  if (isOnly('grants')) return { origins: set('every') };
  if (isOnly('stars')) return { origins: set('any') };
  if (outcomes.has('grants') || outcomes.has('unknown')) {
    const test = looseTestIn(owner, isOrigin, context);
    if (test !== undefined) return { origins: set('loose'), test };
  }
  return outcomes.has('unknown') ? { origins: unknown('a function decides it') } : { origins: set('listed') };

  function decisionAt(node: Node, isReturned: boolean): Decision | 'unknown' | undefined {
    if (!byCallback) return isReturned ? decisionOf(node, isOrigin, context) : undefined;
    if (node.type !== 'CallExpression') return isReturned && mentions(node, isCallback, use) ? 'unknown' : undefined;
    if (!isCallback(node.callee)) return node.arguments.some((argument) => isCallback(argument)) ? 'unknown' : undefined;
    const [error, answer] = node.arguments;
    const refused = error && context.reader.valueOf(error);
    if (error && !(refused?.kind === 'literal' && !refused.value)) return 'refuses';
    return answer ? decisionOf(answer, isOrigin, context) : 'refuses';
  }
}

/** `if (!origin) return callback(null, false)`. */
function isWithoutOrigin(node: Node, owner: FunctionNode, isOrigin: (node: Node) => boolean, file: SourceFile): boolean {
  let child = node;
  for (let around = file.parentOf(node); around && around !== owner; child = around, around = file.parentOf(around)) {
    if (around.type === 'IfStatement' && around.consequent === child && around.test.type === 'UnaryExpression' && around.test.operator === '!' && isOrigin(around.test.argument)) return true;
  }
  return false;
}

/** What the answer of an origin function means. */
function decisionOf(node: Node, isOrigin: (node: Node) => boolean, context: SourceContext, depth = 0): Decision | 'unknown' {
  if (isOrigin(node)) return 'grants';
  // A browser names an origin: what is answered without one does not matter.
  if (node.type === 'LogicalExpression' && node.operator !== '&&' && isOrigin(node.left) && node.right.type === 'Literal') return 'grants';
  if (node.type === 'CallExpression') return decisionBehind(node, isOrigin, context, depth);
  const value = context.reader.valueOf(node);
  if (value.kind === 'array' && value.elements.length === 1 && node.type === 'ArrayExpression' && node.elements[0] && isOrigin(node.elements[0])) return 'grants';
  if (value.kind !== 'literal') return value.kind === 'text' ? 'names' : 'unknown';
  if (value.value === true) return 'grants';
  if (value.value === '*') return 'stars';
  return value.value ? 'names' : 'refuses';
}

/** Functions that call each other are looked into no deeper. */
const maxFunctions = 3;

/** `originFor(origin)`, with what that function always answers. */
function decisionBehind(call: TSESTree.CallExpression, isOrigin: (node: Node) => boolean, context: SourceContext, depth: number): Decision | 'unknown' {
  const index = call.arguments.findIndex((argument) => isOrigin(argument));
  const called = index >= 0 && depth < maxFunctions ? calledFunction(call.callee, context) : undefined;
  if (!called) return 'unknown';
  const isHanded = isParameter(called.owner, index, called.there.reader.file);
  const [only, ...others] = outcomesOf<Decision>(called.owner, (node, isReturned) => (isReturned ? decisionOf(node, isHanded, called.there, depth + 1) : undefined));
  return others.length === 0 && only !== undefined && only !== 'throws' && only !== 'ends' ? only : 'unknown';
}

function mentions(node: Node, isNamed: (node: Node) => boolean, { context }: SiteUse): boolean {
  return context.reader.file.nodesOf('Identifier').some((identifier) => node.range[0] <= identifier.range[0] && identifier.range[1] <= node.range[1] && isNamed(identifier));
}

/** `ctx.get('Origin')`, `ctx.headers.origin`: koa hands over the request, not the origin. */
function isHeaderOfRequest(owner: FunctionNode, { context }: SiteUse): (node: Node) => boolean {
  const { file } = context.reader;
  const isRequest = isParameter(owner, 0, file);
  const isHeader = (node: Node): boolean => {
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const name = context.reader.keyOf(node.callee);
      const header = node.arguments[0] && context.reader.valueOf(node.arguments[0]);
      return (name === 'get' || name === 'header') && header?.kind === 'literal' && String(header.value).toLowerCase() === 'origin' && isRequest(rootOf(node.callee));
    }
    if (node.type === 'MemberExpression') return context.reader.keyOf(node) === 'origin' && isRequest(rootOf(node));
    const definition = node.type === 'Identifier' ? file.variableOf(node)?.defs : undefined;
    return definition?.length === 1 && definition[0]?.type === 'Variable' && definition[0].node.id.type === 'Identifier' && definition[0].node.init !== null && definition[0].node.init.type !== 'Identifier' && isHeader(definition[0].node.init);
  };
  return isHeader;
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.type === 'MemberExpression') root = root.object;
  return root;
}
