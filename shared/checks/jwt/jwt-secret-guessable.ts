import type { JwtCallFact } from '../../facts/jwt-call.ts';
import { valueOf } from '../../facts/known.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

export default defineCheck({
  id: 'jwt-secret-guessable',
  family: 'jwt',
  title: 'HMAC secret is in a word list',
  why: 'One token is enough to try secrets against, without asking the server. Whoever finds it makes tokens for every user.',
  remedy: 'Replace the secret with 32 random bytes, and sign everybody out.',
  severity: 'critical',
  severityReason: 'Proven: tokens can be forged.',
  detectable: ['live-passive', 'source'],
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
    set: '{{name}} uses the key {{variable}}, which {{file}} sets to a value that is found by trying, so that anybody can forge tokens. Replace it with 32 random bytes that are kept elsewhere.',
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
    'jwt-call'(call, context) {
      const { setIn, variable, origin } = valueOf(call.secret) ?? {};
      if (origin !== 'environment' || variable === undefined) return skip('its key is not read from the environment');
      if (setIn === undefined) return pass;
      if (context.once(firstUses).get(keyOf(call, variable)) !== call.id) return skip('the first use of the key in the file speaks for all');
      const { file, line, octets, wellKnown } = setIn;
      return {
        verdict: 'fail',
        message: 'set',
        data: { variable, file },
        severity: 'high',
        severityReason: 'The value is in force only where the environment does not provide another.',
        attribute: 'secret',
        evidence: [{ kind: 'source', text: `The value that is set there has ${octets} octets and ${wellKnown ? 'is on the list of well-known secrets' : 'few different characters'}.`, at: `${file}:${line}` }],
      };
    },
  },
});

function keyOf({ seen }: JwtCallFact, variable: string): string {
  return `${seen.file} ${variable}`;
}

/** By file and variable, the id of the first call that uses it as its key. */
function firstUses(context: JudgeContext): ReadonlyMap<string, string> {
  const first = new Map<string, JwtCallFact>();
  for (const call of context.all('jwt-call')) {
    const { setIn, variable } = valueOf(call.secret) ?? {};
    if (!setIn || variable === undefined) continue;
    const key = keyOf(call, variable);
    const before = first.get(key);
    if (before === undefined || call.seen.line < before.seen.line) first.set(key, call);
  }
  return new Map([...first].map(([key, { id }]) => [key, id]));
}

const origins = {
  'framework default': 'a secret that stands in the samples or defaults of a framework',
  tutorial: 'a secret that stands in tutorials',
  'name in the token': 'made of a name that stands in the token itself',
  'password dictionary': 'a common password',
} as const;
