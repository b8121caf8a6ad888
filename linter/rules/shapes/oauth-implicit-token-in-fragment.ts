import { set } from '#shared/facts/known.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

const names: ReadonlySet<string> = new Set(['response_type', 'responseType']);
const types: ReadonlySet<string> = new Set(['token', 'id_token', 'code']);

/** `responseType: 'token id_token'` of any SDK, `params.set('response_type', 'token')`, `…?response_type=token` in an address. */
export default defineShape({
  check: 'oauth-implicit-token-in-fragment',
  needs: [['response_type', 'responseType']],
  find({ reader }) {
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
    return [...properties, ...parameters, ...addresses];
  },
});

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
