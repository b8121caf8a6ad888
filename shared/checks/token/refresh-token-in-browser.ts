import { isSource } from '../../facts/sighting.ts';
import { isCredentialShaped } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { judgeWritten } from '../stored-credential.ts';

const refreshField = /(?:^|\.)refresh_?token$/i;

export default defineCheck({
  id: 'refresh-token-in-browser',
  family: 'token',
  title: 'Refresh token reachable by script',
  why: 'A refresh token renews access for weeks. Whoever copies it from the page stays signed in long after the user has closed it, on a machine of their own.',
  remedy: 'Keep refresh tokens in a backend or an HttpOnly cookie; if the browser must hold one, rotate it and bind it to a key.',
  severity: 'high',
  severityReason: 'One copy gives lasting access.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '10.1.1', level: 2 },
      { id: '10.4.5', level: 1 },
    ],
    cwe: ['CWE-522', 'CWE-922'],
    wstg: ['WSTG-CLNT-12', 'WSTG-ATHZ-05'],
    other: ['RFC 9700 2.2.2, 4.14.2', 'draft-ietf-oauth-browser-based-apps-27 5.1.2, 6.3.2.3'],
  },
  messages: {
    stored: 'Browser storage entry "{{name}}" holds a refresh token, which every script of the page can read. Keep it in an HttpOnly cookie or on the server.',
    configured: '{{library}} is set up to keep the refresh token in a store of the browser ("{{name}}"), which every script of the page can read. {{advice}}.',
    returned: '{{name}} returns a refresh token to the page, where every script can read it. Keep it in an HttpOnly cookie or on the server.',
  },
  replaces: ['token-in-local-storage', 'token-in-session-storage', 'token-in-indexeddb'],
  judge: {
    storage(entry) {
      if (entry.role.role !== 'refresh-token') return skip(`its role is ${entry.role.role}`);
      if (isSource(entry.seen)) return judgeWritten(entry);
      if (entry.shape === undefined || !isCredentialShaped(entry.shape)) return pass;
      return {
        verdict: 'fail',
        message: 'stored',
        evidence: [{ kind: 'value', text: `The value is ${entry.shape.length} characters long and shaped like a credential (${entry.shape.format}).` }],
      };
    },
    exchange(exchange) {
      const field = exchange.responseFields.find((name) => refreshField.test(name));
      if (field === undefined) return pass;
      if (!exchange.responseCredentials.some((credential) => credential.field === field)) return skip('the field holds no credential');
      return {
        verdict: 'fail',
        message: 'returned',
        evidence: [{ kind: 'wire', text: `The answer has the field ${field.slice(0, 80)}.`, at: exchange.id }],
      };
    },
  },
});
