import { set, valueOf } from '#shared/facts/known.ts';
import { claimsDecodedBy } from '../../sites/tokens/decoding-function.ts';
import { useOf } from '../../sites/tokens/decode-use.ts';
import { defineShape } from './shape.ts';

/** `parseClaims(token)` with a `parseClaims` in another file of the project that decodes and verifies nothing: what is decided by it is decided here. */
export default defineShape({
  check: 'jwt-decoded-not-verified',
  needs: [
    ['claims', 'token', 'jwt', 'payload', 'identity', 'decode'],
    ['import', 'require'],
    ['cookie', 'authoriz', 'bearer', 'claims', 'jwt', 'identity', 'session', '.role', 'admin', '.sub', '.user', '.auth', 'userid', 'tenant'],
  ],
  mayBeIn: (text) => aboutUsers.test(text) && decodingName.test(text),
  find(context) {
    const { file } = context.reader;
    if (context.side !== 'server') return [];
    return file.nodesOf('CallExpression').flatMap((call) => {
      const name = file.textOf(call.callee).slice(-60);
      if (!decodingName.test(`${name}(`) || !claimsDecodedBy(call, context) || valueOf(useOf(call, context)) !== 'decision') return [];
      return [{ node: call, name: name.split('.').at(-1)!, side: 'server' as const, traits: { decides: set(true) } }];
    });
  },
});

/** Parsers of other languages decode and read tokens all day, and `identity` is how a body may come. */
const aboutUsers = /cookie|authoriz|bearer|claims|jwt|identity(?!['"])|session|\.role|admin|\.sub\b|\.user|\.auth|userid|tenant/i;
const decodingName = /\b(?:\w{1,30}\.)?(?:decode|parse|read|peek|get|extract)\w{0,20}(?:claims|token|jwt|payload|identity)\w{0,10}\(|\b(?:decode|claimsOf|identityOf|payloadOf)\(/i;
