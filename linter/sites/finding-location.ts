import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../values/source-file.ts';
import type { FoundFact } from './found-fact.ts';

/** Where the attribute is written, else the name of the call: a call itself can be many lines long. Lines from 1, columns from 0. */
export function findingLocation(attribute: string | undefined, { places, node }: FoundFact): TSESTree.SourceLocation {
  const place = attribute === undefined ? undefined : places.get(attribute);
  return place?.loc ?? { start: node.loc.start, end: headOf(node).loc.end };
}

function headOf(node: Node): Node {
  switch (node.type) {
    case 'AssignmentExpression':
      return node.left;
    case 'CallExpression':
    case 'NewExpression':
      return node.callee;
    default:
      return node;
  }
}
