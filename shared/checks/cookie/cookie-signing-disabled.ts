import type { CookieFact } from '../../facts/cookie.ts';
import { isSource } from '../../facts/sighting.ts';
import { isOff, isUnknown, valueOf } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';
import { setupEvidence } from '../session-evidence.ts';

export default defineCheck({
  id: 'cookie-signing-disabled',
  family: 'cookie',
  title: 'Session cookie without a signature',
  why: 'Whatever the server believes of a cookie without a signature, everybody can write himself: another user, another role.',
  remedy: 'Give the library its keys and let it sign, or keep the session on the server under a random identifier.',
  severity: 'high',
  severityReason: 'Whoever edits the cookie is whom he says he is.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '9.1.1', level: 1 }, { id: '7.2.1', level: 1 }],
    cwe: ['CWE-565', 'CWE-345'],
    wstg: ['WSTG-SESS-01'],
    other: [],
  },
  messages: {
    session: '{{api}} keeps the session in the cookie and does not sign it, so everybody can write one. {{remedy}}',
    written: 'Cookie "{{name}}" is a session that the code writes as JSON, and it is not signed, so everybody can write another one. {{remedy}}',
    cookie: 'Cookie "{{name}}" carries authentication, its value is computed here, and it is not signed. Pass signed: true.',
  },
  judge: {
    'session-setup'(setup) {
      if (setup.signed === undefined || isUnknown(setup.signed) || isUnknown(setup.store)) return skip('whether it is signed is not known');
      if (!isOff(setup.signed) || valueOf(setup.store) !== 'signed-cookie') return pass;
      const isDefault = setup.signed.state === 'default';
      return {
        verdict: 'fail',
        message: 'session',
        data: { api: setup.seen.api, remedy: isDefault ? 'Give it secrets.' : 'Take signed: false away.' },
        attribute: 'signed',
        evidence: [setupEvidence(setup, isDefault ? 'No secret is given, and the library then says no more than a warning.' : 'Signing is switched off.')],
      };
    },
    cookie: ofAuthCookies((cookie) => {
      if (cookie.signed === undefined || isUnknown(cookie.signed)) return skip('whether it has to be signed is not known');
      if (!isOff(cookie.signed) || cookie.role.confidence !== 'likely') return pass;
      if (cookie.serialised === true && (cookie.signed.state === 'set' || isLeftToKoa(cookie))) {
        return {
          verdict: 'fail',
          message: 'written',
          data: { remedy: cookie.signed.state === 'set' ? 'Pass signed: true.' : 'Koa signs only what is set with options: pass them, and give the application its keys.' },
          attribute: 'signed',
          evidence: [attributeEvidence('The option signed', cookie.signed, cookie.seen), { kind: 'source', text: 'The value is an object that the code writes as JSON.' }],
        };
      }
      // That nobody asked for a signature says nothing about what the value needs.
      if (cookie.signed.state !== 'set') return skip('nobody asked for a signature');
      return {
        verdict: 'unsure',
        message: 'cookie',
        attribute: 'signed',
        change: { signed: true },
        evidence: [attributeEvidence('The option signed', cookie.signed, cookie.seen)],
      };
    }),
  },
});

/** What Koa does without options surprises; that it says who the user is, another check says. */
function isLeftToKoa({ seen, content }: CookieFact): boolean {
  const library = isSource(seen) ? seen.library : '';
  return (library === 'koa' || library === 'cookies') && content?.found.some(({ kind }) => kind === 'user-id' || kind === 'privilege') !== true;
}
