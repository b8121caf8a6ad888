import { defineCheck, skip } from '../define.ts';
import { knownCredentials } from '../known-credentials.ts';

export default defineCheck({
  id: 'token-in-log',
  family: 'token',
  title: 'Credential written to logs',
  why: 'Logs are kept for months, copied to other systems and read by many people. Whoever reads a credential there can use it as long as it is good.',
  remedy: 'Log what identifies the event instead: the user id, a token identifier (jti) or a hash; let the logger take credential fields out.',
  severity: 'medium',
  severityReason: 'Whoever reads the log can act for the user.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '16.2.5', level: 2 }],
    cwe: ['CWE-532'],
    wstg: ['WSTG-SESS-04'],
    other: ['RFC 9700 4.10', 'OWASP Logging Cheat Sheet'],
  },
  messages: {
    printed: 'The page writes a credential to its console with {{name}}, where extensions, error trackers and whoever shares a screenshot read it. Leave it out.',
    logged: '{{api}} writes the credential "{{name}}" to the log. Log an identifier, or have the logger redact it.',
    sent: '{{api}} hands the credential "{{name}}" to an error tracker. Leave it out, or remove it in beforeSend.',
  },
  judge: {
    'page-output': ({ method, credentialHashes }, context) => {
      const known = knownCredentials(context);
      const origin = credentialHashes.map((hash) => known.get(hash)).find((found) => found !== undefined);
      if (origin === undefined) return skip('nothing in it is known to authenticate');
      return {
        verdict: 'fail',
        message: 'printed',
        evidence: [{ kind: 'wire', text: `The same value was seen in ${origin}.` }],
        ...(method === 'debug' && { severity: 'low', severityReason: 'Browsers hide lines of this level until somebody asks for them.' }),
      };
    },
    'credential-use': ({ by, seen, isDebug }) => {
      if (by !== 'log' && by !== 'error-tracker') return skip('it is no log');
      const data = { api: seen.api };
      if (by === 'error-tracker') {
        return { verdict: 'fail', message: 'sent', data, attribute: 'name', severity: 'high', severityReason: 'Another company receives what signs the user in, and keeps it.' };
      }
      return {
        verdict: 'fail',
        message: 'logged',
        data,
        attribute: 'name',
        ...(isDebug === true && { severity: 'low', severityReason: 'Production usually drops lines of this level.' }),
      };
    },
  },
});
