// `createJSONStorage(() => sessionStorage)`, `new WebStorageStateStore({ store: localStorage })`: which store of the page
// is handed to a library.
import type { StorageArea, ValueSource } from '../../models/model.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node } from '../../values/source-file.ts';
import type { SourceContext } from '../site-use.ts';

const areas: ReadonlyMap<ValueSource['is'], StorageArea> = new Map([
  ['local-storage', 'local'],
  ['session-storage', 'session'],
  ['indexeddb', 'indexeddb'],
]);

/** Wrappers around a storage that are looked into. */
const maxDepth = 4;

/** `undefined` when it is another kind of store, or not known. */
export function areaOfStorage(node: Node, context: SourceContext, depth = 0): StorageArea | undefined {
  const { file } = context.reader;
  if (depth > maxDepth || !file.owns(node)) return undefined;
  const source = context.index.valuesAt(context.origins.of(node)).find(({ source: { is, unlessGiven } }) => areas.has(is) && (unlessGiven === undefined || isLeftOut(node, unlessGiven, context)));
  if (source) return areas.get(source.source.is);
  switch (node.type) {
    case 'ArrowFunctionExpression':
      return node.body.type === 'BlockStatement' ? undefined : areaOfStorage(node.body, context, depth + 1);
    case 'CallExpression':
    case 'NewExpression': {
      const [first] = node.arguments;
      return first ? areaOfStorage(first, context, depth + 1) : undefined;
    }
    case 'ObjectExpression': {
      const store = node.properties.find((property) => property.type === 'Property' && ['store', 'storage'].includes(context.reader.keyOf(property) ?? ''));
      return store?.type === 'Property' ? areaOfStorage(store.value, context, depth + 1) : undefined;
    }
    case 'Identifier': {
      const init = declaredFrom(node, file);
      return init && areaOfStorage(init, context, depth + 1);
    }
    // Of several the first one that the browser has.
    case 'ArrayExpression':
      return node.elements[0] ? areaOfStorage(node.elements[0], context, depth + 1) : undefined;
    case 'ConditionalExpression':
      return areaOfStorage(node.consequent, context, depth + 1) ?? areaOfStorage(node.alternate, context, depth + 1);
    default:
      return undefined;
  }
}

/** `new WebStorageStateStore()` and `new WebStorageStateStore({ prefix })`. */
function isLeftOut(node: Node, option: string, { reader }: SourceContext): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const [first] = node.arguments;
  return first === undefined || (first.type === 'ObjectExpression' && first.properties.every((property) => property.type === 'Property' && reader.keyOf(property) !== option));
}
