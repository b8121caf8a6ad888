import { set, valueOf } from '#shared/facts/known.ts';
import type { Secret } from '#shared/facts/secret.ts';
import { publicPrefixOf } from '../../sites/secrets/public-environment.ts';
import { secretOf } from '../../sites/secrets/secret-of.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** What angular-oauth2-oidc sends as the secret, for servers that insist on one. */
const names: ReadonlySet<string> = new Set(['clientSecret', 'client_secret', 'dummyClientSecret']);

/** A client secret in a file of the page, or from a variable that a bundler puts into one. */
export default defineShape({
  check: 'oauth-client-secret-in-browser',
  needs: [['clientSecret', 'client_secret']],
  find(context) {
    const { reader } = context;
    const properties = reader.file.nodesOf('Property').flatMap((property) => {
      const name = reader.file.parentOf(property)?.type === 'ObjectExpression' ? reader.keyOf(property) : undefined;
      return name !== undefined && names.has(name) ? shapeOf(property, property.value, name, context) : [];
    });
    const parameters = reader.file.nodesOf('CallExpression').flatMap((call) => {
      const [name, value] = call.arguments;
      const method = call.callee.type === 'MemberExpression' ? reader.keyOf(call.callee) : undefined;
      return (method === 'set' || method === 'append') && name?.type === 'Literal' && name.value === 'client_secret' && value ? shapeOf(call, value, 'client_secret', context) : [];
    });
    return [...properties, ...parameters];
  },
});

function shapeOf(node: Node, given: Node, name: string, context: SourceContext): FoundShape[] {
  const secret = valueOf<Secret>(secretOf(context.reader.valueOf(given), context));
  if (secret === undefined) return [];
  const isPublic = secret.variable !== undefined && publicPrefixOf(secret.variable) !== undefined;
  const isWritten = secret.origin === 'literal' && context.side === 'client';
  if (!isPublic && !isWritten) return [];
  return [
    {
      node,
      name,
      traits: {
        ...(isPublic && { variable: set(secret.variable) }),
        octets: secret.octets === undefined ? { state: 'absent' } : set(secret.octets),
        placeholder: set(secret.placeholder === true),
      },
    },
  ];
}
