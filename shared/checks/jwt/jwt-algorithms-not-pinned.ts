import { isOff, isUnknown, valueOf } from '../../facts/known.ts';
import type { JwtCallFact } from '../../facts/jwt-call.ts';
import { defineCheck, pass, skip, type JudgeContext, type Severity } from '../define.ts';

export default defineCheck({
  id: 'jwt-algorithms-not-pinned',
  family: 'jwt',
  title: 'Verifier does not pin algorithms',
  why: 'A verifier that names no algorithm lets the token, or the text of the key, choose it. Whoever writes the token then chooses the weakest.',
  remedy: 'Name the one algorithm that you sign with when verifying.',
  severity: 'medium',
  severityReason: 'Something else than the code chooses the algorithm.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.1.2', level: 1 }],
    cwe: ['CWE-347', 'CWE-757'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.1', 'draft-ietf-oauth-rfc8725bis 3.1'],
  },
  messages: {
    header: '{{name}} takes the algorithm from the token when none is named. Name the algorithm that you sign with.',
    text: '{{name}} of this version guesses the algorithm from the text of the key when none is named. Name the algorithm that you sign with.',
    type: '{{name}} names no algorithm, so every one that fits the key passes. Name the one that you sign with.',
  },
  judge: {
    'jwt-call'(call, context) {
      if (call.operation !== 'verify') return skip('it verifies nothing');
      if (call.algorithmChosenBy === undefined) return pass;
      if (call.checksSignature !== undefined && isOff(call.checksSignature)) return skip('it checks no signature at all');
      const { message, severity, severityReason } = chosenBy[call.algorithmChosenBy];
      const isKeySet = valueOf(call.secret)?.origin === 'key-set';
      const algorithm = signedWith(call, context);
      return {
        verdict: 'fail',
        message,
        severity: isKeySet && call.algorithmChosenBy === 'key-type' ? 'info' : severity,
        severityReason: isKeySet && call.algorithmChosenBy === 'key-type' ? 'The keys of the set say which algorithm they are for.' : severityReason,
        attribute: 'algorithms',
        ...(algorithm !== undefined && { change: { algorithms: algorithm } }),
        evidence: [{ kind: 'source', text: `${call.seen.library}${call.seen.installed === undefined ? '' : ` ${call.seen.installed}`} is told no algorithm here.`, at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});

const chosenBy: Readonly<Record<NonNullable<JwtCallFact['algorithmChosenBy']>, { message: 'header' | 'text' | 'type'; severity: Severity; severityReason: string }>> = {
  header: { message: 'header', severity: 'high', severityReason: 'The token itself chooses how it is verified.' },
  'key-text': { message: 'text', severity: 'high', severityReason: 'A public key whose text is not recognised is taken for the secret of an HMAC, which everybody knows.' },
  'key-type': { message: 'type', severity: 'low', severityReason: 'The library accepts only algorithms for this kind of key, so naming one is a second defence.' },
};

/** What the same file signs with, under the same key: the only algorithm that can be named without breaking anything. */
function signedWith({ secret }: JwtCallFact, context: JudgeContext): string | undefined {
  const identity = valueOf(secret)?.identity;
  const signs = context.all('jwt-call').filter((call) => call.operation === 'sign' && identity !== undefined && valueOf(call.secret)?.identity === identity);
  if (signs.length === 0 || signs.some((call) => isUnknown(call.algorithms))) return undefined;
  const algorithms = new Set(signs.flatMap((call) => valueOf(call.algorithms) ?? []));
  return algorithms.size === 1 ? [...algorithms][0] : undefined;
}
