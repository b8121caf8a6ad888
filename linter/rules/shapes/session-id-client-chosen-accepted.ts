import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile, type Variable } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Where sessions are kept, by name. */
const stores = /^(?:this\.)?(?:[a-z]*[sS]essions|[sS]essionStore|[sS]essionMap|[sS]essionCache)$/;
/** One of those, or a generator. */
const writtenStore = /(?:[sS]essions|[sS]ession(?:Store|Map|Cache))(?![\w$])|genid|idGenerator/;
const sent = /^(?:req|request)\??\.(?:cookies|query|headers|body|params)\b/;

/** `sessions.get(id) ?? create(id)` with the identifier of the request, and generators that give it back. */
export default defineShape({
  check: 'session-id-client-chosen-accepted',
  needs: [['session'], ['cookie', 'query', 'headers', 'body', 'params']],
  mayBeIn: (text) => writtenStore.test(text),
  find: (context) => [...createdShapes(context), ...generatorShapes(context)],
});

/** `if (!sessions.has(id)) sessions.set(id, {})`. */
function createdShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const writes = [
    ...file.nodesOf('CallExpression').flatMap((node) => (node.callee.type === 'MemberExpression' && context.reader.keyOf(node.callee) === 'set' && node.arguments[0] ? [{ node: node as Node, store: node.callee.object as Node, key: node.arguments[0] as Node }] : [])),
    ...file.nodesOf('AssignmentExpression').flatMap(({ left, ...node }) => (left.type === 'MemberExpression' && left.computed ? [{ node: left as Node, store: left.object as Node, key: left.property as Node, operator: node.operator }] : [])),
  ];
  return writes.flatMap((write) => {
    const store = file.textOf(write.store);
    const variable = write.key.type === 'Identifier' && stores.test(store) ? file.variableOf(write.key) : undefined;
    const from = variable && sentAs(variable, context);
    const isCreating = 'operator' in write && (write.operator === '??=' || write.operator === '||=') ? true : isWhereNoneIs(write.node, store, file.textOf(write.key), file);
    return from !== undefined && isCreating ? [{ node: write.node, name: store, side: 'server' as const, library: 'by hand', traits: { from: set(from) } }] : [];
  });
}

/** A variable that is written once, with what the request sent: one that is replaced by a new identifier is none. */
function sentAs(variable: Variable, context: SourceContext): string | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.type !== 'Variable' || !definition.node.init || definition.node.id.type !== 'Identifier') return undefined;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  return sentIn(definition.node.init, context);
}

function sentIn(node: Node, context: SourceContext): string | undefined {
  const { file } = context.reader;
  if (node.type === 'LogicalExpression') return sentIn(node.left, context);
  if (node.type === 'AwaitExpression') return sentIn(node.argument, context);
  if (node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression' || node.type === 'ChainExpression') return sentIn(node.expression, context);
  const text = file.textOf(node);
  if (/signed|verif|unseal|decrypt/i.test(text)) return undefined;
  const isCookie = context.index.valuesAt(context.origins.of(node)).some(({ source }) => source.is === 'request-cookie');
  return (isCookie || (node.type === 'MemberExpression' && sent.test(text))) && /^[\w$.?,[\]'" ()-]{1,60}$/.test(text) ? text : undefined;
}

/** Inside the branch of a test that says that the store has no such session. */
function isWhereNoneIs(write: Node, store: string, key: string, file: SourceFile): boolean {
  for (let current = file.parentOf(write); current && !isFunction(current); current = file.parentOf(current)) {
    if (current.type === 'IfStatement' && contains(current.consequent, write) && saysMissing(current.test, store, key, file)) return true;
  }
  return false;
}

function saysMissing(test: Node, store: string, key: string, file: SourceFile): boolean {
  if (test.type !== 'UnaryExpression' || test.operator !== '!') return false;
  const looksUp = (node: Node): boolean => [`${store}.has(${key})`, `${store}.get(${key})`, `${store}[${key}]`].includes(file.textOf(node));
  if (looksUp(test.argument)) return true;
  const definition = test.argument.type === 'Identifier' ? file.variableOf(test.argument)?.defs[0] : undefined;
  const init = definition?.type === 'Variable' ? definition.node.init : undefined;
  return init ? looksUp(init.type === 'AwaitExpression' ? init.argument : init) : false;
}

/** `genid: (req) => req.query.sid`, as express-session and its relatives take it. */
function generatorShapes(context: SourceContext): FoundShape[] {
  const { reader } = context;
  return reader.file.nodesOf('Property').flatMap((property) => {
    const name = reader.keyOf(property);
    if ((name !== 'genid' && name !== 'idGenerator') || !isFunction(property.value)) return [];
    const results = resultsOf(property.value, reader.file);
    const from = results.map((result) => sentIn(result, context)).find((text) => text !== undefined);
    return from === undefined ? [] : [{ node: property, name, side: 'server' as const, library: 'by hand', traits: { from: set(from) } }];
  });
}

function resultsOf(owner: FunctionNode, file: SourceFile): TSESTree.Expression[] {
  const returned = file.returnsOf(owner).flatMap(({ argument }) => argument ?? []);
  return owner.body.type === 'BlockStatement' ? returned : [owner.body];
}
