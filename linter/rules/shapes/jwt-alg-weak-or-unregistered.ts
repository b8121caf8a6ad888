import { set } from '#shared/facts/known.ts';
import { passwordBased, soundKeyManagement, soundSignatures } from '#shared/standards/jose-algorithms.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import { builderCalls } from '../../sites/functions/builder-calls.ts';
import { optionAt } from '../../sites/option-value.ts';
import { defineShape, type FoundShape } from './shape.ts';
import { writtenText } from '../../values/written-text.ts';

const written = /\balg['"]?\s{0,3}:\s{0,3}['"`]([\w/.+-]{1,30})['"`]/g;

/** What jose does when nobody says how often (`dist/webapi/lib/key_management.js`). */
const iterationsOfJose = 2_048;

/** The header of a token that is put together by hand: `{ typ: 'JWT', alg: 'HS1' }`, and how often jose derives a key from a password. What libraries are told else is in their calls. */
export default defineShape({
  check: 'jwt-alg-weak-or-unregistered',
  names: [['alg'], ['typ', 'setProtectedHeader']],
  mayBeIn: (text) => [...text.matchAll(written)].some(([, name]) => isUnsound(name!) || passwordBased.has(name!)),
  find(context) {
    const { reader } = context;
    const byHand = reader.file.nodesOf('ObjectExpression').flatMap((object) => {
      const algorithm = textAt(object, 'alg', context);
      if (algorithm === undefined || !isUnsound(algorithm) || !/^(?:[\w-]{1,30}\+)?jwt$/i.test(textAt(object, 'typ', context) ?? '') || isForLibrary(object, context)) return [];
      return [{ node: object, name: 'The header', traits: { algorithm: set(algorithm) } }];
    });
    return [...byHand, ...derivedKeys(context)];
  },
});

/** `new EncryptJWT(claims).setProtectedHeader({ alg: 'PBES2-HS256+A128KW' }).setKeyManagementParameters({ p2c: 20_000 }).encrypt(password)`. */
function derivedKeys({ reader }: SourceContext): FoundShape[] {
  return reader.file.nodesOf('CallExpression').flatMap((call) => {
    if (call.callee.type !== 'MemberExpression' || reader.keyOf(call.callee) !== 'encrypt') return [];
    const chain = builderCalls(call, reader);
    if (chain?.start.type !== 'NewExpression' || !/(?:^|\.)(?:EncryptJWT|CompactEncrypt|FlattenedEncrypt)$/.test(reader.file.textOf(chain.start.callee))) return [];
    const given = (method: string, option: string) => {
      const argument = chain.calls.find(({ name }) => name === method)?.argument;
      return argument && optionAt(reader.valueOf(argument), option);
    };
    const alg = given('setProtectedHeader', 'alg');
    const algorithm = alg?.is === 'found' && alg.property.value.kind === 'literal' ? String(alg.property.value.value) : '';
    const count = given('setKeyManagementParameters', 'p2c');
    const iterations = count === undefined || count.is === 'absent' ? iterationsOfJose : count.is === 'found' && count.property.value.kind === 'literal' ? Number(count.property.value.value) : undefined;
    if (!passwordBased.has(algorithm) || iterations === undefined) return [];
    return [{ node: call, name: 'The encryption', library: 'jose', traits: { algorithm: set(algorithm), iterations: set(iterations) } }];
  });
}

function isUnsound(name: string): boolean {
  return !soundSignatures.has(name) && !soundKeyManagement.has(name) && !passwordBased.has(name) && name.toLowerCase() !== 'none';
}

function textAt(object: TSESTree.ObjectExpression, name: string, { reader }: SourceContext): string | undefined {
  const property = object.properties.find((one): one is TSESTree.Property => one.type === 'Property' && reader.keyOf(one) === name);
  return writtenText(property?.value, reader);
}

/** `setProtectedHeader({ … })`, `sign(claims, key, { header: { … } })`. */
function isForLibrary(object: TSESTree.ObjectExpression, { reader: { file } }: SourceContext): boolean {
  const parent = file.parentOf(object);
  if (parent?.type === 'CallExpression') return /(?:^|\.)(?:setProtectedHeader|sign|create)$/.test(file.textOf(parent.callee).slice(-40));
  return parent?.type === 'Property';
}
