// Does an expression hold what stands behind the # of an address? `location.hash`, and what is taken apart of it.
import { nameOfKey } from '../../values/class-field.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node } from '../../values/source-file.ts';
import { givenFor } from '../functions/local-arguments.ts';
import type { SourceContext } from '../site-use.ts';

/** Variables, calls and members between the fragment and its use. */
const maxDepth = 10;

export function isOfFragment(given: Node, context: SourceContext, depth = 0): boolean {
  const node = plainNode(given);
  if (depth > maxDepth) return false;
  const { file } = context.reader;
  const inner = (one: Node | null | undefined) => one !== null && one !== undefined && isOfFragment(one, context, depth + 1);
  switch (node.type) {
    case 'MemberExpression':
      return (context.reader.keyOf(node) === 'hash' && addresses.test(file.textOf(node.object).slice(-60))) || inner(node.object);
    case 'CallExpression':
      return (node.callee.type === 'MemberExpression' && inner(node.callee.object)) || node.arguments.some(inner);
    case 'NewExpression':
      return node.arguments.some(inner);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return inner(node.left) || inner(node.right);
    case 'ConditionalExpression':
      return inner(node.consequent) || inner(node.alternate);
    case 'TemplateLiteral':
      return node.expressions.some(inner);
    case 'Identifier': {
      const def = file.variableOf(node)?.defs[0];
      if (def?.type === 'Parameter') return givenFor(node, file).some(({ argument }) => inner(argument));
      if (def?.type !== 'Variable') return false;
      return (def.node.id.type === 'ObjectPattern' && takesHash(def.node.id, def.name) && addresses.test(file.textOf(def.node.init ?? def.node.id).slice(-60))) || inner(def.node.init);
    }
    default:
      return false;
  }
}

/** The page's own address: `window.location`, `route`, `router.currentRoute.value`, `new URL(location.href)`, `useLocation()`, and the one that a window of a login came back to. Tools take any address apart. */
const addresses = /(?:location|route|(?:redirect|response|callback|returned?)_?ur[il])(?:\.value|\(\)|\.snapshot)?$|\bnew URL\([\w.]{0,30}(?:location(?:\.href)?|(?:redirect|response|callback|returned?)_?ur[il])\)$/i;

/** `const { hash } = window.location`. */
function takesHash(pattern: Node, name: Node): boolean {
  return pattern.type === 'ObjectPattern' && pattern.properties.some((property) => property.type === 'Property' && property.value === name && nameOfKey(property.key) === 'hash');
}
