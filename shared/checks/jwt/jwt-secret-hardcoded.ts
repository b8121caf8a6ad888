import { valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

const id = 'jwt-secret-hardcoded';

const onlyWithout = { severity: 'high', severityReason: 'The key in the code is in force only where the environment does not provide one.' } as const;

export default defineCheck({
  id,
  family: 'jwt',
  title: 'Signing secret in source',
  why: 'Everybody who can read the code, its history or a build of it can sign tokens for any user. The secret cannot be changed without a release.',
  remedy: 'Load the secret from the environment or a secret store, refuse to start without it, and replace the one in the code.',
  severity: 'critical',
  severityReason: 'Whoever reads the code can forge tokens.',
  detectable: ['source'],
  references: {
    asvs: [
      { id: '13.3.1', level: 2 },
      { id: '9.1.3', level: 1 },
    ],
    cwe: ['CWE-798', 'CWE-321'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.5'],
  },
  messages: {
    literal: '{{name}} uses a key that is written in the code, so whoever reads the code can forge tokens. Load it from a secret store.',
    fallback: '{{name}} falls back to a key that is written in the code when {{variable}} is not set, so one missing variable lets anybody forge tokens. Refuse to start instead.',
    setting: '"{{name}}" is a key for tokens that is written in the code, so whoever reads the code can forge them. Load it from a secret store.',
    settingFallback: '"{{name}}" falls back to a key that is written in the code when {{variable}} is not set, so one missing variable lets anybody forge tokens. Refuse to start instead.',
  },
  replaces: ['jwt-hmac-secret-too-short'],
  judge: {
    'jwt-call'(call) {
      const secret = valueOf(call.secret);
      if (call.operation === 'decode' || secret === undefined) return skip('its key is not known');
      if (secret.publicKey === true) return pass;
      const at = `${call.seen.file}:${call.seen.line}`;
      const size = secret.octets === undefined ? '' : ` of ${secret.octets} octets`;
      const evidence = [{ kind: 'source', text: `The key is a literal${size}${secret.guessable === true ? ' that is well known or has few different characters, so it is found by trying as well' : ''}.`, at }] as const;
      if (secret.origin === 'literal') return { verdict: 'fail', message: 'literal', attribute: 'secret', evidence };
      if (secret.origin !== 'environment-with-literal-fallback') return pass;
      return {
        verdict: 'fail',
        message: 'fallback',
        data: { variable: secret.variable ?? 'the environment variable' },
        attribute: 'secret',
        ...onlyWithout,
        evidence,
      };
    },
    'code-shape': ofShape(id, (shape) => {
      const origin = valueOf(traitOf(shape, 'origin'));
      const evidence = [shapeEvidence(shape, 'The settings have it as a literal.')];
      if (origin === 'literal') return hasTrait(shape, 'placeholder') ? skip('the real secret is to be written there') : { verdict: 'fail', message: 'setting', evidence };
      if (origin !== 'environment-with-literal-fallback') return pass;
      const variable = valueOf(traitOf(shape, 'variable'));
      return { verdict: 'fail', message: 'settingFallback', data: { variable: typeof variable === 'string' ? variable : 'the environment variable' }, ...onlyWithout, evidence };
    }),
  },
});
