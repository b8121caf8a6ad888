import { valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { authorizationRequestOf } from '../oauth-traffic.ts';

/** Bits that a guess would have to hit. */
const fewest = 64;

const id = 'oauth-state-predictable';

export default defineCheck({
  id,
  family: 'oauth',
  title: 'OAuth state or nonce is constant or not random',
  why: 'state proves that the answer belongs to a request of this browser. One that is always the same, or can be guessed, proves nothing: an attacker can have the user finish a login that the attacker began.',
  remedy: 'Make a fresh random state for every request, and compare it with what the browser session holds.',
  severity: 'high',
  severityReason: 'The answer to a login can be forged.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '10.2.1', level: 2 }],
    cwe: ['CWE-330', 'CWE-352'],
    wstg: ['WSTG-ATHZ-05'],
    other: ['RFC 9700 4.7'],
  },
  messages: {
    written: 'The authorization request is told a {{name}} that {{source}}. Make a fresh random one for every request.',
    repeated: '{{name}} sends a state that an earlier login has already used. Make a fresh random one for every request.',
    short: '{{name}} sends a state with at most {{bits}} bits. Use at least 64 random bits.',
  },
  judgesOtherParties: true,
  judge: {
    exchange: (exchange, context) => {
      const parameters = authorizationRequestOf(exchange, context);
      if (parameters === undefined) return skip('it is no authorization request of this site');
      const { oauthState, id } = exchange;
      if (oauthState === undefined) return skip('it has no state');
      const isRepeated = context.once(repeatedStates).has(id);
      if (!isRepeated && oauthState.bits >= fewest) return pass;
      const text = isRepeated ? 'The same state came back with the answer to an earlier login.' : `From its length and alphabet, the state has at most ${oauthState.bits} bits.`;
      return {
        verdict: 'fail',
        message: isRepeated ? 'repeated' : 'short',
        data: { bits: oauthState.bits },
        evidence: [{ kind: isRepeated ? 'behaviour' : 'value', text, at: id }],
        ...(parameters.has('code_challenge') && { severity: 'info', severityReason: 'The request uses PKCE, which protects the answer as well.' }),
      };
    },
    'code-shape': ofShape(id, (shape) => {
      const source = valueOf(traitOf(shape, 'source'));
      if (source === undefined) return skip('where the value comes from is not known');
      if (typeof source !== 'string' || !Object.hasOwn(sources, source)) return pass;
      return {
        verdict: 'fail',
        message: 'written',
        data: { source: sources[source]! },
        evidence: [shapeEvidence(shape, `The value of ${shape.name} ${sources[source]!}.`)],
        ...(hasTrait(shape, 'pkce') && { severity: 'info', severityReason: 'The request uses PKCE, which protects the answer as well.' }),
      };
    }),
  },
});

/** Authorization requests whose state had already been answered: a page that is only loaded again has not. */
function repeatedStates(context: JudgeContext): Set<string> {
  const answered = new Set<string>();
  const repeated = new Set<string>();
  for (const { id, marks, oauthState } of context.all('exchange')) {
    if (oauthState === undefined) continue;
    if (marks.includes('oauth-callback')) answered.add(oauthState.hash);
    else if (answered.has(oauthState.hash)) repeated.add(id);
  }
  return repeated;
}

/** Where values come from that others can know. */
const sources: Readonly<Record<string, string>> = {
  constant: 'is the same for every login',
  destination: 'is only where to go after the login, which anybody can write',
  time: 'is the time of day',
  'Math.random': 'comes from Math.random, which can be predicted',
  user: 'is the identifier of the user',
};
