// `const token = useCookie('token'); token.value = data.token`: the call names the cookie, the assignment writes it.
import type { TSESTree } from '@typescript-eslint/types';
import type { CookieRefSite } from '../../models/model.ts';
import type { Property, Value } from '../../values/value.ts';
import { callBehind } from '../functions/call-behind.ts';
import { cookieFactWith } from './cookie-facts.ts';
import type { FoundFact } from '../found-fact.ts';
import { matchedArguments, type SiteUse } from '../site-use.ts';

export function cookieFactFromRef(use: SiteUse<CookieRefSite>): FoundFact | undefined {
  const { node, site, context, bindings } = use;
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return undefined;
  if (site.nameFrom === 'member') {
    const options = assignedBeside(node, node.left, use);
    return cookieFactWith(use, { value: { index: 0, node: node.right, value: context.reader.valueOf(node.right, bindings) }, options: { index: 1, value: options } });
  }
  const call = callBehind(node.left.object, context.reader);
  const given = call && matchedArguments({ ...use, node: call }, site.signatures);
  if (!given?.name) return undefined;
  const value = context.reader.valueOf(node.right, bindings);
  return cookieFactWith(use, { ...given, value: { index: 0, node: node.right, value } });
}

/** `session.httpOnly = false` in the same function. What nobody assigns may be configured for the whole application. */
function assignedBeside(node: TSESTree.AssignmentExpression, { object }: TSESTree.MemberExpression, { context: { reader }, bindings }: SiteUse<CookieRefSite>): Value {
  const { file } = reader;
  const [owner, of] = [file.functionAround(node), file.textOf(object)];
  const properties = file.siteNodes.flatMap((other): [string, Property][] => {
    if (other.type !== 'AssignmentExpression' || other.operator !== '=' || other.left.type !== 'MemberExpression') return [];
    if (file.textOf(other.left.object) !== of || file.functionAround(other) !== owner) return [];
    const name = reader.keyOf(other.left);
    return name === undefined ? [] : [[name, { value: reader.valueOf(other.right, bindings), writtenBy: other }]];
  });
  return { kind: 'object', properties: new Map(properties), open: 'it may be configured for the whole application', node };
}
