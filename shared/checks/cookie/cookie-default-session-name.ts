import { valueOf } from '../../facts/known.ts';
import { authCookies } from '../../standards/cookie-names.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-default-session-name',
  family: 'cookie',
  title: 'Framework fingerprint in cookie name',
  why: 'The default name of a session cookie tells everybody which framework runs, and so which known weaknesses are worth trying.',
  remedy: 'Choose a name of your own, best with the prefix __Host-.',
  severity: 'info',
  severityReason: 'It only helps to find out what runs.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '13.4.6', level: 3 }],
    cwe: ['CWE-200'],
    wstg: ['WSTG-SESS-01', 'WSTG-INFO-08'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Name Fingerprinting'],
  },
  messages: {
    known: 'The name of cookie "{{name}}" is the default of {{framework}}, which tells strangers what runs. Choose another name.',
  },
  weighsRole: false,
  judge: {
    cookie: ofAuthCookies((cookie) => {
      const framework = frameworks.get(valueOf(cookie.name)?.toLowerCase() ?? '');
      if (framework === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'known',
        data: { framework },
        attribute: 'name',
        evidence: [attributeEvidence('The name', cookie.name, cookie.seen)],
      };
    }),
  },
});

const frameworks: ReadonlyMap<string, string> = new Map(
  authCookies
    .filter(({ generic }) => generic !== true)
    .flatMap(({ by, names }) => names.filter((name) => !/[*?]/.test(name)).map((name) => [name.toLowerCase(), by])),
);
