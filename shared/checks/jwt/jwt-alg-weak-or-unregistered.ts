import { valueOf } from '../../facts/known.ts';
import type { JsonObject } from '../../facts/token.ts';
import { passwordBased, soundEncryption, soundKeyManagement, soundSignatures } from '../../standards/jose-algorithms.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type Severity } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

const id = 'jwt-alg-weak-or-unregistered';

export default defineCheck({
  id,
  family: 'jwt',
  title: 'Weak or deprecated algorithm',
  why: 'An algorithm that is broken, or that nobody has examined, takes the value out of the signature or the encryption that the rest relies on.',
  remedy: 'Sign with ES256, EdDSA or PS256, or with HS256 and a random key of 256 bits; encrypt with AES-GCM.',
  severity: 'high',
  severityReason: 'The cryptography may not hold.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '9.1.2', level: 1 },
      { id: '11.2.3', level: 2 },
    ],
    cwe: ['CWE-327', 'CWE-326'],
    wstg: ['WSTG-SESS-10', 'WSTG-CRYP-04'],
    other: ['RFC 8725 3.2', 'draft-ietf-oauth-rfc8725bis 3.13', 'RFC 7518 3.1, 4.1'],
  },
  messages: {
    token: 'The token in "{{name}}" uses {{algorithm}}: {{reason}}. Move to a sound algorithm.',
    call: '{{name}} uses {{algorithm}}: {{reason}}. Move to a sound algorithm.',
  },
  judge: {
    token({ format, header }) {
      if (header === undefined) return skip('its header could not be read');
      const weakness = format === 'jws' ? weakSignature(header['alg']) : (weakKeyManagement(header) ?? weakEncryption(header['enc']));
      if (weakness === undefined) return pass;
      const { algorithm, reason, severity } = weakness;
      return {
        verdict: 'fail',
        message: 'token',
        data: { algorithm, reason },
        attribute: 'header',
        ...(severity !== undefined && { severity, severityReason: `About ${algorithm} it is said that ${reason}.` }),
        evidence: [{ kind: 'value', text: `The header names ${algorithm.slice(0, 40)}.` }],
      };
    },
    'code-shape': ofShape(id, (shape) => {
      const [written, iterations] = [valueOf(traitOf(shape, 'algorithm')), valueOf(traitOf(shape, 'iterations'))];
      const weakness = typeof iterations === 'number' && typeof written === 'string' ? weakKeyManagement({ alg: written, p2c: iterations }) : weakSignature(written);
      if (weakness === undefined) return pass;
      const { algorithm, reason } = weakness;
      return { verdict: 'fail', message: 'call', data: { algorithm, reason }, evidence: [shapeEvidence(shape, `The header of the token names ${algorithm}.`)] };
    }),
    'jwt-call'(call) {
      if (call.operation === 'decode') return skip('decoding uses no algorithm');
      const weakness = (valueOf(call.algorithms) ?? []).map((alg) => (call.encrypted === true ? weakKeyManagement({ alg }) : weakSignature(alg))).find((found) => found !== undefined);
      if (weakness === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'call',
        data: { algorithm: weakness.algorithm, reason: weakness.reason },
        attribute: 'algorithms',
        ...(weakness.severity !== undefined && { severity: weakness.severity, severityReason: `About ${weakness.algorithm} it is said that ${weakness.reason}.` }),
        evidence: [attributeEvidence('The algorithm', call.algorithms, call.seen)],
      };
    },
  },
});

interface Weakness {
  readonly algorithm: string;
  readonly reason: string;
  readonly severity?: Severity;
}

function weakSignature(algorithm: unknown): Weakness | undefined {
  if (typeof algorithm !== 'string' || soundSignatures.has(algorithm) || algorithm.toLowerCase() === 'none') return undefined;
  const reason = reasons.get(algorithm) ?? 'it is not registered for signatures';
  return { algorithm, reason };
}

function weakKeyManagement(header: JsonObject): Weakness | undefined {
  const algorithm = header['alg'];
  if (typeof algorithm !== 'string' || soundKeyManagement.has(algorithm)) return undefined;
  if (algorithm === 'RSA-OAEP') return { algorithm, reason: 'it relies on SHA-1', severity: 'info' };
  if (!passwordBased.has(algorithm)) return { algorithm, reason: reasons.get(algorithm) ?? 'it is not registered for encryption' };
  const count = header['p2c'];
  if (typeof count === 'number' && count < 600_000) return { algorithm, reason: 'its iteration count is below 600000' };
  if (typeof count === 'number' && count > 1_200_000) return { algorithm, reason: 'its iteration count lets a sender keep the recipient busy' };
  return undefined;
}

function weakEncryption(algorithm: unknown): Weakness | undefined {
  if (typeof algorithm !== 'string' || soundEncryption.has(algorithm)) return undefined;
  return { algorithm, reason: 'it does not protect the content against changes, or is not registered' };
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['HS1', 'it relies on SHA-1'],
  ['RS1', 'it relies on SHA-1'],
  ['HS256/64', 'its signature is cut to 64 bits'],
  ['RSA1_5', 'its padding can be attacked through error messages'],
]);
