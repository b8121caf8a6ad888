import { set } from '#shared/facts/known.ts';
import { optionAt } from '../../sites/option-value.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { writtenText } from '../../values/written-text.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** What says in a file that its keys are for tokens: a library, a format, an algorithm. */
const ofTokens = /jwt|jose|jws|jwk|\b(?:RS|PS)(?:256|384|512)\b|(?:access|id|refresh)_?token/i;

/** Keys that are made in a file about tokens, with node:crypto, Web Crypto, jose, node-forge or node-rsa; and those that are written down as a JWK. */
export default defineShape({
  check: 'jwt-asymmetric-key-too-small',
  needs: [['generateKey', 'NodeRSA', 'kty'], ['jwt', 'jose', 'jws', 'jwk', 's256', 's384', 's512', 'token']],
  mayBeIn: (text) => ofTokens.test(text),
  find(context) {
    const { file } = context.reader;
    if (!ofTokens.test(file.text)) return [];
    const made = file.siteNodes.flatMap((node) => {
      if (node.type === 'AssignmentExpression') return [];
      const name = makerNamed(node.callee, file);
      if (!/^generate(?:RSA)?Key|^NodeRSA$/i.test(name)) return [];
      const asked = node.arguments.map((argument) => askedIn(argument, name, context)).find((one) => one !== undefined);
      return asked ? [{ node, name: file.textOf(node.callee).slice(0, 60), traits: asked }] : [];
    });
    return [...made, ...writtenJwks(context)];
  },
});

/** `{ kty: 'RSA', n: '…', e: 'AQAB' }` of a key set, of importJWK, of createPublicKey. */
function writtenJwks({ reader }: SourceContext): FoundShape[] {
  return reader.file.nodesOf('Property').flatMap((property): FoundShape[] => {
    const key = reader.keyOf(property) === 'kty' ? reader.file.parentOf(property) : undefined;
    if (key?.type !== 'ObjectExpression') return [];
    const memberOf = (name: string) => key.properties.find((one) => one.type === 'Property' && reader.keyOf(one) === name);
    const textOf = (name: string) => {
      const member = memberOf(name);
      return member?.type === 'Property' ? writtenText(member.value, reader) : undefined;
    };
    const bits = bitsOfModulus(textOf('n') ?? '');
    return textOf('kty') === 'RSA' && textOf('use') !== 'enc' && bits !== undefined ? [{ node: memberOf('n') ?? property, name: 'The JWK', traits: { bits: set(bits), written: set(true) } }] : [];
  });
}

/** Less than a key of 512 bits is a placeholder. */
function bitsOfModulus(text: string): number | undefined {
  const isWritten = text.length >= 85 && /^[\w-]+$/.test(text);
  return isWritten ? Math.floor((text.length * 6) / 8) * 8 : undefined;
}

/** `generateKeyPair` of `const generate = promisify(generateKeyPair)`, whatever that is called. */
function makerNamed(callee: Node, file: SourceFile): string {
  const made = declaredFrom(callee, file);
  const named = made?.type === 'CallExpression' && file.textOf(made.callee).endsWith('promisify') ? made.arguments[0] : callee;
  return named ? (file.textOf(named).split('.').at(-1) ?? '') : '';
}

/** `{ modulusLength: 1024 }`, the `{ bits: 1024 }` of node-forge, the `{ b: 1024 }` of node-rsa; `generateKeyPair(1024)`, where `generateKey(32)` may count the characters of any key. */
function askedIn(argument: Node, maker: string, context: SourceContext): FoundShape['traits'] | undefined {
  const given = context.reader.valueOf(argument);
  if (given.kind === 'literal') return typeof given.value === 'number' && /pair|rsa/i.test(maker) ? traitsOf(given.value, undefined) : undefined;
  const bits = ['modulusLength', 'bits', 'b'].map((option) => optionIn(argument, option, context)).find((value) => typeof value === 'number');
  const curve = optionIn(argument, 'namedCurve', context);
  return typeof bits === 'number' || typeof curve === 'string' ? traitsOf(bits, curve) : undefined;
}

function traitsOf(bits: unknown, curve: unknown): FoundShape['traits'] {
  return typeof bits === 'number' ? { bits: set(bits) } : { curve: set(String(curve)) };
}

function optionIn(options: Node, name: string, { reader }: SourceContext): unknown {
  const looked = optionAt(reader.valueOf(options), name);
  return looked.is === 'found' && looked.property.value.kind === 'literal' ? looked.property.value.value : undefined;
}
