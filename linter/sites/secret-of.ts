import type { Secret } from '#shared/facts/secret.ts';
import { set, unknown, type Known } from '#shared/facts/known.ts';
import { alternativesInProduction, type Value } from '../values/value.ts';
import type { Node } from '../values/source-file.ts';
import type { SourceContext } from './site-use.ts';

/** Where key material comes from. Of a literal only its size leaves this file. */
export function secretOf(value: Value, context: SourceContext, depth = 0): Known<Secret> {
  const options = alternativesInProduction(value).map((option) => secretOfPlain(option, context, depth));
  const [first] = options;
  if (!first || options.length === 1) return first ?? unknown('no key is given');
  const origins = options.map((option) => (option.state === 'set' ? option.value : undefined));
  const literal = origins.find((secret) => secret?.origin === 'literal');
  const variable = origins.find((secret) => secret?.origin === 'environment');
  if (literal && variable) return set({ ...literal, ...variable, origin: 'environment-with-literal-fallback' });
  return origins.every((secret) => secret?.origin === 'literal') ? first : unknown('it depends on a condition');
}

function secretOfPlain(value: Value, context: SourceContext, depth: number): Known<Secret> {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && value.value !== '' ? secretOfText(value.value) : unknown('no key is given');
    case 'environment-variable':
      return set({ origin: 'environment', variable: value.name });
    case 'array': {
      // Several keys: the first signs, the others are still accepted.
      const [first] = value.elements;
      return first && depth < 3 ? secretOf(first, context, depth + 1) : unknown('no key is given');
    }
    default: {
      const wrapped = depth < 3 ? wrappedKey(value.node, context) : undefined;
      if (wrapped) return secretOf(wrapped, context, depth + 1);
      if (isRandom(value.node, context)) return set({ origin: 'generated' });
      return unknown('because' in value ? value.because : 'it is computed');
    }
  }
}

function secretOfText(text: string): Known<Secret> {
  const isPublic = text.includes('-----BEGIN PUBLIC KEY') || text.includes('-----BEGIN CERTIFICATE') || text.includes('-----BEGIN RSA PUBLIC KEY');
  return set({ origin: 'literal', octets: new TextEncoder().encode(text).length, ...(isPublic && { publicKey: true }), ...(isPlaceholder(text) && { placeholder: true }) });
}

/** What templates and documentation write in the place of a secret. */
function isPlaceholder(text: string): boolean {
  const lower = text.toLowerCase();
  return /^(?:<.*>|\{\{.*\}\}|\[.*\]|x+|\*+|\.{3,}|change[-_ ]?me|todo|placeholder|secret here)$/.test(lower) || /^(?:your|my|insert|replace|enter|put)[-_ ]/.test(lower) || /[-_ ](?:here|placeholder)$/.test(lower);
}

/** Calls that only change the form of a key: `Buffer.from(secret)`, `new TextEncoder().encode(secret)`, `createSecretKey(…)`. */
const sameKey: ReadonlySet<string> = new Set(['from', 'encode', 'createSecretKey', 'createPrivateKey', 'importPKCS8', 'toString', 'decode']);

function wrappedKey(node: Node, { reader }: SourceContext): Value | undefined {
  if (node.type !== 'CallExpression' || !reader.file.owns(node)) return undefined;
  const { callee } = node;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? reader.keyOf(callee) : undefined;
  if (name === undefined || !sameKey.has(name)) return undefined;
  if (name === 'toString' && callee.type === 'MemberExpression') return reader.valueOf(callee.object);
  const [key] = node.arguments;
  return key && key.type !== 'SpreadElement' ? reader.valueOf(key) : undefined;
}

function isRandom(node: Node, { index, origins, reader }: SourceContext): boolean {
  return reader.file.owns(node) && index.valuesAt(origins.of(node)).some(({ source }) => source.is === 'random');
}
