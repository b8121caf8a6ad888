import { set } from '#shared/facts/known.ts';
import { passwordBased, soundKeyManagement, soundSignatures } from '#shared/standards/jose-algorithms.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import { defineShape } from './shape.ts';
import { writtenText } from '../../values/written-text.ts';

const written = /\balg['"]?\s{0,3}:\s{0,3}['"`]([\w/.+-]{1,30})['"`]/g;

/** The header of a token that is put together by hand: `{ typ: 'JWT', alg: 'HS1' }`. What libraries are told is in their calls. */
export default defineShape({
  check: 'jwt-alg-weak-or-unregistered',
  names: [['alg'], ['typ']],
  mayBeIn: (text) => [...text.matchAll(written)].some(([, name]) => isUnsound(name!)),
  find(context) {
    const { reader } = context;
    return reader.file.nodesOf('ObjectExpression').flatMap((object) => {
      const algorithm = textAt(object, 'alg', context);
      if (algorithm === undefined || !isUnsound(algorithm) || !/^(?:[\w-]{1,30}\+)?jwt$/i.test(textAt(object, 'typ', context) ?? '') || isForLibrary(object, context)) return [];
      return [{ node: object, name: 'The header', traits: { algorithm: set(algorithm) } }];
    });
  },
});

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
