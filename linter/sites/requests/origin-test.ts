// Tests of an origin that the site of an attacker can pass: `origin.endsWith('example.com')` is true for evilexample.com.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { writtenText } from '../../values/written-text.ts';
import { calledFunction } from '../functions/called-function.ts';
import type { SourceContext } from '../site-use.ts';

/** What is compared, as a test inside `owner` writes it; `undefined` when no test is loose. */
export function looseTestIn(owner: Node, isOrigin: (node: Node) => boolean, context: SourceContext, depth = 0): string | undefined {
  const { file } = context.reader;
  for (const call of file.nodesOf('CallExpression')) {
    if (!contains(owner, call)) continue;
    const inside = depth < maxFunctions ? testBehind(call, isOrigin, context, depth) : undefined;
    if (inside !== undefined) return inside;
    if (call.callee.type !== 'MemberExpression') continue;
    const name = context.reader.keyOf(call.callee);
    const [argument] = call.arguments;
    if (name === undefined || !argument || !decidesAlone(call, isOrigin, file)) continue;
    const subject = name === 'test' ? argument : call.callee.object;
    const pattern = name === 'test' ? call.callee.object : argument;
    const part = partOfOrigin(subject, isOrigin, file);
    if (part && isLoose(name, pattern, part, context)) return `${file.textOf(name === 'test' ? subject : call.callee.object).slice(0, 40)} ${name === 'test' || name === 'match' ? 'against a pattern' : `with ${name}`}`;
  }
  return undefined;
}

/** Functions of the file that call each other are looked into no deeper. */
const maxFunctions = 2;

/** `isOurs(origin)` with an `isOurs` of the file that makes the test. */
function testBehind(call: TSESTree.CallExpression, isOrigin: (node: Node) => boolean, context: SourceContext, depth: number): string | undefined {
  const { reader } = context;
  const index = call.callee.type === 'Identifier' && decidesAlone(call, isOrigin, reader.file) ? call.arguments.findIndex((argument) => isOrigin(argument)) : -1;
  const called = index >= 0 ? calledFunction(call.callee, context) : undefined;
  return called?.isHere === true ? looseTestIn(called.owner, isParameter(called.owner, index, reader.file), context, depth + 1) : undefined;
}

type Part = 'origin' | 'host';

/** The origin itself, or the host of a URL that was made of it. */
function partOfOrigin(node: Node, isOrigin: (node: Node) => boolean, file: SourceFile, depth = 0): Part | undefined {
  if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression') return partOfOrigin(node.expression, isOrigin, file, depth);
  if (isOrigin(node)) return 'origin';
  if (depth > 3) return undefined;
  if (node.type === 'Identifier') {
    const [definition, ...others] = file.variableOf(node)?.defs ?? [];
    if (others.length > 0 || definition?.type !== 'Variable' || !definition.node.init) return undefined;
    const { id, init } = definition.node;
    if (id.type === 'Identifier') return partOfOrigin(init, isOrigin, file, depth + 1);
    return id.type === 'ObjectPattern' && (node.name === 'hostname' || node.name === 'host') && isUrlOf(init, isOrigin, file, depth) ? 'host' : undefined;
  }
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && node.callee.property.name === 'toLowerCase') {
    return partOfOrigin(node.callee.object, isOrigin, file, depth + 1);
  }
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return undefined;
  const { name } = node.property;
  return (name === 'hostname' || name === 'host' || name === 'origin') && isUrlOf(node.object, isOrigin, file, depth) ? (name === 'origin' ? 'origin' : 'host') : undefined;
}

function isUrlOf(node: Node, isOrigin: (node: Node) => boolean, file: SourceFile, depth: number): boolean {
  if (node.type === 'NewExpression') return file.textOf(node.callee) === 'URL' && node.arguments[0] !== undefined && isOrigin(node.arguments[0]);
  const definition = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  return definition?.type === 'Variable' && definition.node.init !== null && depth < 3 && isUrlOf(definition.node.init, isOrigin, file, depth + 1);
}

/** Beside `&&` another test may do the work; only that there is an origin at all is no other test. */
function decidesAlone(test: Node, isOrigin: (node: Node) => boolean, file: SourceFile): boolean {
  let child = test;
  for (let node = file.parentOf(test); node; child = node, node = file.parentOf(node)) {
    if (node.type === 'LogicalExpression') {
      const other = node.left === child ? node.right : node.left;
      if (node.operator === '&&' && !isOrigin(other) && !isAboutProtocol(other, file)) return false;
    } else if (node.type === 'BinaryExpression' || node.type === 'ChainExpression' || node.type === 'UnaryExpression') {
      if (node.type === 'UnaryExpression' && node.operator !== '!') return false;
    } else {
      return node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'ReturnStatement' || node.type === 'ArrowFunctionExpression' || node.type === 'CallExpression';
    }
  }
  return false;
}

/** `protocol === 'https:'` says nothing about whose host it is. */
function isAboutProtocol(node: Node, file: SourceFile): boolean {
  return node.type === 'BinaryExpression' && /(?:^|\.)protocol$/.test(file.textOf(node.left)) && node.right.type === 'Literal';
}

function isLoose(name: string, pattern: Node, part: Part, { reader }: SourceContext): boolean {
  if (name === 'test' || name === 'match' || name === 'search') {
    const expression = regularExpression(pattern, reader.file);
    return expression !== undefined && isLoosePattern(expression, part);
  }
  const text = writtenText(pattern, reader);
  if (text === undefined || !text.includes('.') && !text.includes('localhost')) return false;
  switch (name) {
    case 'includes':
    case 'indexOf':
      return true;
    case 'endsWith':
      return !text.startsWith('.') && !text.includes('/');
    case 'startsWith':
      return !text.endsWith(':') && !text.endsWith('/') && (part === 'host' || text.includes('//'));
    default:
      return false;
  }
}

/** The source of `/…/`, also of one that a constant names. */
export function regularExpression(node: Node, file: SourceFile): string | undefined {
  if (node.type === 'Literal') return 'regex' in node ? node.regex.pattern : undefined;
  const [definition, ...others] = node.type === 'Identifier' ? (file.variableOf(node)?.defs ?? []) : [];
  return others.length === 0 && definition?.type === 'Variable' && definition.node.init?.type === 'Literal' && 'regex' in definition.node.init ? definition.node.init.regex.pattern : undefined;
}

/** True for a pattern that other hosts match, because an end is open or a name has no dot or slash before it. */
export function isLoosePattern(pattern: string, part: 'origin' | 'host' = 'origin'): boolean {
  return alternativesOf(pattern).some((alternative) => isLooseAlternative(alternative, part));
}

function isLooseAlternative(pattern: string, part: 'origin' | 'host'): boolean {
  if (pattern === '' || pattern.startsWith('(?')) return false;
  const isClosed = pattern.endsWith('$') && !pattern.endsWith('\\$');
  // An end inside a group, as in `(:\d+|$)`, is not followed further.
  if (!isClosed) return !pattern.includes('$') && !pattern.endsWith('\\/') && !pattern.endsWith(':');
  const from = pattern.startsWith('^') ? pattern.slice(1) : pattern;
  if (hasOpenName(from)) return true;
  return !pattern.startsWith('^') && /^[a-z0-9]/i.test(from) && (part === 'host' || !from.includes('\\/'));
}

/** `.*example`: anything may stand before the name. */
function hasOpenName(pattern: string): boolean {
  for (const wild of ['.*', '.+']) {
    for (let at = pattern.indexOf(wild); at >= 0; at = pattern.indexOf(wild, at + 1)) {
      if (pattern[at - 1] !== '\\' && pattern[at - 1] !== ']' && /^[a-z0-9]/i.test(pattern.slice(at + 2))) return true;
      if (pattern.slice(at + 2) === '$' && pattern[at - 1] !== ':' && !pattern.slice(0, at).includes('.')) return true;
    }
  }
  return false;
}

/** Split at `|` outside of groups and classes. */
function alternativesOf(pattern: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) {
      parts.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, pattern.slice(start)];
}

/** Tells whether an expression is the parameter of a function. */
export function isParameter(owner: FunctionNode, index: number, file: SourceFile): (node: Node) => boolean {
  const parameter = owner.params[index];
  const named: TSESTree.Identifier | undefined = parameter?.type === 'Identifier' ? parameter : parameter?.type === 'AssignmentPattern' && parameter.left.type === 'Identifier' ? parameter.left : undefined;
  const variable = named && file.variableOf(named);
  return (node) => variable !== undefined && node.type === 'Identifier' && file.variableOf(node) === variable;
}
