import { set } from '#shared/facts/known.ts';
import { comparisonsIn, isHmacDigest, isTokenSignature, sidesOf } from '../../sites/compared-credential.ts';
import { defineShape } from './shape.ts';

/** The signature of a token, computed with createHmac and compared with the part after the second dot. */
export default defineShape({
  check: 'jwt-hand-rolled-verification',
  needs: [['createHmac'], ['split(']],
  find(context) {
    return comparisonsIn(context).flatMap((comparison) => {
      const isFound = sidesOf(comparison, (node) => (isHmacDigest(node, context) ? true : undefined), (node) => isTokenSignature(node, context));
      return isFound ? [{ node: comparison.node, name: 'createHmac', traits: { constantTime: set(false) } }] : [];
    });
  },
});
