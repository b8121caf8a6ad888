import { set } from '#shared/facts/known.ts';
import { carriesParameter } from '../../sites/token-header.ts';
import { sitesOfKind } from '../../sites/site-of-kind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** A verification whose key is the one in the header of the token. */
export default defineShape({
  check: 'jwt-header-embedded-key',
  names: [['jwk', 'x5c', 'EmbeddedJWK']],
  find(context) {
    const { file } = context.reader;
    return file.siteNodes.flatMap((node) => {
      if (node.type !== 'CallExpression' || sitesOfKind('jwt.verify', node.callee, context).length === 0) return [];
      const key = node.arguments[1];
      const parameter = key && embeddedIn(key, context);
      if (!key || parameter === undefined) return [];
      return [{ node, name: file.textOf(node.callee).slice(0, 60), traits: { parameter: set(parameter), proof: set(isProof(file.text)) } }];
    });
  },
});

function embeddedIn(key: Node, context: SourceContext): string | undefined {
  if (context.index.valuesAt(context.origins.of(key)).some(({ source }) => source.is === 'embedded-key')) return 'jwk';
  return ['jwk', 'x5c'].find((name) => carriesParameter(key, [name], context));
}

/** Proofs of possession carry their key by definition (RFC 9449), and so do those of ACME and of verifiable credentials. */
function isProof(text: string): boolean {
  const lower = text.toLowerCase();
  return ['dpop', 'kb+jwt', 'openid4vci', 'acme', 'cnf'].some((word) => lower.includes(word));
}
