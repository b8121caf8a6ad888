import { secretKeyIssuer } from '#shared/facts/content-kind.ts';
import { set } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { matchedArguments, type SourceContext } from '../../sites/site-use.ts';
import { noBindings } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** A header of requests of the page whose value is written in the code, and a cookie of a login whose value is a setting of the server. */
export default defineShape({
  check: 'static-secret-as-session',
  // The name of a header, or a setting and a cookie.
  needs: [['authorization', 'api-key', '.env'], ['authorization', 'api-key', 'cookie']],
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

function isSecretSetting(name: string): boolean {
  return /(?:key|secret|password|token)$/i.test(name) && !/public/i.test(name);
}

const keyHeaders: ReadonlySet<string> = new Set(['authorization', 'x-api-key', 'api-key']);
/** Keys that are made for pages; a JWT says itself for whom it is and when it ends. */
const publishable: readonly string[] = ['pk_', 'pk.', 'sb_publishable_', 'AIza', 'anon_', 'da2-', 'eyJ', 'Client-ID'];
const placeholder = /your|xxx|example|token|secret|change|placeholder|dummy|sample|test|demo|mock|public|[<>{}$*]|\.\.\./i;

function shapeOf(node: Node, header: string | undefined, given: Node, { reader }: SourceContext): FoundShape[] {
  const name = header?.toLowerCase() ?? '';
  const value = keyHeaders.has(name) ? reader.valueOf(given) : undefined;
  if (header === undefined || value?.kind !== 'literal' || typeof value.value !== 'string') return [];
  const [scheme = '', rest] = value.value.trim().split(' ', 2);
  const secret = rest ?? scheme;
  const issuer = secretKeyIssuer(secret);
  const isConstant = name === 'authorization' && /^(?:bearer|basic|token|apikey)$/i.test(scheme) && rest !== undefined && isKey(secret);
  if (issuer === undefined && !isConstant) return [];
  return [{ node, name: header, library: 'the page', side: 'client', traits: { constant: set(true), ...(issuer !== undefined && { issuer: set(issuer) }) } }];
}

function isKey(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[a-z]/i.test(text) && !placeholder.test(text) && !publishable.some((prefix) => text.startsWith(prefix));
}
