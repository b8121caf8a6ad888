import { set } from '#shared/facts/known.ts';
import { optionAt } from '../../sites/option-value.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Keys that are made in a file about tokens: with node:crypto, Web Crypto or jose. */
export default defineShape({
  check: 'jwt-asymmetric-key-too-small',
  needs: [['generateKey'], ['jwt', 'jose', 'jws']],
  find(context) {
    const { file } = context.reader;
    if (!/jwt|jose|jws/i.test(file.text)) return [];
    return file.siteNodes.flatMap((node) => {
      if (node.type !== 'CallExpression') return [];
      const name = file.textOf(node.callee).split('.').at(-1) ?? '';
      const [first, second] = node.arguments;
      const options = name === 'generateKey' ? first : name === 'generateKeyPair' || name === 'generateKeyPairSync' ? second : undefined;
      if (!options) return [];
      const bits = optionIn(options, 'modulusLength', context);
      const curve = optionIn(options, 'namedCurve', context);
      if (typeof bits !== 'number' && typeof curve !== 'string') return [];
      return [{ node, name: file.textOf(node.callee).slice(0, 60), traits: traitsOf(bits, curve) }];
    });
  },
});

function traitsOf(bits: unknown, curve: unknown): FoundShape['traits'] {
  return typeof bits === 'number' ? { bits: set(bits) } : { curve: set(String(curve)) };
}

function optionIn(options: Node, name: string, { reader }: SourceContext): unknown {
  const looked = optionAt(reader.valueOf(options), name);
  return looked.is === 'found' && looked.property.value.kind === 'literal' ? looked.property.value.value : undefined;
}
