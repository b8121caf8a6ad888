import type { Secret } from '#shared/facts/secret.ts';
import { set, valueOf } from '#shared/facts/known.ts';
import { secretOf } from '../../sites/secret-of.ts';
import type { Node } from '../../values/source-file.ts';
import type { Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

const secretNames: ReadonlySet<string> = new Set(['clientSecret', 'client_secret']);
const clientNames: ReadonlySet<string> = new Set(['clientId', 'clientID', 'client_id', 'consumerKey']);

/** A client secret beside the client's identifier, in one object: strategies, providers and token requests are all written so. */
export default defineShape({
  check: 'oauth-client-secret-hardcoded',
  needs: [['clientSecret', 'client_secret', 'OAuth2Client', 'google.auth.OAuth2'], ['clientId', 'client_id', 'consumerKey', 'OAuth2']],
  find({ reader, ...context }) {
    const inPlace = reader.file.nodesOf('NewExpression').flatMap((construction) => {
      const argument = /(?:^|\.)OAuth2(?:Client)?$/.test(reader.file.textOf(construction.callee)) ? construction.arguments[1] : undefined;
      const secret = argument && valueOf<Secret>(secretOf(reader.valueOf(argument), { reader, ...context }));
      return argument && secret ? [shapeOf(argument, 'clientSecret', secret)] : [];
    });
    const inObjects = reader.file.nodesOf('ObjectExpression').flatMap((object) => {
      const named = object.properties.flatMap((property) => (property.type === 'Property' ? [{ property, name: reader.keyOf(property) }] : []));
      const written = named.find(({ name }) => name !== undefined && secretNames.has(name));
      if (!written || !named.some(({ name }) => name !== undefined && clientNames.has(name))) return [];
      const value = reader.valueOf(written.property.value);
      const secret = valueOf<Secret>(secretOf(value, { reader, ...context }));
      if (secret === undefined || isNameOfSecret(value)) return [];
      return [shapeOf(written.property, written.name!, secret)];
    });
    return [...inPlace, ...inObjects];
  },
});

function shapeOf(node: Node, name: string, { origin, octets, placeholder }: Secret): FoundShape {
  return { node, name, traits: { origin: set(origin), octets: octets === undefined ? { state: 'absent' } : set(octets), placeholder: set(placeholder === true) } };
}

/** A table of columns or form fields: the text names the secret instead of being it. */
function isNameOfSecret(value: Value): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && value.value.toLowerCase().replace(/[^a-z]/g, '').endsWith('clientsecret');
}
