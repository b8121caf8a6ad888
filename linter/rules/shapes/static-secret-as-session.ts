import { set } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { textBehind } from '../../sites/secrets/encoded-text.ts';
import { matchedArguments, type SourceContext } from '../../sites/site-use.ts';
import { isKeyHeader, writtenKey } from '../../sites/secrets/written-key.ts';
import { noBindings, type Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import type { Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** A header of requests of the page whose value is written in the code, and a cookie of a login whose value is a setting of the server. */
export default defineShape({
  check: 'static-secret-as-session',
  // The name of a header, or a setting and a cookie.
  needs: [['authorization', 'api-key', '.env'], ['authorization', 'api-key', 'cookie']],
  mayBeIn: (text) => /(?:authorization|api-key)['"`]?\s?[,:]/i.test(text) || /\.env\b/.test(text),
  find(context) {
    const { reader, side } = context;
    const isOfPage = side === 'client' || (side === 'unknown' && asksOwnServer.test(reader.file.text));
    if (!isOfPage) return cookiesOfSettings(context);
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

/** `` fetch(`/api${path}`) ``: only a page has an address that this is a part of. */
const asksOwnServer = /\bfetch\(\s{0,20}['"`]\/(?!\/)/;

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
  const text = header !== undefined && isKeyHeader(header) ? textOf(reader.valueOf(given), reader) : undefined;
  if (header === undefined || text === undefined) return [];
  const key = writtenKey(header, text);
  if (!key) return [];
  return [{ node, name: header, library: 'the page', side: 'client', traits: { constant: set(true), ...(key.issuer !== undefined && { issuer: set(key.issuer) }) } }];
}

/** A text that is written in the code, also in part by way of base64: `'Basic ' + btoa('web:…')`. */
function textOf(value: Value, reader: Reader): string | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined;
  if (value.kind === 'text') {
    const parts = value.parts.map((part) => (typeof part === 'string' ? part : textOf(part, reader)));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  const inner = value.kind === 'unknown' && reader.file.owns(value.node) ? textBehind(value.node, reader.file) : undefined;
  const written = inner && reader.valueOf(inner);
  return written?.kind === 'literal' && typeof written.value === 'string' ? written.value : undefined;
}
