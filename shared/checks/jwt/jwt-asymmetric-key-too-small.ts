import { valueOf } from '../../facts/known.ts';
import type { PublishedKey } from '../../facts/published-key.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-asymmetric-key-too-small',
  family: 'jwt',
  title: 'RSA key below 2048 bits, or a weak curve',
  why: 'A small key can be computed from its public half. Whoever has done so signs tokens for every user.',
  remedy: 'Use RSA with 3072 bits, ES256 or Ed25519, and replace the key.',
  severity: 'high',
  severityReason: 'The private key can be computed, and tokens forged.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '11.2.3', level: 2 },
      { id: '11.6.1', level: 2 },
    ],
    cwe: ['CWE-326'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7518 3.3, 3.5'],
  },
  messages: {
    small: '{{name}} publishes {{key}} for signatures. Use RSA with 3072 bits, ES256 or Ed25519.',
    given: '{{name}} is given {{key}}. Use RSA with 3072 bits, ES256 or Ed25519.',
    written: '{{name}} is {{key}} for tokens. Use RSA with 3072 bits, ES256 or Ed25519.',
    generated: '{{name}} makes {{key}} for tokens. Use RSA with 3072 bits, ES256 or Ed25519.',
  },
  judge: {
    exchange({ publishedKeys = [], id }) {
      if (publishedKeys.length === 0) return skip('it shows no keys');
      const weak = publishedKeys.find(isWeak);
      const key = weak ?? publishedKeys.find(({ bits }) => bits !== undefined && bits < 3_072);
      if (key === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'small',
        data: { key: wordsOf(key) },
        evidence: [{ kind: 'wire', text: `The key set has ${wordsOf(key)}.`, at: id }],
        ...(weak === undefined && { severity: 'info', severityReason: 'Nobody computes it today; ASVS 5.0 11.2.3 asks for 128 bits of strength, which RSA has from 3072 bits on.' }),
      };
    },
    'jwt-call'({ operation, secret, seen }) {
      const bits = valueOf(secret)?.rsaBits;
      if (operation === 'decode' || bits === undefined) return skip('the size of its key is not known');
      const key: PublishedKey = { kind: 'RSA', bits, isPrivate: operation === 'sign' };
      if (!isWeak(key)) return pass;
      return { verdict: 'fail', message: 'given', data: { key: wordsOf(key) }, attribute: 'secret', evidence: [{ kind: 'source', text: `The key is ${wordsOf(key)}.`, at: `${seen.file}:${seen.line}` }] };
    },
    'code-shape': ofShape('jwt-asymmetric-key-too-small', (shape) => {
      const bits = valueOf(traitOf(shape, 'bits'));
      const curve = valueOf(traitOf(shape, 'curve'));
      const key: PublishedKey = typeof bits === 'number' ? { kind: 'RSA', bits, isPrivate: true } : { kind: 'EC', curve: String(curve), isPrivate: true };
      if (!isWeak(key)) return pass;
      const isWritten = valueOf(traitOf(shape, 'written')) === true;
      return { verdict: 'fail', message: isWritten ? 'written' : 'generated', data: { key: wordsOf(key) }, evidence: [shapeEvidence(shape, isWritten ? `The key has ${bits} bits.` : `The call asks for ${wordsOf(key)}.`)] };
    }),
  },
});

/** RFC 7518 3.3 asks for 2048 bits. With an exponent of one or two a signature is no proof. */
function isWeak({ kind, bits, exponent, curve }: PublishedKey): boolean {
  if (kind === 'RSA') return (bits !== undefined && bits < 2_048) || (exponent !== undefined && exponent < 3);
  return kind === 'EC' && curve !== undefined && weakCurves.has(curve.toLowerCase());
}

const weakCurves: ReadonlySet<string> = new Set(['p-192', 'secp192r1', 'prime192v1', 'secp192k1', 'secp160r1', 'p-160']);

function wordsOf({ kind, bits, exponent, curve }: PublishedKey): string {
  if (kind !== 'RSA') return `a key on the curve ${curve ?? 'unknown'}`;
  if (exponent !== undefined && exponent < 3) return `an RSA key with the exponent ${exponent}`;
  return `an RSA key of ${bits ?? 0} bits`;
}
