// `writeCookie(res, 'session', token)` with `writeCookie` in another file of the project: what is written gets its name here,
// so it is found here. A name that the other file knows by itself is found there.
import type { Fact } from '#shared/facts/fact.ts';
import { valueOf } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import { bindingsFor } from '../../values/call-value.ts';
import { noBindings, type Bindings } from '../../values/reader.ts';
import type { FunctionNode, Node, SiteNode, SourceFile, Variable } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { sideOfFile } from '../project/file-side.ts';
import type { FoundFact } from '../found-fact.ts';
import type { Module } from '../project/project-modules.ts';
import type { SourceContext } from '../site-use.ts';
import { gateOfNeeds } from '../gate/text-gate.ts';

/** Sites of a wrapper that are looked at. */
const maxSites = 8;
/** Steps from a call to where what it calls comes from. */
const maxDepth = 20;

const credentials = ['token', 'tokens', 'jwt', 'session', 'sessionid', 'sid', 'sess', 'auth', 'login', 'refresh', 'bearer'];

/** What a file must say for a credential to be handed to such a function by its name: `'session',` or `TOKEN_KEY,`; or by its value: `accessToken)`. */
export const gateOfWrappers = gateOfNeeds({ names: [['import', 'require']], needs: [credentials.flatMap((word) => ["'", '"', '`', '', '_key', '_name', '_cookie'].map((end) => `${word}${end},`)).concat('token)', 'jwt)', 'bearer)')] });

/** Whether a text that says so hands one over: `storage.save('token', …)`, `writeCookie(res, SESSION_COOKIE, …)`, `save(KEYS.access, data.accessToken)`. */
export function mayCallWrapper(text: string): boolean {
  for (const { 1: literal, 2: constant, index } of text.matchAll(names)) {
    if (isAuthRole(roleOfName(literal ?? constant ?? '').role) && keeping.test(calledWith(text, index))) return true;
  }
  for (const { index } of text.matchAll(values)) {
    if (keeping.test(calledWith(text, index, true))) return true;
  }
  return false;
}

/** A last argument that is called like a token. */
const values = /(?<![\w$])[\w$]{0,60}(?:[tT]oken|jwt|JWT|[bB]earer)\)/g;

/** A text or a constant with others after it. */
const names = /['"`]([\w.:@-]+)['"`],|\b([A-Z]\w+),/g;
/** What a function is called like that keeps something. */
const keeping = /set|save|store|put|write|keep|persist|remember|cookie/i;
/** Of a call, before the name of what it keeps. */
const longestStart = 120;

/** The name of the function that is called with what stands here as its first argument or a later one; empty where there is none. */
function calledWith(text: string, at: number, isLater = false): string {
  const before = text.slice(Math.max(0, at - longestStart), at);
  const open = before.lastIndexOf('(');
  const others = before.slice(open + 1);
  if (open < 0 || !/^[\s\w.,]*$/.test(others) || (isLater && !others.includes(','))) return '';
  const callee = before[open - 1] === '>' ? before.slice(0, before.lastIndexOf('<')) : before.slice(0, open);
  return callee.split(/[^\w$]/).at(-1) ?? '';
}

/** The facts of a use of an API in a file. */
export type FactsAt = (node: SiteNode, context: SourceContext, bindings: Bindings) => readonly FoundFact[];

export function wrappedFacts(context: SourceContext, ownerOf: Module['ownerOf'], factsAt: FactsAt): FoundFact[] {
  const { reader } = context;
  return reader.file.siteNodes.flatMap((call) => {
    if (call.type !== 'CallExpression' || !isElsewhere(call.callee, reader.file) || !namesCredential(call, context)) return [];
    const [wrapper, ...others] = alternativesInProduction(reader.valueOf(call.callee));
    const owner = wrapper?.kind === 'function' && others.length === 0 ? ownerOf(wrapper.node) : undefined;
    if (!owner || wrapper?.kind !== 'function' || call.arguments.some(({ type }) => type === 'SpreadElement')) return [];
    const inWrapper: SourceContext = { ...context, ...owner, side: sideOfFile(owner.reader.file) };
    const bindings = bindingsFor(wrapper.node as FunctionNode, call.arguments.map((argument) => reader.valueOf(argument)), owner.reader);
    const sites = owner.reader.file.siteNodes.filter(({ range }) => wrapper.node.range[0] <= range[0] && range[1] <= wrapper.node.range[1]).slice(0, maxSites);
    return sites.flatMap((site) => {
      if (factsAt(site, inWrapper, noBindings).some(({ fact }) => nameOf(fact) !== undefined)) return [];
      return factsAt(site, inWrapper, bindings).flatMap((found) => (nameOf(found.fact) === undefined ? [] : [movedTo(call, found, context)]));
    });
  });
}

/**
 * What an expression begins with, through the variables and members that lead to it: answered without reading a value, since most calls
 * are of a global, a parameter or an instance that is made here. A result of a call is that of its callee.
 */
function beginningOf(node: Node, file: SourceFile, depth = 0): Beginning {
  // `var root = root.parent` leads to itself.
  if (depth > maxDepth) return 'open';
  switch (node.type) {
    case 'Identifier':
      return beginningOfVariable(file.variableOf(node), file, depth);
    case 'MemberExpression':
      return node.object.type === 'ThisExpression' ? 'open' : beginningOf(node.object, file, depth + 1);
    case 'CallExpression':
      if (node.callee.type === 'Identifier') return node.callee.name === 'require' ? 'elsewhere' : 'result';
      return isObject(node.callee) ? 'open' : beginningOf(node.callee, file, depth + 1) === 'here' ? 'here' : 'result';
    case 'NewExpression':
      return beginningOf(node.callee, file, depth + 1) === 'elsewhere' ? 'elsewhere' : 'here';
    case 'AwaitExpression':
      return beginningOf(node.argument, file, depth + 1);
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return beginningOf(node.expression, file, depth + 1);
    case 'AssignmentExpression':
    case 'BinaryExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'SequenceExpression':
    case 'TemplateLiteral':
      return 'open';
    case 'Literal':
      return typeof node.value === 'string' ? 'text' : 'here';
    case 'ArrayExpression':
    case 'ObjectExpression':
      return 'holder';
    default:
      return 'here';
  }
}

/** Another file; a text, or an object that may hold what is asked for; the result of a call; something that was made here and is none of these; or not said. */
type Beginning = 'elsewhere' | 'text' | 'holder' | 'result' | 'here' | 'open';

/** `Object.freeze(options)` is what it is given. */
function isObject(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object';
}

function beginningOfVariable(variable: Variable | undefined, file: SourceFile, depth: number): Beginning {
  const [def] = variable?.defs ?? [];
  if (!variable || !def) return 'here';
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return 'open';
  switch (def.type) {
    case 'FunctionName':
      return 'here';
    case 'ImportBinding':
      return 'elsewhere';
    case 'Parameter':
      return 'params' in def.node && def.node.params.some((parameter) => parameter.type === 'AssignmentPattern' && parameter.left === def.name) ? 'open' : 'here';
    case 'Variable':
      return def.node.init ? beginningOf(def.node.init, file, depth + 1) : 'here';
    default:
      return 'open';
  }
}

/** Whether what is called may be of another file. */
export function isElsewhere(callee: Node, file: SourceFile): boolean {
  const beginning = beginningOf(callee, file);
  return beginning !== 'here' && beginning !== 'text';
}

/** Whether an argument may be a text that is written somewhere; what a call makes of one is another. */
function mayBeText(argument: Node, file: SourceFile): boolean {
  if (argument.type !== 'Literal' && argument.type !== 'Identifier' && argument.type !== 'MemberExpression') return false;
  const beginning = beginningOf(argument, file);
  return beginning === 'text' || beginning === 'elsewhere' || beginning === 'open' || (beginning === 'holder' && argument.type === 'MemberExpression');
}

/** Only then is another file opened for it. */
function namesCredential({ arguments: given }: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  return given.some((argument) => {
    if (!mayBeText(argument, reader.file) || !isCalledLikeKey(argument)) return false;
    const value = reader.valueOf(argument);
    return value.kind === 'literal' && typeof value.value === 'string' && isAuthRole(roleOfName(value.value).role);
  });
}

/** `TOKEN_KEY`, `keys.session`, `config.cookieName`: to read what comes from another file, that file has to be parsed. */
function isCalledLikeKey(argument: Node): boolean {
  if (argument.type === 'Literal') return true;
  // `KEYS.access`.
  if (argument.type === 'MemberExpression' && argument.object.type === 'Identifier' && /^[A-Z][A-Z\d_]*$|[kK]eys$/.test(argument.object.name)) return true;
  const name = argument.type === 'Identifier' ? argument.name : argument.type === 'MemberExpression' ? (nameOfKey(argument.property) ?? '') : '';
  return /^[A-Z]|(?:[nN]ame|[kK]ey|KEY|[cC]ookie|[iI]d)$/.test(name) || isAuthRole(roleOfName(name).role);
}

function nameOf(fact: Fact): string | undefined {
  if (fact.kind === 'cookie') return valueOf(fact.name);
  return fact.kind === 'storage' ? valueOf(fact.key) : undefined;
}

/** The call is what the author of this file can see; the wrapper's own code cannot be edited from here. */
function movedTo(call: TSESTree.CallExpression, { fact, places }: FoundFact, { reader: { file } }: SourceContext): FoundFact {
  const { line, column } = call.loc.start;
  const seen = { ...fact.seen, file: file.filename, line, column: column + 1 };
  return { fact: { ...fact, seen } as Fact, node: call, places };
}
