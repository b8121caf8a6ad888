import { set } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { matchedArguments, type SourceContext } from '../../sites/site-use.ts';
import { isKeyHeader, writtenKey } from '../../sites/written-key.ts';
import { noBindings } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** A header of requests of the page whose value is written in the code, and a cookie of a login whose value is a setting of the server. */
export default defineShape({
  check: 'static-secret-as-session',
  // The name of a header, or a setting and a cookie.
  needs: [['authorization', 'api-key', '.env'], ['authorization', 'api-key', 'cookie']],
  mayBeIn: (text) => /(?:authorization|api-key)['"`]?\s?[,:]/i.test(text) || /\.env\b/.test(text),
  find(context) {
    const { reader, side } = context;
    if (side !== 'client') return cookiesOfSettings(context);
    const properties = reader.file.nodesOf('Property').flatMap((property) => (reader.file.parentOf(property)?.type === 'ObjectExpression' ? shapeOf(property, reader.keyOf(property), property.value, context) : []));
    const calls = reader.file.nodesOf('CallExpression').flatMap((call) => {
      const [name, value] = call.arguments;
      const method = call.callee.type === 'MemberExpression' ? reader.keyOf(call.callee) : undefined;
      const isHeader = method === 'set' || method === 'append' || method === 'setRequestHeader';
      return isHeader && name?.type === 'Literal' && value ? shapeOf(call, String(name.value), value, context) : [];
    });
    return [...properties, ...calls];
  },
});

/** `res.cookie('auth', process.env.API_KEY)`: one value for everybody who signs in. */
function cookiesOfSettings(context: SourceContext): FoundShape[] {
  const { reader, index, origins } = context;
  return reader.file.nodesOf('CallExpression').flatMap((node): FoundShape[] => {
    if (!setsCookies.test(reader.file.textOf(node.callee).slice(-60))) return [];
    for (const used of index.sitesAt(origins.of(node.callee))) {
      const { site } = used;
      if (site.kind !== 'cookie.set') continue;
      const given = matchedArguments({ ...used, site, context, node, bindings: noBindings }, site.signatures);
      const name = given?.name?.value;
      const value = given?.value?.value;
      if (name?.kind !== 'literal' || value?.kind !== 'environment-variable' || !isSecretSetting(value.name)) continue;
      if (!isAuthRole(roleOfName(String(name.value)).role)) continue;
      return [{ node, name: String(name.value), side: 'server', library: used.model.library, traits: { constant: set(true), variable: set(value.name) } }];
    }
    return [];
  });
}

/** What the calls are called like, of all libraries, that set cookies. */
const setsCookies = /cookie|state|(?:set|serialize|put|add|append)$/i;

function isSecretSetting(name: string): boolean {
  return /(?:key|secret|password|token)$/i.test(name) && !/public/i.test(name);
}

function shapeOf(node: Node, header: string | undefined, given: Node, { reader }: SourceContext): FoundShape[] {
  const value = header !== undefined && isKeyHeader(header) ? reader.valueOf(given) : undefined;
  if (header === undefined || value?.kind !== 'literal' || typeof value.value !== 'string') return [];
  const key = writtenKey(header, value.value);
  if (!key) return [];
  return [{ node, name: header, library: 'the page', side: 'client', traits: { constant: set(true), ...(key.issuer !== undefined && { issuer: set(key.issuer) }) } }];
}
