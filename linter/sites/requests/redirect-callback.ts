// The redirect callback of Auth.js is asked where to go, and what it returns is where the user goes: `({ url, baseUrl }) => …`.
import type { FunctionNode, Node, SourceFile } from '../../values/source-file.ts';
import { initializerOf } from '../../values/declared-from.ts';
import { contains } from '../../values/write-order.ts';
import { outcomesOf } from '../functions/outcomes.ts';
import type { SourceContext } from '../site-use.ts';

/** True when an address of any site can come back: on every path, or on one where the tests only sort out paths of the site itself. */
export function returnsAnyAddress(callback: FunctionNode, { reader }: SourceContext): boolean {
  const { file } = reader;
  const isUrl = isUrlOf(callback, reader);
  const outcomes = outcomesOf<'url' | 'other'>(callback, (node, isReturned) => (isReturned ? (isWholeUrl(node, isUrl, file) ? 'url' : 'other') : undefined));
  if (outcomes.size === 1 && outcomes.has('url')) return !file.nodesOf('ExpressionStatement').some(({ expression }) => contains(callback, expression) && mayThrowFor(expression, isUrl, file));
  const uses = [...file.nodesOf('Identifier'), ...file.nodesOf('MemberExpression')].filter((node) => contains(callback.body, node) && isUrl(node));
  const returned = uses.filter((use) => isReturnedBy(callback, use, file));
  return uses.every((use) => returned.includes(use) || isJoined(use, file) || test(use, file) !== undefined) && returned.some((use) => conditionsOf(use, callback, file).every(({ node, holds }) => !mayConfine(node, holds, isUrl, file)));
}

/** `assertOwnSite(url)` in a line of its own. */
function mayThrowFor(statement: Node, isUrl: (node: Node) => boolean, file: SourceFile): boolean {
  const call = statement.type === 'AwaitExpression' ? statement.argument : statement;
  return call.type === 'CallExpression' && call.arguments.some(isUrl) && !/^(?:console|log|logger)\b/.test(file.textOf(call.callee).slice(0, 20));
}

/** Calls that change nothing about where an address leads. */
const sameAddress: ReadonlySet<string> = new Set(['String', 'decodeURI', 'decodeURIComponent', 'Promise.resolve']);

/** The address itself; `url || baseUrl`, which is another one only where there is none; `new URL(url, baseUrl).href`, which leaves the site for a whole address. */
function isWholeUrl(node: Node, isUrl: (node: Node) => boolean, file: SourceFile, depth = 0): boolean {
  if (isUrl(node)) return true;
  if (depth > 5) return false;
  const again = (inner: Node | undefined): boolean => inner !== undefined && isWholeUrl(inner, isUrl, file, depth + 1);
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator !== '&&' && again(node.left);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return again(node.expression);
    case 'NewExpression':
      return file.textOf(node.callee) === 'URL' && again(node.arguments[0]);
    case 'TemplateLiteral':
      return node.expressions.length === 1 && node.quasis.every(({ value }) => value.raw === '') && again(node.expressions[0]);
    case 'MemberExpression':
      return node.property.type === 'Identifier' && node.property.name === 'href' && node.object.type === 'NewExpression' && again(node.object);
    case 'CallExpression':
      if (node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && /^(?:toString|trim)$/.test(node.callee.property.name)) return again(node.callee.object);
      return sameAddress.has(file.textOf(node.callee).slice(0, 40)) && again(node.arguments[0]);
    case 'Identifier': {
      // A second look at the name could be an assignment or a test, which are judged where the address itself is.
      const variable = file.variableOf(node);
      const isSingle = variable?.references.every((reference) => reference.init === true || (reference.isRead() && reference.identifier === node));
      return isSingle === true && again(initializerOf(node, file));
    }
    default:
      return false;
  }
}

function isUrlOf(owner: FunctionNode, { file, keyOf }: SourceContext['reader']): (node: Node) => boolean {
  const [parameter] = owner.params;
  return (node) => {
    if (node.type === 'MemberExpression') return parameter?.type === 'Identifier' && node.object.type === 'Identifier' && node.object.name === parameter.name && keyOf(node) === 'url';
    const definition = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
    if (definition?.type !== 'Parameter' || definition.node !== owner || parameter?.type !== 'ObjectPattern') return false;
    // `url = safe(url)` makes another address of it.
    if (file.variableOf(node)?.references.some((reference) => reference.isWrite() && reference.init !== true)) return false;
    // `{ url: target }` has it under another name.
    return parameter.properties.some((property) => property.type === 'Property' && keyOf(property) === 'url' && contains(property.value, definition.name));
  };
}

function isReturnedBy(callback: FunctionNode, use: Node, file: SourceFile): boolean {
  const parent = file.parentOf(use);
  if (parent?.type === 'ConditionalExpression' && parent.test !== use) return isReturnedBy(callback, parent, file);
  if (parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.left === use) return isReturnedBy(callback, parent, file);
  return file.functionAround(use) === callback && (parent?.type === 'ReturnStatement' || (parent === callback && callback.body === use));
}

/** `${baseUrl}${url}`, `baseUrl + url`: what is put behind the address of the site leads there. */
function isJoined(use: Node, file: SourceFile): boolean {
  const parent = file.parentOf(use);
  if (parent?.type === 'TemplateLiteral') return parent.expressions[0] !== use || parent.quasis[0]?.value.raw !== '';
  return parent?.type === 'BinaryExpression' && parent.operator === '+' && parent.right === use;
}

/** The call or comparison of a test that the address is asked in, or the test itself, where it asks whether there is one. */
function test(use: Node, file: SourceFile): Node | undefined {
  const parent = file.parentOf(use);
  if ((parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === use) return use;
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') return parent;
  const call = parent?.type === 'MemberExpression' && parent.object === use ? file.parentOf(parent) : undefined;
  if (call?.type === 'CallExpression' && call.callee === parent) return call;
  return parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator) ? parent : undefined;
}

interface Condition {
  readonly node: Node;
  /** What it comes out to where the address is returned. */
  readonly holds: boolean;
}

/** The tests around what is returned, and those before it that leave the function. */
function conditionsOf(returned: Node, owner: FunctionNode, file: SourceFile): Condition[] {
  const found: Condition[] = [];
  for (let child = returned, current = file.parentOf(child); current && child !== owner; child = current, current = file.parentOf(current)) {
    if ((current.type === 'IfStatement' || current.type === 'ConditionalExpression') && current.test !== child) found.push({ node: current.test, holds: current.consequent === child });
    if (current.type === 'BlockStatement') found.push(...current.body.slice(0, current.body.indexOf(child as never)).flatMap((one) => (one.type === 'IfStatement' ? [{ node: one.test, holds: false }] : [])));
  }
  return found;
}

/** `url.startsWith('/')` that is false leaves every other site; a function of the project may ask anything. */
function mayConfine(node: Node, holds: boolean, isUrl: (node: Node) => boolean, file: SourceFile): boolean {
  if (isUrl(node)) return !holds;
  if (node.type === 'UnaryExpression' && node.operator === '!') return mayConfine(node.argument, !holds, isUrl, file);
  if (node.type === 'LogicalExpression') return mayConfine(node.left, holds, isUrl, file) || mayConfine(node.right, holds, isUrl, file);
  if (node.type === 'BinaryExpression') return !(isUrl(node.left) || isUrl(node.right)) || node.operator.startsWith('!') !== holds;
  const asks = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && isUrl(node.callee.object) ? file.textOf(node.callee.property) : undefined;
  return holds || !(asks === 'startsWith' || asks === 'includes' || asks === 'endsWith');
}
