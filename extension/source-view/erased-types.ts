import type { Node } from 'acorn';

/** Wrappers that are there for the type checker only. */
const transparent: ReadonlySet<string> = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression']);
/** Keys whose nodes say something about types only. */
const typeKeys: ReadonlySet<string> = new Set(['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeParameters', 'superTypeArguments', 'implements', 'decorators']);

/** A node whose children are looked at by name. */
type Loose = Node & Record<string, unknown>;

/**
 * The same tree without its types, changed in place. What has no counterpart in JavaScript (`enum`, `namespace`) is left out, so its
 * names stay unknown.
 */
export function erasedTypes(root: Node): Node {
  const stack = [root as Loose];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const [key, child] of Object.entries(node)) {
      if (typeKeys.has(key)) delete node[key];
      else if (Array.isArray(child)) {
        // A hole in an array pattern is null and has to stay: it counts.
        const kept = child.flatMap((item: unknown) => (isNode(item) ? (bare(item) ?? []) : [item]));
        node[key] = kept;
        stack.push(...kept.filter(isNode));
      } else if (isNode(child)) {
        const kept = bare(child);
        node[key] = kept ?? null;
        if (kept) stack.push(kept);
      }
    }
  }
  return root;
}

/** What runs of a node; undefined when nothing does. */
function bare(node: Loose): Loose | undefined {
  let inner = node;
  while (transparent.has(inner.type) && isNode(inner['expression'])) inner = inner['expression'];
  if (inner.type === 'TSParameterProperty' && isNode(inner['parameter'])) return bare(inner['parameter']);
  return isTypeOnly(inner) ? undefined : inner;
}

function isTypeOnly(node: Loose): boolean {
  if (node.type.startsWith('TS') || node['declare'] === true) return true;
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  if (node.type === 'Identifier' && node['name'] === 'this') return true;
  // A signature without a body: an overload, or an abstract method.
  if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') return !isNode(node['body']);
  if (node.type === 'MethodDefinition') return !isNode(node['value']) || isTypeOnly(node['value']);
  if (node.type === 'ExportNamedDeclaration' && isNode(node['declaration'])) return isTypeOnly(node['declaration']);
  return false;
}

function isNode(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}
