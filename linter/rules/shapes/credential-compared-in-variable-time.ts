import { set } from '#shared/facts/known.ts';
import { comparisonsIn, computedBy, isFromRequest, isNamedLikeSignature, isSentSignature, secretVariable, sidesOf } from '../../sites/secrets/compared-credential.ts';
import { mayCompare } from '../../sites/secrets/compared-text.ts';
import { isHmacDigest } from '../../sites/tokens/hmac-digest.ts';
import { isTokenSignature } from '../../sites/tokens/token-signature.ts';
import { defineShape } from './shape.ts';

/** A credential of a request that is compared with a secret, or with the digest that proves it. */
export default defineShape({
  check: 'credential-compared-in-variable-time',
  names: [['digest', 'req', 'request', 'ctx', 'c', 'event', 'context', 'headers', 'Headers', 'cookie', 'cookies', 'getCookie', 'getCookies', 'handler', 'authorization']],
  needs: [['createHmac', 'secret', 'token', 'key', 'pass', 'signature', 'hmac']],
  mayBeIn: mayCompare,
  find(context) {
    return comparisonsIn(context).flatMap((comparison) => {
      const { node } = comparison;
      const isDigest = sidesOf(
        comparison,
        (side) => (isHmacDigest(side, context) ? true : undefined),
        // The signature of a token is the subject of jwt-hand-rolled-verification.
        (side) => !isTokenSignature(side, context) && (isFromRequest(side, context) || isNamedLikeSignature(side, context)),
      );
      const maker = sidesOf(
        comparison,
        (side) => computedBy(side, context),
        (side) => !isTokenSignature(side, context) && isSentSignature(side, context),
      );
      if (maker !== undefined && !isDigest) return [{ node, name: maker, traits: { secret: set('digest') } }];
      if (isDigest) return [{ node, name: 'createHmac', traits: { secret: set('digest') } }];
      const variable = sidesOf(comparison, (side) => secretVariable(side, context), (side) => isFromRequest(side, context));
      return variable === undefined ? [] : [{ node, name: variable, traits: { secret: set('variable') } }];
    });
  },
});
