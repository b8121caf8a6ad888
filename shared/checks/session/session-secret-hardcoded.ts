import { isUnknown, valueOf } from '../../facts/known.ts';
import type { SessionSetupFact } from '../../facts/session-setup.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type Judgement, type Severity } from '../define.ts';

const id = 'session-secret-hardcoded';

export default defineCheck({
  id,
  family: 'session',
  title: 'Session secret written in source',
  why: 'Whoever can read the code, its history or a build of it can sign the cookie. Where the session itself is in the cookie, that is a session as any user; where the cookie holds an identifier, the signature no longer keeps guessed ones out.',
  remedy: 'Read a random secret of at least 32 bytes from the environment or a secret store, refuse to start without it, and replace the one that was in the code.',
  severity: 'high',
  severityReason: 'Whoever reads the code can forge the signature of the cookie.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '13.3.1', level: 2 }],
    cwe: ['CWE-798', 'CWE-321'],
    wstg: ['WSTG-SESS-01'],
    other: ['RFC 6265bis 8.6'],
  },
  messages: {
    literal: '{{api}} gets a secret that is written in the code, so whoever reads the code can forge its cookies. Read it from the environment or a secret store.',
    fallback: '{{api}} falls back to a secret that is written in the code when {{variable}} is not set, so one missing variable lets anybody forge its cookies. Refuse to start instead.',
  },
  judge: {
    'session-setup'(setup) {
      if (isUnknown(setup.secret)) return skip('its secret is not known');
      const secret = valueOf(setup.secret);
      if (secret === undefined) return pass;
      const at = `${setup.seen.file}:${setup.seen.line}`;
      const evidence = [{ kind: 'source', text: `The secret is a literal${secret.octets === undefined ? '' : ` of ${secret.octets} octets`}.`, at }] as const;
      return judged(secret.origin, secret.variable, setup.seen.api, isInCookie(setup), evidence);
    },
    'code-shape': ofShape(id, (shape) => {
      const variable = valueOf(traitOf(shape, 'variable'));
      const evidence = [shapeEvidence(shape, 'The secret is a literal.')];
      return judged(valueOf(traitOf(shape, 'origin')), typeof variable === 'string' ? variable : undefined, shape.seen.api, valueOf(traitOf(shape, 'protects')) === 'content', evidence);
    }),
  },
});

function judged(origin: unknown, variable: string | undefined, api: string, isContent: boolean, evidence: Judgement['evidence']): Judgement<'literal' | 'fallback'> | typeof pass {
  const severity: { severity: Severity; severityReason: string } = isContent
    ? { severity: 'critical', severityReason: 'The session itself is in the cookie, so whoever reads the code can be any user.' }
    : { severity: 'high', severityReason: 'Whoever reads the code can forge the signature of the cookie.' };
  const found = { verdict: 'fail', attribute: 'secret', evidence } as const;
  if (origin === 'literal') return { ...found, message: 'literal', data: { api }, ...severity };
  if (origin !== 'environment-with-literal-fallback') return pass;
  return {
    ...found,
    message: 'fallback',
    data: { api, variable: variable ?? 'the environment variable' },
    severity: isContent ? 'high' : 'medium',
    severityReason: 'The secret in the code is in force only where the environment does not provide one.',
  };
}

function isInCookie({ store }: SessionSetupFact): boolean {
  const where = valueOf(store);
  return where === 'signed-cookie' || where === 'sealed-cookie';
}
