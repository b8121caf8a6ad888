import { defineCheck } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';

export default defineCheck({
  id: 'jwt-tampered-token-accepted',
  family: 'jwt',
  title: 'Server accepts a token with a broken or removed signature',
  why: 'A server that does not verify the signature believes whatever a token says: everybody can write one for any user and any role.',
  remedy: 'Verify every token before its claims are read, with the algorithm and the key that the server itself expects.',
  severity: 'critical',
  severityReason: 'Tokens can be forged for any user.',
  detectable: ['live-active'],
  references: {
    asvs: [
      { id: '9.1.1', level: 1 },
      { id: '9.1.2', level: 1 },
    ],
    cwe: ['CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 7.2', 'RFC 8725 3.1', 'RFC 8725 3.3'],
  },
  messages: {
    altered: 'The JWT "{{name}}" was accepted with an altered signature. Verify the signature of every token.',
    unsigned: 'The JWT "{{name}}" was accepted without a signature and with "alg": "none". Accept the algorithm you sign with, and no other.',
    unsure: 'A forged version of the JWT "{{name}}" was sent, but the answers do not tell whether it was accepted.',
  },
  judge: {
    probe: ofProbes(['altered-signature', 'alg-none'], 'unsure', ({ probe }) => ({ verdict: 'fail', message: probe === 'alg-none' ? 'unsigned' : 'altered' })),
  },
});
