// Stores of a page that a server renders: `export const viewer = writable(null)` is one for all requests there, and so is
// `const profile = ref(null)` at the top of a module.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, SourceFile, Variable } from '../../values/source-file.ts';
import type { SourceContext } from '../site-use.ts';

export interface StoreWrite {
  readonly node: TSESTree.AssignmentExpression | TSESTree.CallExpression;
  /** What the developer calls the store. */
  readonly name: string;
  readonly value: Node;
}

const makers: ReadonlySet<string> = new Set(['writable', 'ref', 'shallowRef', 'reactive', 'shallowReactive', '$state', 'signal', 'atom', 'map', 'proxy', 'observable']);
/** Their modules; Nuxt and Svelte have some of them without an import. */
const modules: ReadonlySet<string> = new Set(['svelte/store', 'vue', '@vue/reactivity', '#imports', 'nanostores', '@preact/signals', '@preact/signals-react', 'solid-js', 'valtio', 'mobx']);

/** What is put into a store of a module, of this file or of another one of the project. */
export function storeWrites(context: SourceContext): StoreWrite[] {
  const { file } = context.reader;
  const assigned = file.nodesOf('AssignmentExpression').flatMap((node) => (node.operator === '=' && node.left.type === 'MemberExpression' && file.functionAround(node) ? writeTo(node.left.object, node, node.right, context) : []));
  const called = file.nodesOf('CallExpression').flatMap((node) => {
    const { callee, arguments: [first, second] } = node;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !first || !file.functionAround(node)) return [];
    if (callee.property.name === 'set' && !second) return writeTo(callee.object, node, first, context);
    return callee.property.name === 'assign' && second && file.textOf(callee.object) === 'Object' ? writeTo(first, node, second, context) : [];
  });
  return [...assigned, ...called];
}

function writeTo(store: Node, node: StoreWrite['node'], value: Node, context: SourceContext): StoreWrite[] {
  const variable = store.type === 'Identifier' ? context.reader.file.variableOf(store) : undefined;
  return variable && isStoreOfModule(variable, store, context) ? [{ node, name: variable.name, value }] : [];
}

function isStoreOfModule({ defs: [definition], scope }: Variable, store: Node, context: SourceContext): boolean {
  if (scope.type !== 'module') return false;
  const { file } = context.reader;
  if (definition?.type === 'Variable') return isMade(definition.node.init, file);
  if (definition?.type !== 'ImportBinding') return false;
  const { node } = context.reader.valueOf(store);
  const there = file.owns(node) ? undefined : context.elsewhere?.(node);
  return there !== undefined && there.reader.file.functionAround(node) === undefined && isMade(node, there.reader.file);
}

function isMade(node: Node | null | undefined, file: SourceFile): boolean {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || !makers.has(node.callee.name)) return false;
  const definition = file.variableOf(node.callee)?.defs[0];
  return definition === undefined || (definition.type === 'ImportBinding' && definition.parent.type === 'ImportDeclaration' && modules.has(definition.parent.source.value));
}
