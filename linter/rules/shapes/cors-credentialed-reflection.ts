import { byDefault, set } from '#shared/facts/known.ts';
import { looseTestIn } from '../../sites/requests/origin-test.ts';
import { isRequestOrigin } from '../../sites/requests/request-origin.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { functionDeclaredAs } from '../../values/declared-from.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

const allowOrigin = 'access-control-allow-origin';
const allowCredentials = 'access-control-allow-credentials';

/** The two headers written by hand: in two calls or assignments of one function, or in one object. */
export default defineShape({
  check: 'cors-credentialed-reflection',
  needs: [[allowOrigin], [allowCredentials]],
  find(context) {
    const headers = headersWritten(context);
    return headers.filter(({ name }) => name === allowOrigin).flatMap((origin) => {
      const beside = headers.find(({ name, group }) => name === allowCredentials && group === origin.group);
      return beside && isTrue(beside.value, context) ? (shapeOf(origin, context) ?? []) : [];
    });
  },
});

interface Written {
  readonly name: string;
  readonly value: Node;
  readonly node: Node;
  /** The function or object in which it is written. */
  readonly group: Node | undefined;
}

const setters: ReadonlySet<string> = new Set(['set', 'setHeader', 'header', 'append', 'appendHeader']);

/** Of h3, which is given the event first. */
const eventSetters: ReadonlySet<string> = new Set(['setHeader', 'setResponseHeader', 'appendHeader', 'appendResponseHeader']);

function headersWritten({ reader }: SourceContext): Written[] {
  const { file } = reader;
  const calls = file.nodesOf('CallExpression').flatMap((node): Written[] => {
    const called = node.callee.type === 'MemberExpression' ? reader.keyOf(node.callee) : undefined;
    const isOfEvent = node.callee.type === 'Identifier' && eventSetters.has(node.callee.name);
    if (!isOfEvent && !setters.has(called ?? '')) return [];
    const [name, value] = isOfEvent ? node.arguments.slice(1) : node.arguments;
    const header = name && value && headerName(reader.valueOf(name));
    return header ? [{ name: header, value, node, group: file.functionAround(node) }] : [];
  });
  const properties = file.nodesOf('Property').flatMap((node): Written[] => {
    const object = file.parentOf(node);
    const header = object?.type === 'ObjectExpression' ? reader.keyOf(node)?.toLowerCase() : undefined;
    return header === allowOrigin || header === allowCredentials ? [{ name: header, value: node.value, node, group: object }] : [];
  });
  // `headers['Access-Control-Allow-Origin'] = origin`
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, right }): Written[] => {
    const header = left.type === 'MemberExpression' ? reader.keyOf(left)?.toLowerCase() : undefined;
    return header === allowOrigin || header === allowCredentials ? [{ name: header, value: right, node: left, group: file.functionAround(left) }] : [];
  });
  return [...calls, ...properties, ...assigned];
}

function headerName(value: ReturnType<SourceContext['reader']['valueOf']>): string | undefined {
  const name = value.kind === 'literal' && typeof value.value === 'string' ? value.value.toLowerCase() : undefined;
  return name === allowOrigin || name === allowCredentials ? name : undefined;
}

function isTrue(node: Node, { reader }: SourceContext): boolean {
  const value = reader.valueOf(node);
  return value.kind === 'literal' && String(value.value) === 'true';
}

function shapeOf({ value, node }: Written, context: SourceContext): FoundShape | undefined {
  const { reader } = context;
  const known = reader.valueOf(value);
  const isOrigin = (candidate: Node) => isRequestOrigin(candidate, context) || isGivenOrigin(candidate, context);
  const origins = known.kind === 'literal' ? (known.value === '*' ? 'any' : known.value === 'null' ? 'null' : undefined) : isOrigin(value) ? guarded(node, isOrigin, context) : undefined;
  if (origins === undefined) return undefined;
  return { node, name: 'Access-Control-Allow-Origin', side: 'server', traits: { origins: typeof origins === 'string' ? set(origins) : set('loose'), credentials: byDefault(true, 'the header beside it'), ...(typeof origins === 'object' && { test: set(origins.test) }) } };
}

/** `origin` of `corsHeaders(origin)` when every call in the file hands over the one of the request, whichever that is. */
function isGivenOrigin(node: Node, context: SourceContext): boolean {
  const { file } = context.reader;
  if (node.type === 'LogicalExpression') return node.operator !== '&&' && isGivenOrigin(node.left, context);
  const definition = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  const owner = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : undefined;
  const index = owner?.params.findIndex((parameter) => parameter === definition?.name) ?? -1;
  if (!owner || index < 0) return false;
  const calls = file.nodesOf('CallExpression').filter(({ callee }) => functionDeclaredAs(callee, file) === owner);
  const isOrigin = (candidate: Node) => isRequestOrigin(candidate, context);
  return calls.length > 0 && calls.every((call) => call.arguments[index] !== undefined && isOrigin(call.arguments[index]) && guarded(call, isOrigin, context) === 'every');
}

/** What stands between the request and the header: nothing, a test that others can pass, or one that is not judged here. */
function guarded(node: Node, isOrigin: (node: Node) => boolean, context: SourceContext): 'every' | { readonly test: string } | undefined {
  const { file } = context.reader;
  const owner = file.functionAround(node);
  const tests = [...testsAround(node, file), ...exitsBefore(node, owner, file)].filter((test) => !isHarmless(test, isOrigin, file));
  if (tests.length === 0) return 'every';
  const loose = tests.map((test) => looseTestIn(test, isOrigin, context));
  return loose.every((test) => test !== undefined) ? { test: loose[0]! } : undefined;
}

function testsAround(node: Node, file: SourceFile): Node[] {
  const tests: Node[] = [];
  let child = node;
  for (let current = file.parentOf(node); current && !isFunction(current); child = current, current = file.parentOf(current)) {
    if ((current.type === 'IfStatement' || current.type === 'ConditionalExpression') && current.test !== child) tests.push(current.test);
    else if (current.type === 'LogicalExpression' && current.right === child) tests.push(current.left);
    else if (current.type === 'SwitchStatement') tests.push(current.discriminant);
    else if (current.type === 'ForOfStatement') tests.push(current.right);
  }
  return tests;
}

/** `if (!allowed.includes(origin)) return next();` */
function exitsBefore(node: Node, owner: Node | undefined, file: SourceFile): Node[] {
  return file.nodesOf('IfStatement').flatMap((statement) => {
    if (file.functionAround(statement) !== owner || statement.range[1] > node.range[0]) return [];
    const exits = [...file.nodesOf('ReturnStatement'), ...file.nodesOf('ThrowStatement')].some((exit) => contains(statement.consequent, exit) && file.functionAround(exit) === owner);
    return exits ? [statement.test] : [];
  });
}

/** That there is an origin, which method the request has, or which address it is for, keeps nobody out. */
function isHarmless(test: Node, isOrigin: (node: Node) => boolean, file: SourceFile): boolean {
  if (isOrigin(test)) return true;
  if (test.type === 'LogicalExpression') return isHarmless(test.left, isOrigin, file) && isHarmless(test.right, isOrigin, file);
  if (test.type === 'CallExpression' && test.callee.type === 'MemberExpression') {
    const { object, property } = test.callee;
    const asked = file.textOf(property) === 'test' ? test.arguments[0] : object;
    return /^(?:startsWith|includes|endsWith|match|test)$/.test(file.textOf(property)) && asked !== undefined && ofAddress.test(file.textOf(asked).slice(0, 80));
  }
  if (test.type === 'UnaryExpression' && test.operator === '!') return isHarmless(test.argument, isOrigin, file);
  if (test.type !== 'BinaryExpression') return false;
  const asked = file.textOf(test.left).slice(0, 80);
  // `origin !== undefined`, `typeof origin === 'string'`
  if (isOrigin(test.left) || (test.left.type === 'UnaryExpression' && test.left.operator === 'typeof' && isOrigin(test.left.argument))) return /^(?:undefined|null|''|""|['"](?:string|undefined)['"])$/.test(file.textOf(test.right).slice(0, 20));
  return (/\bmethod$/.test(asked) || ofAddress.test(asked)) && test.right.type === 'Literal';
}

/** The path of the address that is asked for. */
const ofAddress = /^(?:\w{1,20}\??\.){0,4}(?:pathname|path|originalUrl|url)$/;
