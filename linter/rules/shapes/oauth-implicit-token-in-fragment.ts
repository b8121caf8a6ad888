import { set } from '#shared/facts/known.ts';
import { isOfFragment } from '../../sites/page/fragment-of-address.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

const names: ReadonlySet<string> = new Set(['response_type', 'responseType']);
const types: ReadonlySet<string> = new Set(['token', 'id_token', 'code']);

/** What an answer of the implicit flow calls it. */
const answered = /(?:^|[?&#(;])access_token(?:=|$)/;

/** `responseType: 'token id_token'` of any SDK, `params.set('response_type', 'token')`, `…?response_type=token` in an address; and the page that takes the token out of its own address. */
export default defineShape({
  check: 'oauth-implicit-token-in-fragment',
  needs: [['response_type', 'responseType', 'access_token', 'keycloak']],
  mayBeIn: (text) => /response_?type/i.test(text) || /\bhash\b/.test(text) || implicitFlow.test(text),
  find(context) {
    const { reader } = context;
    const { file } = reader;
    const properties = file.nodesOf('Property').flatMap((property) => {
      const name = file.parentOf(property)?.type === 'ObjectExpression' ? reader.keyOf(property) : undefined;
      return name !== undefined && names.has(name) ? shapeOf(property, name, responseTypesIn(reader.valueOf(property.value))) : [];
    });
    const parameters = file.nodesOf('CallExpression').flatMap((call) => {
      const [name, value] = call.arguments;
      const method = call.callee.type === 'MemberExpression' ? reader.keyOf(call.callee) : undefined;
      if ((method !== 'set' && method !== 'append') || name?.type !== 'Literal' || name.value !== 'response_type' || !value) return [];
      return shapeOf(call, 'response_type', responseTypesIn(reader.valueOf(value)));
    });
    const addresses = [...file.nodesOf('Literal'), ...file.nodesOf('TemplateElement')].flatMap((node) => {
      const text = node.type === 'Literal' ? node.value : node.value.cooked;
      return typeof text === 'string' ? shapeOf(node, 'response_type', typesInAddress(text)) : [];
    });
    return [...properties, ...parameters, ...addresses, ...readShapes(context), ...keycloakShapes(context)];
  },
});

const implicitFlow = /['"](?:implicit|hybrid)['"]/;
/** What only the settings of Keycloak have beside their `flow`. */
const besideFlow: ReadonlySet<string> = new Set(['onLoad', 'checkLoginIframe', 'silentCheckSsoRedirectUri', 'pkceMethod', 'silentCheckSsoFallback', 'enableLogging']);

/** `{ onLoad: 'check-sso', flow: 'implicit' }` that goes to Keycloak through a wrapper of a framework, or from a file of settings; where keycloak-js itself is called, the call tells. */
function keycloakShapes({ reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  if (!implicitFlow.test(file.text) || !/keycloak/i.test(file.text) || /\bnew Keycloak\(/.test(file.text)) return [];
  return file.nodesOf('Property').flatMap((property) => {
    const settings = reader.keyOf(property) === 'flow' ? file.parentOf(property) : undefined;
    const holder = settings && file.parentOf(settings);
    const isKeycloaks = settings?.type === 'ObjectExpression' && (settings.properties.some((other) => other.type === 'Property' && besideFlow.has(reader.keyOf(other) ?? '')) || (holder?.type === 'Property' && reader.keyOf(holder) === 'initOptions'));
    const flows = isKeycloaks ? alternativesInProduction(reader.valueOf(property.value)) : [];
    return flows.length > 0 && flows.every((flow) => flow.kind === 'literal' && (flow.value === 'implicit' || flow.value === 'hybrid')) ? [{ node: property, name: 'flow', api: 'keycloak.init', library: 'keycloak-js', traits: { type: set('implicit'), advice: set("Leave flow at 'standard', with pkceMethod 'S256'") } }] : [];
  });
}

/** `new URLSearchParams(location.hash.slice(1)).get('access_token')`, `parse(location.hash).access_token`, `/access_token=([^&]+)/.exec(location.hash)`: once for a file. */
function readShapes(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { file } = reader;
  if (context.side === 'server' || !file.text.includes('access_token') || !/\bhash\b/.test(file.text)) return [];
  const calls = file.nodesOf('CallExpression').filter((call) => {
    const named = call.arguments.some((argument) => isTokenText(argument)) || (call.callee.type === 'MemberExpression' && isTokenText(call.callee.object));
    const method = call.callee.type === 'MemberExpression' ? (reader.keyOf(call.callee) ?? '') : '';
    return named && !asking.has(method) && isOfFragment(call, context);
  });
  const members = file.nodesOf('MemberExpression').filter((member) => reader.keyOf(member) === 'access_token' && isOfFragment(member.object, context));
  const taken = file.nodesOf('VariableDeclarator').filter(({ id, init }) => init !== null && id.type === 'ObjectPattern' && id.properties.some((property) => property.type === 'Property' && reader.keyOf(property) === 'access_token') && isOfFragment(init, context));
  const [node] = [...calls, ...members, ...taken];
  return node ? [{ node, name: 'access_token', side: 'client', library: 'browser', traits: { read: set(true) } }] : [];
}

/** What only asks for it, or takes it away. */
const asking: ReadonlySet<string> = new Set(['includes', 'indexOf', 'startsWith', 'search', 'test', 'has', 'delete', 'replace', 'replaceAll']);

function isTokenText(node: Node): boolean {
  return node.type === 'Literal' && answered.test('regex' in node ? node.regex.pattern : String(node.value));
}

function shapeOf(node: Node, name: string, found: readonly string[]): FoundShape[] {
  return found.includes('token') ? [{ node, name, traits: { type: set(found.join(' ')) } }] : [];
}

/** Empty unless every word is a response type: `responseType: 'json'` belongs to requests. */
function responseTypesIn(value: Value): readonly string[] {
  const [only, ...others] = alternativesInProduction(value);
  if (!only || others.length > 0) return [];
  if (only.kind === 'array') {
    const elements = only.elements.flatMap((element) => (element.kind === 'literal' && typeof element.value === 'string' ? [element.value] : []));
    return elements.length === only.elements.length ? known(elements) : [];
  }
  return only.kind === 'literal' && typeof only.value === 'string' ? known(only.value.split(' ')) : [];
}

function known(words: readonly string[]): readonly string[] {
  return words.every((word) => types.has(word)) ? words : [];
}

function typesInAddress(text: string): readonly string[] {
  const at = text.indexOf('response_type=');
  if (at < 0 || (at > 0 && !'?&'.includes(text[at - 1]!))) return [];
  const rest = text.slice(at + 'response_type='.length, at + 80);
  const end = /[&#\s]/.exec(rest)?.index ?? rest.length;
  return known(rest.slice(0, end).replaceAll('%20', '+').split('+'));
}
