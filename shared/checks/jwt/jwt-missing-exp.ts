import { isUnknown, valueOf } from '../../facts/known.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

/** 2100-01-01 in seconds: an expiry beyond it is none. */
const year2100 = 4_102_444_800;

export default defineCheck({
  id: 'jwt-missing-exp',
  family: 'jwt',
  title: 'JWT without exp',
  why: 'A token without an expiry is valid until the signing key changes. Who copies it once has the account for good, and nothing short of a new key for everybody ends that.',
  remedy: 'Set exp when signing, and require it when verifying.',
  severity: 'high',
  severityReason: 'A stolen token has no natural end.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '9.2.1', level: 1 },
      { id: '7.3.2', level: 2 },
    ],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 4.1.4', 'RFC 9068 2.2', 'RFC 8725 3.10'],
  },
  messages: {
    missing: 'The JWT in "{{name}}" has no exp, so it never expires. Set exp.',
    distant: 'The exp of the JWT in "{{name}}" lies beyond the year 2100, so it never expires. Set an exp that comes.',
    signed: '{{name}} signs a token without exp, so it never expires. Set an expiry, such as 15 minutes.',
    open: '{{name}} sets no expiry, and the claims that it signs could not be seen. Make sure that they contain exp.',
  },
  replaces: ['jwt-lifetime-excessive'],
  judge: {
    token: ofCredentialTokens(({ payload }) => {
      const { exp } = payload;
      if (exp === undefined) return { verdict: 'fail', message: 'missing', attribute: 'payload' };
      if (typeof exp !== 'number') return skip('its exp is not a number');
      return exp > year2100 ? { verdict: 'fail', message: 'distant', attribute: 'payload' } : pass;
    }),
    'jwt-call'(call) {
      if (call.operation !== 'sign') return skip('only signing sets an expiry');
      if (call.lifetime.state !== 'absent') return isUnknown(call.lifetime) ? skip('its expiry is not known') : pass;
      const claims = valueOf(call.claims);
      if (claims?.includes('exp') === true) return pass;
      const evidence = [attributeEvidence('The expiry', call.lifetime, call.seen)];
      const change = { lifetime: 900 };
      // What is stored about a user has no exp.
      return claims === undefined && call.record?.hasPassword !== true
        ? { verdict: 'unsure', message: 'open', attribute: 'lifetime', change, evidence }
        : { verdict: 'fail', message: 'signed', attribute: 'lifetime', change, evidence };
    },
  },
});
