// `const token = useCookie('token'); token.value = data.token`: the call names the cookie, the assignment writes it.
import type { CookieRefSite } from '../models/model.ts';
import { callBehind } from './call-behind.ts';
import { cookieFactWith } from './cookie-facts.ts';
import type { FoundFact } from './found-fact.ts';
import { matchedArguments, type SiteUse } from './site-use.ts';

export function cookieFactFromRef(use: SiteUse<CookieRefSite>): FoundFact | undefined {
  const { node, site, context, bindings } = use;
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return undefined;
  const call = callBehind(node.left.object, context.reader);
  const given = call && matchedArguments({ ...use, node: call }, site.signatures);
  if (!given?.name) return undefined;
  const value = context.reader.valueOf(node.right, bindings);
  return cookieFactWith(use, { ...given, value: { index: 0, node: node.right, value } });
}
