import { set } from '#shared/facts/known.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/called-function.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile, type Variable } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Where sessions are kept, by name. */
const stores = /^(?:this\.)?(?:[a-z]*[sS]essions|[sS]essionStore|[sS]essionMap|[sS]essionCache)$/;
/** What is kept under the identifier of a session cookie in one of these is the session. */
const plainStores = /^(?:this\.)?(?:store|cache|map|memory|memoryStore|kv|db|redis|registry|live|active|all|table)$/i;
/** One of those, or a generator. */
const writtenStore = /(?:[sS]essions|[sS]ession(?:Store|Map|Cache))(?![\w$])|genid|idGenerator/;
/** `.get(id) ||`, `[id] ??=`, `if (!store.has(id))`, in a file that names a session. */
const plainStore = /\b(?:store|cache|map|memory|memoryStore|kv|db|redis|registry|live|active|all|table)(?:\.(?:get|has)\(|\[)/i;
const sessionName = /["'`.](?:[\w-]{0,30}[_-])?(?:sid|sess|ssid|session(?:[_-]?id)?)(?![\w-])/i;
const sent = /^(?:req|request)\??\.(?:cookies|query|headers|body|params)\b/;

/** `sessions.get(id) ?? create(id)` with the identifier of the request, and generators that give it back. */
export default defineShape({
  check: 'session-id-client-chosen-accepted',
  needs: [['sess', 'sid'], ['cookie', 'query', 'headers', 'body', 'params']],
  mayBeIn: (text) => writtenStore.test(text) || (plainStore.test(text) && sessionName.test(text)),
  find: (context) => [...createdShapes(context), ...generatorShapes(context)],
});

interface Creation {
  readonly node: Node;
  readonly key: Node;
  /** The store that it writes, when that can be seen. */
  readonly store?: string;
  /** It does nothing where there is a session. */
  readonly isOnlyFirst?: boolean;
}

/** `if (!sessions.has(id)) sessions.set(id, {})`, `sessions.get(id) ?? create(id)`. */
function createdShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return creationsIn(context).flatMap(({ node, key, store: written, isOnlyFirst }) => {
    const variable = key.type === 'Identifier' ? file.variableOf(key) : undefined;
    const given = variable && sentAs(variable, context);
    if (!given) return [];
    const store = isOnlyFirst ? written : storeWithout(node, file.textOf(key), file);
    if (store === undefined || (written !== undefined && written !== store) || !(stores.test(store) || (plainStores.test(store) && given.isOfSession))) return [];
    return [{ node, name: store, side: 'server' as const, library: 'by hand', traits: { from: set(given.from) } }];
  });
}

function creationsIn(context: SourceContext): Creation[] {
  const { reader } = context;
  const { file } = reader;
  const called = file.nodesOf('CallExpression').flatMap((node): Creation[] => {
    const [key] = node.arguments;
    if (node.callee.type === 'MemberExpression' && reader.keyOf(node.callee) === 'set' && key) return [{ node, key, store: file.textOf(node.callee.object) }];
    return node.arguments.flatMap((argument, index) => (argument.type === 'Identifier' ? creationBy(node, argument, index, context) : []));
  });
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, operator }): Creation[] =>
    left.type === 'MemberExpression' && left.computed ? [{ node: left, key: left.property, store: file.textOf(left.object), isOnlyFirst: operator === '??=' || operator === '||=' }] : [],
  );
  return [...called, ...assigned];
}

/** `create(id)`: of a function that can be seen it is known whether it keeps something new under that name; of another one the name says it. */
function creationBy(node: TSESTree.CallExpression, key: TSESTree.Identifier, index: number, context: SourceContext): Creation[] {
  const called = calledFunction(node.callee, context);
  if (called) {
    const store = storeFilled(called.owner, index, called.there.reader.file);
    return store === undefined ? [] : [{ node, key, store }];
  }
  const name = node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' ? context.reader.keyOf(node.callee) : undefined;
  return name !== undefined && index === 0 && /^(?:create|new|make|init|start|begin)(?![a-z])/.test(name) ? [{ node, key }] : [];
}

/** The store in which a function keeps a new object under a parameter. What was read somewhere before is only cached there. */
function storeFilled(owner: FunctionNode, index: number, file: SourceFile): string | undefined {
  const parameter = owner.params[index];
  const variable = parameter?.type === 'Identifier' ? file.variableOf(parameter) : undefined;
  if (!variable || variable.references.some((reference) => reference.isWrite())) return undefined;
  const isKey = (node: Node | undefined) => node?.type === 'Identifier' && file.variableOf(node) === variable;
  const isNew = (node: Node | undefined): boolean => {
    if (node?.type !== 'Identifier') return node?.type === 'ObjectExpression' || node?.type === 'NewExpression';
    const def = file.variableOf(node)?.defs[0];
    return def?.type === 'Variable' && def.node.init?.type !== 'Identifier' && isNew(def.node.init ?? undefined);
  };
  for (const { callee, arguments: [key, value] } of file.nodesOf('CallExpression')) {
    if (callee.type === 'MemberExpression' && contains(owner, callee) && !callee.computed && file.textOf(callee.property) === 'set' && isKey(key) && isNew(value)) return file.textOf(callee.object);
  }
  for (const { left, right } of file.nodesOf('AssignmentExpression')) {
    if (left.type === 'MemberExpression' && left.computed && contains(owner, left) && isKey(left.property) && isNew(right)) return file.textOf(left.object);
  }
  return undefined;
}

interface Given {
  readonly from: string;
  /** It is a cookie, and called as those of sessions are. */
  readonly isOfSession: boolean;
}

/** A variable that is written once, with what the request sent: one that is replaced by a new identifier is none. */
function sentAs(variable: Variable, context: SourceContext): Given | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.type !== 'Variable' || !definition.node.init || definition.node.id.type !== 'Identifier') return undefined;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  return sentIn(definition.node.init, context);
}

function sentIn(node: Node, context: SourceContext): Given | undefined {
  const { file } = context.reader;
  if (node.type === 'LogicalExpression') return sentIn(node.left, context);
  if (node.type === 'AwaitExpression') return sentIn(node.argument, context);
  if (node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression' || node.type === 'ChainExpression') return sentIn(node.expression, context);
  const text = file.textOf(node);
  if (/signed|verif|unseal|decrypt/i.test(text)) return undefined;
  const isCookie = context.index.valuesAt(context.origins.of(node)).some(({ source }) => source.is === 'request-cookie');
  const isSent = (isCookie || (node.type === 'MemberExpression' && sent.test(text))) && /^[\w$.?,[\]'"|` ()-]{1,80}$/.test(text);
  return isSent ? { from: text, isOfSession: isCookie && roleOfName(nameRead(node, context) ?? '').role === 'session-id' } : undefined;
}

/** `sid` of `cookies['sid']`, `cookies.sid` and `getCookie(event, NAME)`. */
function nameRead(node: Node, { reader }: SourceContext): string | undefined {
  if (node.type === 'MemberExpression') return reader.keyOf(node);
  const last = node.type === 'CallExpression' ? node.arguments.at(-1) : undefined;
  const value = last && reader.valueOf(last);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The store of which a test around says that it has nothing under this key: `if (!store.has(id))`, `store.get(id) ??`, `store.has(id) ? … :`. */
function storeWithout(creation: Node, key: string, file: SourceFile): string | undefined {
  for (let child = creation, current = file.parentOf(child); current && !isFunction(current); child = current, current = file.parentOf(current)) {
    const missing = current.type === 'IfStatement' && current.consequent === child ? negated(current.test) : (current.type === 'LogicalExpression' && current.operator !== '&&' && current.right === child) ? current.left : current.type === 'ConditionalExpression' && current.alternate === child ? current.test : undefined;
    const store = missing && storeAsked(missing, key, file);
    if (store !== undefined) return store;
  }
  return undefined;
}

function negated(test: Node): Node | undefined {
  return test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : undefined;
}

/** `store` of `store.has(key)`, `await store.get(key)` and `store[key]`, also by way of a variable. */
function storeAsked(given: Node, key: string, file: SourceFile, isVariable = false): string | undefined {
  const node = given.type === 'AwaitExpression' ? given.argument : given;
  if (node.type === 'MemberExpression') return node.computed && file.textOf(node.property) === key ? file.textOf(node.object) : undefined;
  if (node.type === 'CallExpression') {
    const { callee, arguments: [asked] } = node;
    const isAsked = callee.type === 'MemberExpression' && !callee.computed && ['has', 'get'].includes(file.textOf(callee.property)) && asked && file.textOf(asked) === key;
    return isAsked ? file.textOf(callee.object) : undefined;
  }
  const definition = node.type === 'Identifier' && !isVariable ? file.variableOf(node)?.defs[0] : undefined;
  return definition?.type === 'Variable' && definition.node.init ? storeAsked(definition.node.init, key, file, true) : undefined;
}

/** `genid: (req) => req.query.sid`, as express-session and its relatives take it. */
function generatorShapes(context: SourceContext): FoundShape[] {
  const { reader } = context;
  return reader.file.nodesOf('Property').flatMap((property) => {
    const name = reader.keyOf(property);
    if ((name !== 'genid' && name !== 'idGenerator') || !isFunction(property.value)) return [];
    const results = resultsOf(property.value, reader.file);
    const from = results.map((result) => sentIn(result, context)?.from).find((text) => text !== undefined);
    return from === undefined ? [] : [{ node: property, name, side: 'server' as const, library: 'by hand', traits: { from: set(from) } }];
  });
}

function resultsOf(owner: FunctionNode, file: SourceFile): TSESTree.Expression[] {
  const returned = file.returnsOf(owner).flatMap(({ argument }) => argument ?? []);
  return owner.body.type === 'BlockStatement' ? returned : [owner.body];
}
