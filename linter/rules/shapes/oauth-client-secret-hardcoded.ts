import type { Secret } from '#shared/facts/secret.ts';
import { set, valueOf } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { secretOf } from '../../sites/secrets/secret-of.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import type { Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

const secretNames: ReadonlySet<string> = new Set(['clientSecret', 'client_secret', 'consumerSecret']);
const clientNames: ReadonlySet<string> = new Set(['clientId', 'clientID', 'client_id', 'consumerKey']);

/** A client secret beside the client's identifier, in one object: strategies, providers and token requests are all written so. */
export default defineShape({
  check: 'oauth-client-secret-hardcoded',
  needs: [['clientSecret', 'client_secret', 'consumerSecret', 'OAuth2Client', 'google.auth.OAuth2', 'secret:', 'arctic', 'openid-client'], ['clientId', 'client_id', 'consumerKey', 'OAuth2', 'client:', 'arctic', 'openid-client']],
  find: (context) => [...inPlace(context), ...inObjects(context), ...inForms(context)],
});

/** `new OAuth2Client(id, secret)`, `discovery(issuer, id, secret)`. */
function inPlace(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return [...file.nodesOf('NewExpression'), ...file.nodesOf('CallExpression')].flatMap((call) => {
    const argument = secretArgument(call, context);
    const secret = argument && knownSecret(argument, context);
    return argument && secret ? [shapeOf(argument, 'clientSecret', secret)] : [];
  });
}

/** By its place, where a library takes the identifier and the secret one after the other. */
function secretArgument(call: TSESTree.NewExpression | TSESTree.CallExpression, { reader: { file } }: SourceContext): Node | undefined {
  if (call.type === 'CallExpression') return /(?:^|\.)discovery$/.test(file.textOf(call.callee)) && file.text.includes('openid-client') ? call.arguments[2] : undefined;
  return /(?:^|\.)OAuth2(?:Client)?$/.test(file.textOf(call.callee)) || isOfArctic(call.callee, file) ? call.arguments[1] : undefined;
}

function isOfArctic(callee: Node, file: SourceFile): boolean {
  const name = callee.type === 'MemberExpression' ? callee.object : callee;
  const def = name.type === 'Identifier' ? file.variableOf(name)?.defs[0] : undefined;
  return def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' && def.parent.source.value === 'arctic';
}

function inObjects(context: SourceContext): FoundShape[] {
  const { reader } = context;
  return reader.file.nodesOf('ObjectExpression').flatMap((object) => {
    const named = object.properties.flatMap((property) => (property.type === 'Property' ? [{ property, name: reader.keyOf(property) }] : []));
    const has = (isMeant: (name: string) => boolean) => named.find(({ name }) => name !== undefined && isMeant(name));
    const written = has((name) => secretNames.has(name)) ?? (isClient(object, context) ? has((name) => name === 'secret') : undefined);
    if (!written || !has((name) => clientNames.has(name) || (written.name === 'secret' && name === 'id'))) return [];
    const secret = knownSecret(written.property.value, context);
    return secret ? [shapeOf(written.property, written.name!, secret)] : [];
  });
}

/** `{ client: { id, secret }, auth: { tokenHost } }` of simple-oauth2, and of plug-ins that hand it on. */
function isClient(object: TSESTree.ObjectExpression, { reader }: SourceContext): boolean {
  const property = reader.file.parentOf(object);
  const around = property?.type === 'Property' && reader.keyOf(property) === 'client' ? reader.file.parentOf(property) : undefined;
  return around?.type === 'ObjectExpression' && around.properties.some((other) => other.type === 'Property' && reader.keyOf(other) === 'auth');
}

/** `body.set('client_secret', secret)` of a form that is put together in steps. */
function inForms(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').flatMap(({ callee, arguments: [name, value] }) => {
    if (callee.type !== 'MemberExpression' || name?.type !== 'Literal' || !value || !secretNames.has(String(name.value)) || !/^(?:set|append)$/.test(context.reader.keyOf(callee) ?? '')) return [];
    const secret = knownSecret(value, context);
    return secret ? [shapeOf(value, String(name.value), secret)] : [];
  });
}

function knownSecret(node: Node, context: SourceContext): Secret | undefined {
  const value = context.reader.valueOf(node);
  return isNameOfSecret(value) ? undefined : valueOf<Secret>(secretOf(value, context));
}

function shapeOf(node: Node, name: string, { origin, octets, placeholder }: Secret): FoundShape {
  return { node, name, traits: { origin: set(origin), octets: octets === undefined ? { state: 'absent' } : set(octets), placeholder: set(placeholder === true) } };
}

/** A table of columns or form fields: the text names the secret instead of being it. */
function isNameOfSecret(value: Value): boolean {
  return value.kind === 'literal' && typeof value.value === 'string' && value.value.toLowerCase().replace(/[^a-z]/g, '').endsWith('clientsecret');
}
