import { isUnknown, valueOf } from '../../facts/known.ts';
import { probeOutcome } from '../../facts/probe-outcome.ts';
import { authCookiesByName } from '../auth-traffic.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { setupEvidence } from '../session-evidence.ts';

/** Seconds for which a session that cannot be ended is bearable. */
const bearable = 15 * 60;

export default defineCheck({
  id: 'stateless-session-without-revocation',
  family: 'session',
  title: 'Session in the cookie cannot be ended',
  why: 'The server keeps nothing of a session that is signed or sealed into the cookie. A logout deletes one copy, and every other copy works until it expires.',
  remedy: 'Keep sessions in a store, or keep a version for each user on the server and compare it with the one in the session.',
  severity: 'low',
  severityReason: 'It is a decision of architecture, and a version of the user may be compared elsewhere.',
  detectable: ['live-active', 'source'],
  references: {
    asvs: [{ id: '7.4.1', level: 1 }],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-06'],
    other: ['OWASP JSON Web Token Cheat Sheet: No Built-In Token Revocation'],
  },
  messages: {
    proven: 'The session that is sealed into the cookie "{{name}}" was accepted after the logout as before. Use a store, or compare a version of the user that is kept on the server.',
    stateless: '{{api}} keeps the whole session in the cookie, so a logout cannot end copies of it. Use a store, or compare a version of the user that is kept on the server.',
  },
  replaces: ['session-usable-after-logout'],
  recommended: false,
  judge: {
    probe(probe, context) {
      const { name, by, form } = probe.credential;
      if (probe.probe !== 'after-logout' || by !== 'cookie' || form !== 'sealed') return skip('it is no test of a sealed session after a logout');
      const { outcome, because } = probeOutcome(probe);
      if (outcome === 'refused') return pass;
      if (outcome === 'unsure') return skip('the answers do not tell');
      const isShort = (authCookiesByName(context).get(name) ?? []).some(({ lifetime }) => (valueOf(lifetime) ?? Infinity) <= bearable);
      if (isShort) return skip('it is over in a quarter of an hour');
      return {
        verdict: 'fail',
        message: 'proven',
        severity: 'high',
        severityReason: 'It was shown, not inferred: the cookie was accepted after the logout.',
        evidence: [{ kind: 'behaviour', text: because, at: `${probe.method} ${probe.url}` }],
      };
    },
    'session-setup'(setup) {
      if (isUnknown(setup.store)) return skip('where its state is is not known');
      const store = valueOf(setup.store);
      if (store !== 'signed-cookie' && store !== 'sealed-cookie') return pass;
      if (setup.lookedUp && valueOf(setup.lookedUp) === true) return pass;
      const seconds = setup.lifetime && valueOf(setup.lifetime);
      if (store === 'sealed-cookie' && seconds !== undefined && seconds > 0 && seconds <= bearable) return pass;
      return {
        verdict: 'fail',
        message: 'stateless',
        data: { api: setup.seen.api },
        evidence: [setupEvidence(setup, `${setup.seen.library} ${store === 'signed-cookie' ? 'signs' : 'seals'} the session into the cookie, and no store is given.`)],
      };
    },
  },
});
