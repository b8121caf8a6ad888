import type { Secret } from '#shared/facts/secret.ts';
import { set, valueOf } from '#shared/facts/known.ts';
import { secretOf } from '../../sites/secret-of.ts';
import type { Value } from '../../values/value.ts';
import { defineShape } from './shape.ts';

const secretNames: ReadonlySet<string> = new Set(['clientSecret', 'client_secret']);
const clientNames: ReadonlySet<string> = new Set(['clientId', 'clientID', 'client_id', 'consumerKey']);

/** A client secret beside the client's identifier, in one object: strategies, providers and token requests are all written so. */
export default defineShape({
  check: 'oauth-client-secret-hardcoded',
  needs: [['clientSecret', 'client_secret'], ['clientId', 'client_id', 'consumerKey']],
  find({ reader, ...context }) {
    return reader.file.nodesOf('ObjectExpression').flatMap((object) => {
      const named = object.properties.flatMap((property) => (property.type === 'Property' ? [{ property, name: reader.keyOf(property) }] : []));
      const written = named.find(({ name }) => name !== undefined && secretNames.has(name));
      if (!written || !named.some(({ name }) => name !== undefined && clientNames.has(name))) return [];
      const value = reader.valueOf(written.property.value);
      const secret = valueOf<Secret>(secretOf(value, { reader, ...context }));
      if (secret === undefined || isNameOfSecret(value)) return [];
      return [
        {
          node: written.property,
          name: written.name!,
          traits: {
            origin: set(secret.origin),
            octets: secret.octets === undefined ? { state: 'absent' } : set(secret.octets),
            placeholder: set(secret.placeholder === true),
          },
        },
      ];
    });
  },
});

/** A table of columns or form fields: the text names the secret instead of being it. */
function isNameOfSecret(value: Value): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && value.value.toLowerCase().replace(/[^a-z]/g, '').endsWith('clientsecret');
}
