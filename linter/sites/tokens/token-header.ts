// The header of a token that nobody has verified yet, and what becomes of its parameters.
import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from '../../values/class-field.ts';
import { initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { calledFunction, resultsOf } from '../functions/called-function.ts';
import { partOfToken, splitsToken } from './jwt-by-hand.ts';
import { givenFor } from '../functions/local-arguments.ts';
import { sitesOfKind } from '../site-of-kind.ts';
import type { SourceContext } from '../site-use.ts';

/** Variables and expressions that are looked through. */
const maxDepth = 20;

/** Whether an expression has this parameter of a header in it: itself, in a template, in a path, in an object. */
export function carriesParameter(node: Node, names: readonly string[], context: SourceContext, depth = 0): boolean {
  return depth <= maxDepth && onlyOnce(names.join(), node, () => isCarrying(node, names, context, depth));
}

/** Functions that call each other lead to one node by many ways: it is asked once, and says no while it is being asked. */
function onlyOnce(question: string, node: Node, ask: () => boolean): boolean {
  const answers = known.get(node) ?? new Map<string, boolean>();
  known.set(node, answers);
  const before = answers.get(question);
  if (before !== undefined) return before;
  answers.set(question, false);
  const answer = ask();
  answers.set(question, answer);
  return answer;
}

const known = new WeakMap<Node, Map<string, boolean>>();

function isCarrying(node: Node, names: readonly string[], context: SourceContext, depth: number): boolean {
  const inside = (inner: Node | null | undefined) => inner !== null && inner !== undefined && carriesParameter(inner, names, context, depth + 1);
  const parameter = headerParameter(node, context);
  if (parameter !== undefined) return names.includes(parameter);
  switch (node.type) {
    case 'TemplateLiteral':
      return node.expressions.some(inside);
    case 'BinaryExpression':
      return node.operator === '+' && (inside(node.left) || inside(node.right));
    case 'LogicalExpression':
      return inside(node.left) || inside(node.right);
    case 'ConditionalExpression':
      return inside(node.consequent) || inside(node.alternate);
    case 'CallExpression':
    case 'NewExpression':
      if (isCleaning(node, context)) return false;
      return node.arguments.some(inside) || (node.callee.type === 'MemberExpression' && inside(node.callee.object)) || (node.type === 'CallExpression' && isGivenBack(node, names, context, depth));
    case 'MemberExpression':
      return inside(node.object);
    case 'ObjectExpression':
      return node.properties.some((property) => property.type === 'Property' && inside(property.value));
    case 'ArrayExpression':
      return node.elements.some(inside);
    case 'AwaitExpression':
      return inside(node.argument);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return inside(node.expression);
    case 'Identifier':
      return inside(initializerOf(node, context.reader.file)) || givenFor(node, context.reader.file).some(({ argument, call }) => inside(argument) && !isAllowListed(call, names, context, depth + 1));
    default:
      return false;
  }
}

/** `keyFor(token)`, a function of the project that takes the parameter out of the header. */
function isGivenBack({ callee }: TSESTree.CallExpression, names: readonly string[], context: SourceContext, depth: number): boolean {
  return resultsIn(callee, context).some(({ result, there }) => carriesParameter(result, names, there, depth + 1) && !isAllowListed(result, names, there, depth + 1));
}

function resultsIn(callee: Node, context: SourceContext): { readonly result: Node; readonly there: SourceContext }[] {
  const called = calledFunction(callee, context);
  return called ? resultsOf(called.owner, called.there.reader.file).map((result) => ({ result, there: called.there })) : [];
}

/** What leaves nothing of a path, a query or an address. */
function isCleaning(call: TSESTree.CallExpression | TSESTree.NewExpression, { reader: { file } }: SourceContext): boolean {
  const name = file.textOf(call.callee).split('.').at(-1) ?? '';
  return ['basename', 'encodeURIComponent', 'parseInt', 'Number', 'replace', 'replaceAll', 'get', 'has', 'find', 'escape', 'createHash'].includes(name);
}

const ownNames: ReadonlySet<string> = new Set(['kid', 'jku', 'x5u']);
/** Of a parameter that is the header: whoever is asked for a key by it has not been able to verify it yet. */
const headerNames: ReadonlySet<string> = new Set(['header', 'protectedHeader', 'jwtHeader', 'tokenHeader', 'joseHeader', 'jwsHeader', 'unverifiedHeader']);

/** The name of the parameter that an expression reads of a header: `header.kid`, `kid` of `const { kid } = …`. */
function headerParameter(node: Node, context: SourceContext): string | undefined {
  if (node.type === 'MemberExpression') {
    const name = context.reader.keyOf(node);
    return name !== undefined && isHeader(node.object, context, 0) ? name : undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  const def = context.reader.file.variableOf(node)?.defs[0];
  if (def?.type === 'Variable' && def.node.id.type === 'ObjectPattern' && def.node.init) {
    const path = pathTo(def.node.id, def.name);
    if (path?.length === 1) return isHeader(def.node.init, context, 0) ? path[0] : undefined;
    return path?.length === 2 && path[0] === 'header' && isDecoded(def.node.init, context, 0) ? path[1] : undefined;
  }
  if (def?.type !== 'Parameter' || !isFunction(def.node)) return undefined;
  // `publicKeyOf(kid)`: nothing else has such a name, and whoever calls it has not been able to verify it yet.
  if (ownNames.has(node.name) && def.node.params.includes(def.name as never)) return node.name;
  const index = def.node.params.findIndex((parameter) => parameter.range[0] <= def.name.range[0] && def.name.range[1] <= parameter.range[1]);
  const pattern = def.node.params[index];
  const path = pattern?.type === 'ObjectPattern' && findsKey(def.node, context) ? pathTo(pattern, def.name) : undefined;
  if (index === 0 && path?.length === 1) return path[0];
  return index === 1 && path?.length === 2 && path[0] === 'header' ? path[1] : undefined;
}

function isHeader(node: Node, context: SourceContext, depth: number): boolean {
  return depth <= maxDepth && onlyOnce('header', node, () => isPlainHeader(node, context, depth));
}

function isPlainHeader(node: Node, context: SourceContext, depth: number): boolean {
  const { reader } = context;
  switch (node.type) {
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return isHeader(node.expression, context, depth + 1);
    case 'MemberExpression':
      return reader.keyOf(node) === 'header' && isDecoded(node.object, context, depth + 1);
    case 'CallExpression':
      if (sitesOfKind('jwt.decode', node.callee, context).some(({ site }) => site.part === 'header')) return true;
      if (reader.file.textOf(node.callee) === 'JSON.parse') return node.arguments[0] !== undefined && partOfToken(node.arguments[0], reader)?.part === '0';
      return isParsedByFunction(node, context) || resultsIn(node.callee, context).some(({ result, there }) => isHeader(result, there, depth + 1));
    case 'AwaitExpression':
      return isHeader(node.argument, context, depth + 1);
    case 'Identifier': {
      const def = reader.file.variableOf(node)?.defs[0];
      if (def?.type === 'Parameter' && isFunction(def.node)) return (headerNames.has(node.name) && def.node.params.includes(def.name as never)) || (def.node.params[0] === def.name && findsKey(def.node, context));
      if (def?.type !== 'Variable' || !def.node.init) return false;
      if (def.node.id.type === 'Identifier') return isHeader(def.node.init, context, depth + 1);
      const path = pathTo(def.node.id, def.name);
      return path?.length === 1 && path[0] === 'header' && isDecoded(def.node.init, context, depth + 1);
    }
    default:
      return false;
  }
}

/** `decodePart(head)`: a function of the project that parses what it is given, and is given the first part of a token. */
function isParsedByFunction({ callee, arguments: [given] }: TSESTree.CallExpression, context: SourceContext): boolean {
  return given !== undefined && splitsToken(given, context.reader)?.part === '0' && resultsIn(callee, context).some(({ result, there }) => /^(?:await )?JSON\.parse\(/.test(there.reader.file.textOf(result)));
}

/** A decode that gives header and payload side by side; also the token that express-jwt hands to a function for the key. */
function isDecoded(node: Node, context: SourceContext, depth: number): boolean {
  return depth <= maxDepth && onlyOnce('decoded', node, () => isPlainDecoded(node, context, depth));
}

function isPlainDecoded(node: Node, context: SourceContext, depth: number): boolean {
  const { reader } = context;
  switch (node.type) {
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return isDecoded(node.expression, context, depth + 1);
    case 'LogicalExpression':
      return isDecoded(node.left, context, depth + 1);
    case 'AwaitExpression':
      return isDecoded(node.argument, context, depth + 1);
    case 'CallExpression':
      return sitesOfKind('jwt.decode', node.callee, context).length > 0 || resultsIn(node.callee, context).some(({ result, there }) => isDecoded(result, there, depth + 1));
    case 'Identifier': {
      const def = reader.file.variableOf(node)?.defs[0];
      if (def?.type === 'Parameter' && isFunction(def.node)) return def.node.params[1] === def.name && findsKey(def.node, context);
      const init = initializerOf(node, reader.file);
      return init !== undefined && isDecoded(init, context, depth + 1);
    }
    default:
      return false;
  }
}

/** A function that a verification asks for the key: `jwt.verify(token, getKey, …)`, `expressjwt({ secret: getKey })`. */
function findsKey(owner: FunctionNode, context: SourceContext): boolean {
  const { file } = context.reader;
  const parent = file.parentOf(owner);
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const uses = [owner as Node, ...((name && file.variableOf(name)?.references.map(({ identifier }) => identifier as Node)) ?? [])];
  return uses.slice(0, 20).some((use) => {
    const holder = file.parentOf(use);
    const call = holder?.type === 'Property' ? file.parentOf(file.parentOf(holder)!) : holder;
    if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return false;
    const isKey = holder?.type === 'Property' ? ['secret', 'secretOrKeyProvider', 'key'].includes(nameOfKey(holder.key) ?? '') : call.arguments[1] === use;
    return isKey && sitesOfKind('jwt.verify', call.callee, context).length > 0;
  });
}

/** The keys on the way from a pattern to one of its names: `{ header: { kid } }` gives `header`, `kid`. */
function pathTo(pattern: Node, name: Node): string[] | undefined {
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const key = nameOfKey(property.key);
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (key === undefined) continue;
    if (target === name) return [key];
    const inner = pathTo(target, name);
    if (inner) return [key, ...inner];
  }
  return undefined;
}

/** The same function asks whether the parameter is a known one, before anything is done with it. */
export function isAllowListed(node: Node, names: readonly string[], context: SourceContext, depth = 0): boolean {
  const { file } = context.reader;
  const owner = file.functionAround(node);
  const carries = (part: Node) => carriesParameter(part, names, context, depth);
  const asks = file.siteNodes.some((call) => {
    if (call.type !== 'CallExpression' || file.functionAround(call) !== owner || call === node) return false;
    const name = file.textOf(call.callee).split('.').at(-1) ?? '';
    if (name === 'has' && isFilledBy(owner, call.callee, file)) return false;
    if (name === 'startsWith' && isScheme(call.arguments[0])) return false;
    return ['test', 'includes', 'has', 'hasOwn', 'hasOwnProperty', 'startsWith', 'match', 'some', 'indexOf'].includes(name) && [...call.arguments, call.callee].some((part) => carries(part) || (part.type === 'MemberExpression' && carries(part.object)));
  });
  return asks || file.nodesOf('BinaryExpression').some((test) => ['===', '!==', '==', '!=', 'in'].includes(test.operator) && isIn(owner, test, file) && !isEmptiness(test) && !isOfForm(test, file) && (carries(test.left as Node) || carries(test.right)));
}

/** `if (!clients.has(url)) clients.set(url, …)` remembers whatever it is given. */
function isFilledBy(owner: FunctionNode | undefined, callee: Node, file: SourceFile): boolean {
  const list = callee.type === 'MemberExpression' ? file.textOf(callee.object).slice(0, 80) : '';
  const text = owner ? file.textOf(owner) : '';
  return text.includes(`${list}.set(`) || text.includes(`${list}.add(`);
}

/** `kid === undefined` asks whether there is one. */
function isEmptiness({ left, right }: TSESTree.BinaryExpression): boolean {
  return [left, right].some((side) => (side.type === 'Literal' && (side.value === null || side.value === '')) || (side.type === 'Identifier' && side.name === 'undefined'));
}

/** `jwk.kty !== 'EC'`, `url.protocol === 'https:'`: what it looks like, whoever made it. */
function isOfForm({ left, right }: TSESTree.BinaryExpression, file: SourceFile): boolean {
  return [left, right].map((side) => plainNode(side)).some((side) => side.type === 'MemberExpression' && ['kty', 'crv', 'alg', 'use', 'length', 'protocol'].includes(file.textOf(side.property)));
}

function isScheme(node: Node | undefined): boolean {
  return node?.type === 'Literal' && typeof node.value === 'string' && /^https?:?(?:\/\/)?$/.test(node.value);
}

/** In the function itself, or in one that it hands to `some` or `find`. */
function isIn(owner: FunctionNode | undefined, node: Node, file: SourceFile): boolean {
  const around = file.functionAround(node);
  return around === owner || (around?.type === 'ArrowFunctionExpression' && file.parentOf(around)?.type === 'CallExpression' && file.functionAround(around) === owner);
}
