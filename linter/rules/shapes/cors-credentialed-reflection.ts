import { byDefault, set } from '#shared/facts/known.ts';
import { looseTestIn } from '../../sites/requests/origin-test.ts';
import { isRequestOrigin } from '../../sites/requests/request-origin.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

const allowOrigin = 'access-control-allow-origin';
const allowCredentials = 'access-control-allow-credentials';

/** The two headers written by hand: in two calls of one function, or in one object. */
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

function headersWritten({ reader }: SourceContext): Written[] {
  const { file } = reader;
  const calls = file.nodesOf('CallExpression').flatMap((node): Written[] => {
    if (node.callee.type !== 'MemberExpression' || !setters.has(reader.keyOf(node.callee) ?? '')) return [];
    const [name, value] = node.arguments;
    const header = name && value && headerName(reader.valueOf(name));
    return header ? [{ name: header, value, node, group: file.functionAround(node) }] : [];
  });
  const properties = file.nodesOf('Property').flatMap((node): Written[] => {
    const object = file.parentOf(node);
    const header = object?.type === 'ObjectExpression' ? reader.keyOf(node)?.toLowerCase() : undefined;
    return header === allowOrigin || header === allowCredentials ? [{ name: header, value: node.value, node, group: object }] : [];
  });
  return [...calls, ...properties];
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
  const isOrigin = (candidate: Node) => isRequestOrigin(candidate, context);
  const origins = known.kind === 'literal' ? (known.value === '*' ? 'any' : known.value === 'null' ? 'null' : undefined) : isOrigin(value) ? guarded(node, isOrigin, context) : undefined;
  if (origins === undefined) return undefined;
  return { node, name: 'Access-Control-Allow-Origin', side: 'server', traits: { origins: typeof origins === 'string' ? set(origins) : set('loose'), credentials: byDefault(true, 'the header beside it'), ...(typeof origins === 'object' && { test: set(origins.test) }) } };
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

/** That there is an origin, or which method the request has, keeps nobody out. */
function isHarmless(test: Node, isOrigin: (node: Node) => boolean, file: SourceFile): boolean {
  if (isOrigin(test)) return true;
  if (test.type === 'UnaryExpression' && test.operator === '!') return isHarmless(test.argument, isOrigin, file);
  if (test.type !== 'BinaryExpression') return false;
  return /\bmethod$/.test(file.textOf(test.left).slice(-20)) && test.right.type === 'Literal';
}
