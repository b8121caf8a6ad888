import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-oversized',
  family: 'jwt',
  title: 'Token large enough to break headers',
  why: 'The token travels with every request. Servers and proxies refuse headers above 8 to 16 KB, and the first claim too many makes the application fail for some users only.',
  remedy: 'Keep fewer claims, or use a reference token.',
  severity: 'low',
  severityReason: 'It costs time on every request and may be refused.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '3.3.5', level: 3 }],
    cwe: ['CWE-770'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 6265bis 6.1'],
  },
  messages: {
    large: 'The token in "{{name}}" has {{octets}} octets and travels with every request. Keep fewer claims.',
  },
  weighsRole: false,
  judge: {
    token({ raw, format, carriers }) {
      if (format === 'jwe') return skip('an encrypted token is larger by its nature');
      if (!carriers.some((carrier) => carrier.in === 'header')) return skip('it was not seen in a header');
      if (raw.length <= 4_096) return pass;
      return {
        verdict: 'fail',
        message: 'large',
        data: { octets: raw.length },
        evidence: [{ kind: 'wire', text: `The token has ${raw.length} octets.` }],
        ...(raw.length > 8_192 && { severity: 'medium', severityReason: 'Many servers refuse headers of this size.' }),
      };
    },
  },
});
