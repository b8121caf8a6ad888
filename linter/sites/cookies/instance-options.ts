// `new Cookies(null, { path: '/', secure: true })`: options that count for every call on the instance that says nothing else.
import type { CookieRefSite, CookieSite } from '../../models/model.ts';
import type { Value } from '../../values/value.ts';
import { callBehind } from '../functions/call-behind.ts';
import type { SiteUse } from '../site-use.ts';

/** The options of the call on top of those of the instance it is made on; those of the call where there are none. */
export function withInstanceOptions(given: Value, { site, node, context }: SiteUse<CookieSite | CookieRefSite>): Value {
  const at = 'optionsOfInstance' in site ? site.optionsOfInstance : undefined;
  const made = at !== undefined && node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? callBehind(node.callee.object, context.reader) : undefined;
  const argument = made?.arguments[at ?? 0];
  const base = argument && context.reader.valueOf(argument);
  if (base?.kind !== 'object') return given;
  if (given.kind === 'literal') return base;
  if (given.kind !== 'object') return given;
  const open = given.open ?? base.open;
  return { kind: 'object', properties: new Map([...base.properties, ...given.properties]), ...(open !== undefined && { open }), node: given.node };
}
