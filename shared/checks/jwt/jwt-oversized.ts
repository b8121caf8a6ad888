import type { Evidence } from '../../facts/role.ts';
import { defineCheck, pass, skip, type Verdict } from '../define.ts';

export default defineCheck({
  id: 'jwt-oversized',
  family: 'jwt',
  title: 'Token large enough to break headers',
  why: 'The token travels with every request. Servers and proxies refuse headers above 8 to 16 KB, and the first claim too many makes the application fail for some users only.',
  remedy: 'Keep fewer claims, or use a reference token.',
  severity: 'low',
  severityReason: 'It costs time on every request and may be refused.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.5', level: 3 }],
    cwe: ['CWE-770'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 6265bis 6.1'],
  },
  messages: {
    large: 'The token in "{{name}}" has {{octets}} octets and travels with every request. Keep fewer claims.',
    signed: '{{name}} signs claims that make a token of at least {{octets}} octets, which travels with every request. Keep fewer claims.',
  },
  weighsRole: false,
  judge: {
    token({ raw, format, carriers }) {
      if (format === 'jwe') return skip('an encrypted token is larger by its nature');
      if (!carriers.some((carrier) => carrier.in === 'header')) return skip('it was not seen in a header');
      return ofSize(raw.length, 'large', { kind: 'wire', text: `The token has ${raw.length} octets.` });
    },
    'jwt-call'({ operation, encrypted, purpose, oneTime, role, leastOctets, seen }) {
      if (operation !== 'sign' || leastOctets === undefined) return skip('its claims are not known');
      if (encrypted === true) return skip('an encrypted token is larger by its nature');
      if (purpose !== undefined || oneTime !== undefined || role?.role === 'refresh-token' || role?.role === 'id-token') return skip('it does not travel with every request');
      return ofSize(leastOctets, 'signed', { kind: 'source', text: `The claims whose content is known come to ${leastOctets} octets in base64url.`, at: `${seen.file}:${seen.line}` });
    },
  },
});

function ofSize<MessageId extends string>(octets: number, message: MessageId, evidence: Evidence): Verdict<MessageId> {
  if (octets <= 4_096) return pass;
  return {
    verdict: 'fail',
    message,
    data: { octets },
    evidence: [evidence],
    ...(octets > 8_192 && { severity: 'medium', severityReason: 'Many servers refuse headers of this size.' }),
  };
}
