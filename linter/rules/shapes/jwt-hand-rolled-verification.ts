import { set } from '#shared/facts/known.ts';
import { comparisonsIn, sidesOf } from '../../sites/secrets/compared-credential.ts';
import { isHmacDigest } from '../../sites/tokens/hmac-digest.ts';
import { isTokenSignature } from '../../sites/tokens/token-signature.ts';
import { defineShape } from './shape.ts';

/** What a keyed hash is called, or made with. */
const macs = /hmac|cryptohasher|mac\(|sign\(|signature/i;

/** The signature of a token, computed with an HMAC and compared with the part after the last dot. */
export default defineShape({
  check: 'jwt-hand-rolled-verification',
  needs: [['hmac', 'CryptoHasher', 'mac(', 'sign(', 'signature'], ['split(', 'indexOf(']],
  // A digest that another file computes is asked of it by a name.
  mayBeIn: (text) => /===|!==|[!=]=|equals\(|localeCompare\(/.test(text) && /JSON\.parse|base64|b64|atob/i.test(text),
  find(context) {
    if (!macs.test(context.reader.file.text)) return [];
    return comparisonsIn(context).flatMap((comparison) => {
      const isFound = sidesOf(comparison, (node) => (isHmacDigest(node, context) ? true : undefined), (node) => isTokenSignature(node, context));
      return isFound ? [{ node: comparison.node, name: context.reader.file.text.includes('createHmac') ? 'createHmac' : 'hand', traits: { constantTime: set(false) } }] : [];
    });
  },
});
