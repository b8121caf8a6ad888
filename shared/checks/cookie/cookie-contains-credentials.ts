import type { ContentKind } from '../../facts/content-kind.ts';
import { foundFields } from '../../facts/value-content.ts';
import { ofReadableCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { contentEvidence, kindWords } from '../personal-content.ts';

export default defineCheck({
  id: 'cookie-contains-credentials',
  family: 'cookie',
  title: 'Password or API secret in a cookie',
  why: 'A password or key in a cookie is on the disk of every device, in every request and in the logs on the way. Unlike a session it works everywhere else too, and logging out does not end it.',
  remedy: 'Store an opaque identifier in the cookie and keep the secret on the server.',
  severity: 'critical',
  severityReason: 'A credential that can be used again is disclosed to the device and to every hop.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.3.3', level: 2 }],
    cwe: ['CWE-315', 'CWE-522', 'CWE-312'],
    wstg: ['WSTG-SESS-04', 'WSTG-ATHN-05'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Content', 'RFC 6265bis 8.3'],
  },
  messages: {
    held: 'Cookie "{{name}}" carries {{what}} that anybody who sees the cookie can read ({{fields}}). Keep it on the server.',
  },
  weighsRole: false,
  judge: {
    cookie: ofReadableCookies((cookie, { found }) => {
      if (cookie.role.role === 'csrf-token') return skip('it holds the secret of a CSRF defence by design');
      const secrets = found.filter(({ kind }) => secretKinds.has(kind));
      if (secrets.length === 0) return pass;
      const isHashOnly = secrets.every(({ kind }) => kind === 'password-hash');
      return {
        verdict: 'fail',
        message: 'held',
        data: { what: kindWords(secrets), fields: foundFields(secrets) },
        evidence: [contentEvidence(cookie, secrets)],
        ...(isHashOnly && { severity: 'high', severityReason: 'It is a hash, which has to be guessed first.' }),
      };
    }),
  },
});

const secretKinds: ReadonlySet<ContentKind> = new Set<ContentKind>(['password', 'password-hash', 'key']);
