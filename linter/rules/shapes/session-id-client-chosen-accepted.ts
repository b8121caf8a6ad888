import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { adoptionBy, asking, isNameOf } from '../../sites/sessions/adopted-identifier.ts';
import { calledFunction, resultsOf, type CalledFunction } from '../../sites/functions/called-function.ts';
import { calledName } from '../../sites/functions/calls-within.ts';
import { sentIdentifier, sentIn, type SentIdentifier } from '../../sites/sessions/sent-identifier.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Where sessions are kept, by name. */
const stores = /^(?:this\.|(?:\w{1,20}\.){0,2}env\.)?(?:[a-z]*[sS]essions|SESSION(?:S|_STORE|_KV)|[sS]essionStore|[sS]essionMap|[sS]essionCache)$/;
/** What is kept under the identifier of a session cookie in one of these is the session. */
const plainStores = /^(?:this\.|(?:\w{1,20}\.){0,2}env\.)?(?:store|cache|map|memory|memoryStore|kv|db|redis|registry|live|active|all|table)$/i;
/** One of those, or a generator. */
const writtenStore = /(?:[sS]essions|SESSION(?:S|_STORE|_KV)|[sS]ession(?:Store|Map|Cache))(?![\w$])|genid|idGenerator/;
/** `.get(id) ||`, `[id] ??=`, `if (!store.has(id))`, in a file that names a session. */
const plainStore = /\b(?:store|cache|map|memory|memoryStore|kv|db|redis|registry|live|active|all|table)(?:\.(?:get|has)\(|\[)/i;
/** `kept.get(id) ||` of a map under any name. */
const anyStore = /\.(?:get|has)\([\w$]{1,40}\)\s{0,20}(?:\|\||\?\?|\?|\))/;
/** `prisma.session.upsert(`, `insert into sessions … on conflict`, `req.sessionId = id`. */
const ownSession = /session\.(?:upsert|findOrCreate|findOneAndUpdate|updateOne|findByIdAndUpdate)\(|into\s{1,10}["`]?\w{0,20}sessions?\b|\.(?:sessionid|session_id|sid) = /i;
const sessionName = /["'`.](?:[\w-]{0,30}[_-])?(?:sid|sess|ssid|session(?:[_-]?id)?)(?![\w-])/i;

/** `sessions.get(id) ?? create(id)` with the identifier of the request, and generators that give it back. */
export default defineShape({
  check: 'session-id-client-chosen-accepted',
  needs: [['sess', 'sid'], ['cookie', 'query', 'header', 'body', 'param', 'req.get(', 'request.get(']],
  mayBeIn: (text) => writtenStore.test(text) || ownSession.test(text) || ((plainStore.test(text) || (text.includes('new Map') && anyStore.test(text))) && sessionName.test(text)),
  find: (context) => [...createdShapes(context), ...adoptedShapes(context), ...generatorShapes(context)],
});

/** `sessions.getOrCreate(id)`, an upsert of the session under its identifier. */
function adoptedShapes(context: SourceContext): FoundShape[] {
  return context.reader.file.nodesOf('CallExpression').flatMap((call) => {
    const found = adoptionBy(call, context);
    return found ? [{ node: found.node, name: found.store, side: 'server' as const, library: 'by hand', traits: { from: set(found.given.from) } }] : [];
  });
}

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
    const given = sentIdentifier(nameWithin(key), context);
    if (!given) return [];
    const store = isOnlyFirst ? written : storeWithout(node, file.textOf(key), context);
    if (store === undefined || (written !== undefined && written !== store) || !(stores.test(store) || (given.isOfSession && (plainStores.test(store) || isGivenBack(node, given, context))))) return [];
    return [{ node, name: store, side: 'server' as const, library: 'by hand', traits: { from: set(given.from) } }];
  });
}

/** `id` of `` `sess:${id}` `` and `'sess:' + id`. */
function nameWithin(key: Node): Node {
  if (key.type === 'TemplateLiteral' && key.expressions.length === 1) return key.expressions[0]!;
  return key.type === 'BinaryExpression' && key.operator === '+' && key.left.type === 'Literal' ? key.right : key;
}

function creationsIn(context: SourceContext): Creation[] {
  const { reader } = context;
  const { file } = reader;
  const called = file.nodesOf('CallExpression').flatMap((node): Creation[] => {
    const [key] = node.arguments;
    if (node.callee.type === 'MemberExpression' && keeping.has(reader.keyOf(node.callee) ?? '') && key) return [{ node, key, store: file.textOf(node.callee.object) }];
    return node.arguments.flatMap((argument, index) => ((argument.type === 'Identifier' || argument.type === 'MemberExpression') && sentIdentifier(argument, context) ? creationBy(node, argument, index, context) : []));
  });
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, operator }): Creation[] =>
    left.type === 'MemberExpression' && left.computed ? [{ node: left, key: left.property, store: file.textOf(left.object), isOnlyFirst: operator === '??=' || operator === '||=' }] : [],
  );
  return [...called, ...assigned];
}

/** `create(id)`: of a function that can be seen it is known whether it keeps something new under that name; of another one the name says it. */
function creationBy(node: TSESTree.CallExpression, key: TSESTree.Identifier | TSESTree.MemberExpression, index: number, context: SourceContext): Creation[] {
  const called = calledFunction(node.callee, context);
  if (called) {
    const store = storeFilled(called, index, new Set());
    if (store === undefined) return [];
    // `this.store.create(id)`: where an object that is asked for a session keeps them is its own affair.
    return [{ node, key, store: node.callee.type === 'MemberExpression' && node.callee.object.type !== 'ThisExpression' ? context.reader.file.textOf(node.callee.object) : store }];
  }
  const name = calledName(node, context.reader);
  return name !== undefined && index === 0 && /^(?:create|new|make|init|start|begin)(?![a-z])/.test(name) ? [{ node, key }] : [];
}

/** Methods by which stores keep something under a name. */
const keeping: ReadonlySet<string> = new Set(['set', 'put', 'setItem', 'setex', 'setEx', 'psetex']);
/** Functions inside functions that are looked into. */
const maxDepth = 3;

/** The store in which a function keeps a new object under a parameter; `fresh` are the parameters that are given one. What was read somewhere before is only cached there. */
function storeFilled({ owner, there }: CalledFunction, index: number, fresh: ReadonlySet<number>, depth = 0): string | undefined {
  const { file } = there.reader;
  const variable = parameterAt(owner, index, file);
  if (!variable || variable.references.some((reference) => reference.isWrite())) return undefined;
  const filled = [...fresh].map((at) => parameterAt(owner, at, file));
  const isKey = (node: Node | undefined): boolean => node !== undefined && isNameOf(node, variable, file);
  const isNew = (node: Node | undefined): boolean => {
    if (node?.type === 'CallExpression') return file.textOf(node.callee) === 'JSON.stringify' && isNew(node.arguments[0]);
    if (node?.type !== 'Identifier') return node?.type === 'ObjectExpression' || node?.type === 'NewExpression';
    const known = file.variableOf(node);
    if (known && filled.includes(known)) return true;
    const def = known?.defs[0];
    return def?.type === 'Variable' && def.node.init?.type !== 'Identifier' && isNew(def.node.init ?? undefined);
  };
  for (const call of file.nodesOf('CallExpression')) {
    const { callee, arguments: given } = call;
    if (!contains(owner, callee)) continue;
    if (callee.type === 'MemberExpression' && keeping.has(there.reader.keyOf(callee) ?? '')) {
      if (isKey(given[0]) && given.slice(1).some(isNew)) return file.textOf(callee.object);
    } else {
      // `await this.save(id, fresh)`.
      const at = given.findIndex((argument) => argument.type === 'Identifier' && isKey(argument));
      const handedOn = new Set(given.flatMap((argument, place) => (isNew(argument) ? [place] : [])));
      const inner = at < 0 || handedOn.size === 0 || depth >= maxDepth ? undefined : calledFunction(callee, there);
      const store = inner && storeFilled(inner, at, handedOn, depth + 1);
      if (store !== undefined) return store;
    }
  }
  for (const { left, right } of file.nodesOf('AssignmentExpression')) {
    if (left.type === 'MemberExpression' && left.computed && contains(owner, left) && isKey(left.property) && isNew(right)) return file.textOf(left.object);
  }
  return undefined;
}

function parameterAt(owner: FunctionNode, index: number, file: SourceFile): ReturnType<SourceFile['variableOf']> {
  const parameter = owner.params[index];
  return parameter?.type === 'Identifier' ? file.variableOf(parameter) : undefined;
}

/** `cookies.set('sid', record.id)` with what was found or made: whatever the store is called, its records are the sessions. */
function isGivenBack(creation: Node, { name }: SentIdentifier, context: SourceContext): boolean {
  const { file } = context.reader;
  let holder = file.parentOf(creation);
  while (holder?.type === 'LogicalExpression' || holder?.type === 'ConditionalExpression' || holder?.type === 'AwaitExpression') holder = file.parentOf(holder);
  const record = holder?.type === 'VariableDeclarator' ? holder.id : holder?.type === 'AssignmentExpression' ? holder.left : undefined;
  const variable = record?.type === 'Identifier' ? file.variableOf(record) : undefined;
  const isOfRecord = (node: Node) => node.type === 'MemberExpression' && node.object.type === 'Identifier' && file.variableOf(node.object) === variable;
  const isName = (node: Node) => { const value = context.reader.valueOf(node); return value.kind === 'literal' && value.value === name; };
  return variable !== undefined && name !== undefined && file.nodesOf('CallExpression').some((call) => call.arguments.some(isOfRecord) && call.arguments.some((argument) => isName(argument)));
}

/** The store of which a test around says that it has nothing under this key: `if (!store.has(id))`, `store.get(id) ??`, `store.has(id) ? … :`. */
function storeWithout(creation: Node, key: string, context: SourceContext): string | undefined {
  const { file } = context.reader;
  for (let child = creation, current = file.parentOf(child); current && !isFunction(current); child = current, current = file.parentOf(current)) {
    const missing = current.type === 'IfStatement' && current.consequent === child ? negated(current.test) : (current.type === 'LogicalExpression' && current.operator !== '&&' && current.right === child) ? current.left : current.type === 'ConditionalExpression' && current.alternate === child ? current.test : undefined;
    const store = missing && storeAsked(missing, key, context);
    if (store !== undefined) return store;
  }
  return undefined;
}

function negated(test: Node): Node | undefined {
  return test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : undefined;
}

/** `store` of `store.has(key)`, `await store.get(key)` and `store[key]`, also by way of a variable. */
function storeAsked(given: Node, key: string, context: SourceContext, isVariable = false): string | undefined {
  const { file } = context.reader;
  const node = given.type === 'AwaitExpression' ? given.argument : given;
  if (node.type === 'MemberExpression') return node.computed && file.textOf(node.property) === key ? file.textOf(node.object) : undefined;
  if (node.type === 'CallExpression') {
    const { callee, arguments: [asked] } = node;
    const isAsked = callee.type === 'MemberExpression' && !callee.computed && asking.has(file.textOf(callee.property)) && asked && file.textOf(asked) === key;
    return isAsked ? file.textOf(callee.object) : storeAskedBehind(node, key, context);
  }
  const definition = node.type === 'Identifier' && !isVariable ? file.variableOf(node)?.defs[0] : undefined;
  return definition?.type === 'Variable' && definition.node.init ? storeAsked(definition.node.init, key, context, true) : undefined;
}

/** `load(id)` with `const load = async (id) => JSON.parse(await redis.get(`sess:${id}`))`. */
function storeAskedBehind({ callee, arguments: given }: TSESTree.CallExpression, key: string, context: SourceContext): string | undefined {
  const index = given.findIndex((argument) => context.reader.file.textOf(argument) === key);
  const called = index < 0 ? undefined : calledFunction(callee, context);
  const there = called?.there.reader.file;
  const variable = called && there && parameterAt(called.owner, index, there);
  if (!variable) return undefined;
  const asked = there.nodesOf('CallExpression').find((call) => {
    const [name] = call.arguments;
    return contains(called.owner, call) && call.callee.type === 'MemberExpression' && !call.callee.computed && asking.has(there.textOf(call.callee.property)) && name !== undefined && isNameOf(name, variable, there);
  });
  return asked?.callee.type === 'MemberExpression' ? there.textOf(asked.callee.object) : undefined;
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
