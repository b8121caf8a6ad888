import { literal, type Value } from '../../values/value.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import type { SiteUse } from '../site-use.ts';

/** `session` of `cookie.session.set({ … })` and of `cookie.session.value = …`, also when it was destructured. */
export function memberName({ node, context: { reader } }: SiteUse): Value | undefined {
  const target = node.type === 'AssignmentExpression' ? node.left : node.callee;
  const jar = target.type === 'MemberExpression' ? target.object : undefined;
  const named = jar?.type === 'Identifier' ? patternPropertyOf(jar, reader.file) : jar;
  const key = named?.type === 'MemberExpression' || named?.type === 'Property' ? reader.keyOf(named) : undefined;
  return key === undefined ? undefined : literal(key, node);
}

function patternPropertyOf(identifier: Node, file: SourceFile): Node | undefined {
  const declared = file.variableOf(identifier)?.identifiers[0] as Node | undefined;
  const holder = declared && file.parentOf(declared);
  return holder?.type === 'VariableDeclarator' ? (holder.init ?? undefined) : holder;
}
