import type { Secret } from '#shared/facts/secret.ts';
import { set, unknown, type Known } from '#shared/facts/known.ts';
import { rsaBitsOfPem } from '#shared/parse/pem-key.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { isGuessableSecret } from '#shared/verify/guessable-secret.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { contains } from '../../values/write-order.ts';
import { isRefusedWithout } from '../functions/environment-guard.ts';
import { schemaDefaultOf, type SchemaDefault } from './environment-schema.ts';
import type { SourceContext } from '../site-use.ts';

/** Where key material comes from. Of a literal only its size, and whether it can be guessed, leaves this file. */
export function secretOf(value: Value, context: SourceContext, depth = 0): Known<Secret> {
  const options = alternativesInProduction(value).map((option) => secretOfPlain(option, context, depth));
  const [first] = options;
  if (!first || options.length === 1) return first ?? unknown('no key is given');
  const origins = options.map((option) => (option.state === 'set' ? option.value : undefined));
  const literal = origins.find((secret) => secret?.origin === 'literal');
  const variable = origins.find((secret) => secret?.origin === 'environment');
  if (literal && variable) {
    // A start without the variable is refused, so the literal is in force only where nobody deploys to.
    if (variable.variable !== undefined && isRefusedWithout(variable.variable, context.reader.file)) return set(variable);
    return set({ ...literal, ...variable, origin: 'environment-with-literal-fallback' });
  }
  return origins.every((secret) => secret?.origin === 'literal') ? first : unknown('it depends on a condition');
}

function secretOfPlain(value: Value, context: SourceContext, depth: number): Known<Secret> {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && value.value !== '' ? secretOfText(value.value, value.node, context) : unknown('no key is given');
    case 'environment-variable':
      return set({ origin: 'environment', variable: value.name, identity: value.name, ...(wordsOf(value.name).includes('public') && { publicKey: true }) });
    case 'array': {
      // Several keys: the first signs, the others are still accepted.
      const [first] = value.elements;
      return first && depth < 3 ? secretOf(first, context, depth + 1) : unknown('no key is given');
    }
    case 'function':
      return findsKeyInSet(value.node, context) ? set({ origin: 'key-set' }) : unknown('it is chosen by a function');
    default: {
      const fromSchema = schemaDefaultOf(value, context);
      if (fromSchema) return secretOfSchema(fromSchema, context);
      // A key that another file puts into its form: `export const key = Buffer.from('…', 'hex')`.
      const there = context.reader.file.owns(value.node) ? context : context.elsewhere?.(value.node);
      const wrapped = there && depth < 3 ? wrappedKey(value.node, there) : undefined;
      if (there && wrapped) return inItsForm(ofOtherFile(secretOf(wrapped, there, depth + 1), there !== context), value.node, there);
      return secretOfCall(value, context) ?? unknown('because' in value ? value.because : 'it is computed');
    }
  }
}

/** A place in another file is none of this one. */
function ofOtherFile(known: Known<Secret>, isElsewhere: boolean): Known<Secret> {
  const identity = isElsewhere && known.state === 'set' && known.value.origin === 'literal' ? known.value.identity : undefined;
  return identity === undefined || known.state !== 'set' ? known : set({ ...known.value, identity: `elsewhere ${identity}` });
}

function secretOfText(text: string, node: Node, { reader }: SourceContext): Known<Secret> {
  const isPublic = text.includes('-----BEGIN PUBLIC KEY') || text.includes('-----BEGIN CERTIFICATE') || text.includes('-----BEGIN RSA PUBLIC KEY');
  const isPrivate = text.includes('-----BEGIN ');
  const rsaBits = isPrivate ? rsaBitsOfPem(text) : undefined;
  return set({
    origin: 'literal',
    octets: new TextEncoder().encode(text).length,
    identity: `${reader.file.owns(node) ? '' : 'elsewhere '}${node.range[0]}`,
    ...(isPublic && { publicKey: true }),
    ...(rsaBits !== undefined && { rsaBits }),
    ...(isPlaceholder(text) && { placeholder: true }),
    ...(!isPrivate && isGuessableSecret(text) && { guessable: true }),
  });
}

/** What templates and documentation write in the place of a secret. */
export function isPlaceholder(text: string): boolean {
  const lower = text.toLowerCase();
  return /^(?:<.*>|\{\{.*\}\}|\[.*\]|x+|\*+|\.{3,}|change[-_ ]?me|todo|placeholder|secret here)$/.test(lower) || /^(?:your|my|insert|replace|enter|put)[-_ ]/.test(lower) || /[-_ ](?:here|placeholder)$/.test(lower);
}

/** `.superRefine((env, context) => …)` may refuse it in production. */
const refines = /\.(?:superRefine|refine|check)\(/;

/** `z.object({ JWT_SECRET: z.string().default('dev') }).parse(process.env)`: a fallback in another dress. */
function secretOfSchema({ variable, fallback, file }: SchemaDefault, context: SourceContext): Known<Secret> {
  if (fallback === undefined) return set({ origin: 'environment', variable, identity: variable });
  const octets = new TextEncoder().encode(fallback).length;
  if ([context.reader.file, file].some((one) => isRefusedWithout(variable, one)) || refines.test(file.text)) return set({ origin: 'environment', variable, identity: variable });
  return set({ origin: 'environment-with-literal-fallback', variable, octets, identity: variable, ...(isGuessableSecret(fallback) && { guessable: true }) });
}

function secretOfCall({ node }: Value, context: SourceContext): Known<Secret> | undefined {
  const { reader, index, origins } = context;
  if (!reader.file.owns(node)) return keySetElsewhere(node, context);
  const sources = index.valuesAt(origins.of(node));
  if (sources.some(({ source }) => source.is === 'key-set')) return set({ origin: 'key-set' });
  if (sources.some(({ source }) => source.is === 'random')) {
    const octets = octetsGenerated(node, context);
    return set({ origin: 'generated', identity: String(node.range[0]), ...(octets !== undefined && { octets }) });
  }
  const path = filePath(node, context);
  return path === undefined ? undefined : set({ origin: 'file', ...(path !== '' && isPublicFile(path) && { publicKey: true }), ...(path !== '' && { identity: path }) });
}

/** `await signingKeys.find(kid)` of another file that asks the issuer. */
function keySetElsewhere(node: Node, { index, elsewhere }: SourceContext): Known<Secret> | undefined {
  const there = elsewhere?.(node);
  return there && index.valuesAt(there.origins.of(node)).some(({ source }) => source.is === 'key-set') ? set({ origin: 'key-set' }) : undefined;
}

/** `randomBytes(16)`. */
function octetsGenerated(node: Node, { reader }: SourceContext): number | undefined {
  const size = node.type === 'CallExpression' && reader.file.textOf(node.callee).endsWith('randomBytes') ? node.arguments[0] : undefined;
  const value = size && reader.valueOf(size);
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** The path of `readFileSync(path)`, '' when it is not known. */
function filePath(node: Node, { reader }: SourceContext): string | undefined {
  const name = node.type === 'CallExpression' ? reader.file.textOf(node.callee).split('.').at(-1) : undefined;
  if (node.type !== 'CallExpression' || (name !== 'readFileSync' && name !== 'readFile')) return undefined;
  const [path] = node.arguments;
  return path ? reader.file.textOf(path).slice(0, 200) : '';
}

function isPublicFile(path: string): boolean {
  return wordsOf(path).some((word) => word === 'public' || word === 'pub' || word === 'crt' || word === 'cer' || word === 'cert');
}

/** Calls that only change the form of a key: `Buffer.from(secret)`, `new TextEncoder().encode(secret)`, `createSecretKey(…)`. */
const sameKey: ReadonlySet<string> = new Set(['from', 'encode', 'createSecretKey', 'createPrivateKey', 'createPublicKey', 'importPKCS8', 'importSPKI', 'importX509', 'toString', 'decode']);
const publicForms: ReadonlySet<string> = new Set(['createPublicKey', 'importSPKI', 'importX509']);

function wrappedKey(node: Node, { reader }: SourceContext): Value | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const { callee } = node;
  const name = nameOfCallee(node, reader);
  if (name === undefined || !sameKey.has(name)) return undefined;
  if (name === 'toString' && callee.type === 'MemberExpression') return reader.valueOf(callee.object);
  const [key] = node.arguments;
  return key && key.type !== 'SpreadElement' ? reader.valueOf(key) : undefined;
}

/** `Buffer.from(text, 'hex')` has half as many octets as the text has digits; `createPublicKey(pem)` makes a key public. */
function inItsForm(known: Known<Secret>, node: Node, { reader }: SourceContext): Known<Secret> {
  const name = nameOfCallee(node, reader);
  if (known.state !== 'set' || name === undefined || node.type !== 'CallExpression') return known;
  if (publicForms.has(name)) return set({ ...known.value, publicKey: true });
  const encoding = name === 'from' && known.value.origin === 'literal' ? node.arguments[1] : undefined;
  const share = encoding?.type === 'Literal' ? octetsPerCharacter.get(String(encoding.value).toLowerCase()) : undefined;
  return share === undefined || known.value.octets === undefined ? known : set({ ...known.value, octets: Math.floor(known.value.octets * share) });
}

const octetsPerCharacter: ReadonlyMap<string, number> = new Map([['hex', 0.5], ['base64', 0.75], ['base64url', 0.75]]);

function nameOfCallee(node: Node, reader: SourceContext['reader']): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  return node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' ? reader.keyOf(node.callee) : undefined;
}

/** `(header, callback) => client.getSigningKey(header.kid, …)`, `(request, { header }) => getJwks.getPublicKey({ kid: header.kid, domain })`. */
function findsKeyInSet(owner: Node, { reader: { file }, index, origins }: SourceContext): boolean {
  return file.siteNodes.some((call) => contains(owner, call) && call.type === 'CallExpression' && (index.valuesAt(origins.of(call)).some(({ source }) => source.is === 'key-set') || file.textOf(call.callee).endsWith('.getSigningKey') || (file.textOf(call.callee).endsWith('.getPublicKey') && /['"]get-jwks['"]/.test(file.text))));
}
