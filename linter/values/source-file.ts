import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Side } from '#shared/facts/sighting.ts';

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type SiteNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression;
export type { ScopeManager, Variable };
/** The nodes by the name of their type. */
export type Nodes = { readonly [N in Node as `${N['type']}`]: N };

/** What any host can give: ESLint's SourceCode has these under the same names. */
export interface ParsedSource {
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly text: string;
  readonly filename: string;
  /** Who runs it, where more than the code itself says so. */
  readonly side?: Side;
}

/** One parsed file with what every later question needs, gathered in a single walk. */
export interface SourceFile extends ParsedSource {
  /** Calls, constructions and assignments in source order: the only nodes at which an API is used. */
  readonly siteNodes: readonly SiteNode[];
  /** All nodes of a type, in source order. */
  nodesOf<T extends keyof Nodes>(type: T): readonly Nodes[T][];
  /** Every `return` with its function, so that the result of a local function is found without a second walk. */
  returnsOf(node: FunctionNode): readonly TSESTree.ReturnStatement[];
  /** True when the node belongs to this file: a value can come from an imported one. */
  owns(node: Node): boolean;
  parentOf(node: Node): Node | undefined;
  variableOf(identifier: Node): Variable | undefined;
  /** As it is written; only a chain that is broken into lines is joined: `axios.get` of `axios⏎  .get`. */
  textOf(node: Node): string;
  /** The nearest function around a node, or `undefined` at the top of the module. */
  functionAround(node: Node): FunctionNode | undefined;
}

export function sourceFileFrom(source: ParsedSource): SourceFile {
  const parents = new Map<Node, Node>();
  const nodes: Node[] = [];
  const siteNodes: SiteNode[] = [];

  const parentOf = (node: Node) => parents.get(node);
  const functionAround = (node: Node) => {
    for (let current = parents.get(node); current; current = parents.get(current)) {
      if (isFunction(current)) return current;
    }
    return undefined;
  };

  forEachNode(source.ast, (node, parent) => {
    if (parent) parents.set(node, parent);
    nodes.push(node);
    if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'AssignmentExpression') siteNodes.push(node);
  });
  siteNodes.sort((a, b) => a.range[0] - b.range[0]);

  // Of most types nobody asks.
  const byType = new Map<string, readonly Node[]>();
  const nodesOf = <T extends keyof Nodes>(type: T) => {
    let found = byType.get(type);
    if (!found) byType.set(type, (found = nodes.filter((node) => node.type === type)));
    return found as readonly Nodes[T][];
  };

  let returns: Map<FunctionNode, TSESTree.ReturnStatement[]> | undefined;
  const returnsByFunction = () => {
    const found = new Map<FunctionNode, TSESTree.ReturnStatement[]>();
    for (const node of nodesOf('ReturnStatement')) {
      const owner = functionAround(node);
      if (owner) listAt(found, owner).push(node);
    }
    return found;
  };

  let variables: Map<Node, Variable> | undefined;
  return {
    ...pick(source),
    siteNodes,
    nodesOf,
    returnsOf: (node) => (returns ??= returnsByFunction()).get(node) ?? [],
    owns: (node) => node === source.ast || parents.has(node),
    parentOf,
    variableOf: (identifier) => (variables ??= variablesByIdentifier(source.scopeManager)).get(identifier),
    textOf: (node) => {
      const text = source.text.slice(node.range[0], node.range[1]);
      return node.type === 'MemberExpression' && text.includes('\n') ? text.replaceAll(brokenChain, '') : text;
    },
    functionAround,
  };
}

const brokenChain = /\r?\n[ \t]*(?=\??\.)/g;

export function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

// A SourceCode object carries getters that must not be copied along.
function pick({ ast, scopeManager, text, filename, side }: ParsedSource): ParsedSource {
  return { ast, scopeManager, text, filename, ...(side && { side }) };
}

const notChildren: ReadonlySet<string> = new Set(['type', 'parent', 'loc', 'range', 'start', 'end', 'tokens', 'comments', 'raw', 'regex']);

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key);
  if (!list) map.set(key, (list = []));
  return list;
}

/** Depth first, in source order, with a stack of its own: generated code nests deeper than the call stack. */
function forEachNode(root: Node, visit: (node: Node, parent: Node | undefined) => void): void {
  const stack = [root];
  const parents: (Node | undefined)[] = [undefined];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node, parents.pop());
    const start = stack.length;
    pushChildren(node, stack);
    // The first child is to be taken first.
    for (let from = start, to = stack.length - 1; from < to; from++, to--) [stack[from], stack[to]] = [stack[to]!, stack[from]!];
    while (parents.length < stack.length) parents.push(node);
  }
}

function pushChildren(node: Node, stack: Node[]): void {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  const keys = visitorKeys[node.type];
  if (keys) for (const key of keys) pushNodes(fields[key], stack);
  // A node that only some parser knows.
  else for (const key in fields) if (!notChildren.has(key)) pushNodes(fields[key], stack);
}

function pushNodes(child: unknown, stack: Node[]): void {
  if (typeof child !== 'object' || child === null) return;
  if (!Array.isArray(child)) {
    if (isNode(child)) stack.push(child);
  } else for (const one of child as readonly unknown[]) if (isNode(one)) stack.push(one);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'range' in value;
}

function variablesByIdentifier(scopeManager: ScopeManager): Map<Node, Variable> {
  const found = new Map<Node, Variable>();
  for (const scope of scopeManager.scopes) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) found.set(identifier, variable);
    }
    for (const reference of scope.references) {
      if (reference.resolved) found.set(reference.identifier, reference.resolved);
    }
  }
  return found;
}
