import { isOn, isUnknown, valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { setupEvidence } from '../session-evidence.ts';

export default defineCheck({
  id: 'session-no-absolute-timeout',
  family: 'session',
  title: 'Session can be extended for ever',
  why: 'Every use renews the session and nothing ends it. Whoever stole the cookie keeps it alive by using it.',
  remedy: 'Keep the time of the login in the session and refuse it after a maximum, however often it is used.',
  severity: 'low',
  severityReason: 'The application may check the time of the login itself.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '7.3.2', level: 2 }, { id: '7.1.1', level: 2 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-07'],
    other: ['OWASP Session Management Cheat Sheet: Absolute Timeout', 'NIST SP 800-63B-4 5.2'],
  },
  messages: {
    rolling: '{{api}} renews a session whenever it is used, and sets no time after which it ends. Keep the time of the login in it and stop after a maximum.',
  },
  recommended: false,
  judge: {
    'session-setup'(setup) {
      const { rolling, absolute } = setup;
      if (isUnknown(rolling) || absolute === undefined || isUnknown(absolute)) return skip('how it is renewed is not known');
      if (!isOn(rolling) || (valueOf(absolute) ?? 0) > 0) return pass;
      const isChosen = rolling.state === 'set';
      return {
        verdict: 'fail',
        message: 'rolling',
        data: { api: setup.seen.api },
        attribute: 'rolling',
        evidence: [setupEvidence(setup, isChosen ? 'Renewal is switched on.' : `${setup.seen.library} renews sessions when nobody says otherwise.`)],
        ...(!isChosen && { severity: 'info', severityReason: 'It is what the library does, and the application may check the time of the login itself.' }),
      };
    },
  },
});
