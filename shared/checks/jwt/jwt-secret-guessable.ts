import { defineCheck, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-secret-guessable',
  family: 'jwt',
  title: 'HMAC secret is in a word list',
  why: 'One token is enough to try secrets against, without asking the server. Whoever finds it makes tokens for every user.',
  remedy: 'Replace the secret with 32 random bytes, and sign everybody out.',
  severity: 'critical',
  severityReason: 'Proven: tokens can be forged.',
  detectable: ['live-passive'],
  references: {
    asvs: [
      { id: '9.1.1', level: 1 },
      { id: '11.2.3', level: 2 },
    ],
    cwe: ['CWE-521', 'CWE-326', 'CWE-1391'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 2.2, 3.5', 'RFC 7518 3.2'],
  },
  messages: {
    guessed: 'Anyone can forge the JWT in "{{name}}": its secret is {{origin}}. Replace it with 32 random bytes.',
  },
  weighsRole: false,
  judge: {
    token({ guessedSecret, header }) {
      if (guessedSecret === undefined) return skip('its secret was not tried, or is on no list');
      const origin = origins[guessedSecret];
      const { alg } = header ?? {};
      return {
        verdict: 'fail',
        message: 'guessed',
        data: { origin },
        evidence: [{ kind: 'value', text: `The signature${typeof alg === 'string' ? ` (${alg.slice(0, 10)})` : ''} was made with ${origin}; it was tried on this machine.` }],
      };
    },
  },
});

const origins = {
  'framework default': 'a secret that stands in the samples or defaults of a framework',
  tutorial: 'a secret that stands in tutorials',
  'name in the token': 'made of a name that stands in the token itself',
  'password dictionary': 'a common password',
} as const;
