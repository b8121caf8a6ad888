import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip } from '../define.ts';
import type { PublishedKey } from '../../facts/published-key.ts';

const id = 'jwt-private-key-public';

export default defineCheck({
  id,
  family: 'jwt',
  title: 'Private or symmetric key reachable by the client',
  why: 'Whoever has the key that signs makes tokens for every user, and nobody can tell them from real ones.',
  remedy: 'Remove the key, and replace it: what was published once is known.',
  severity: 'critical',
  severityReason: 'Anybody can forge tokens or pass over the checks of the server.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '13.3.1', level: 2 },
      { id: '9.1.3', level: 1 },
    ],
    cwe: ['CWE-321', 'CWE-540', 'CWE-200'],
    wstg: ['WSTG-SESS-10', 'WSTG-INFO-05'],
    other: ['RFC 7517 4, 9.2'],
  },
  messages: {
    set: '{{name}} publishes {{key}}. Remove it and replace it.',
    page: '{{name}} contains {{key}}, which everybody who loads it can read. Remove it and replace it.',
    written: 'The code of the page contains {{key}}, which everybody who loads it can read. Keep it on the server, and replace it.',
    answered: 'The server answers with {{key}}: what is made of a private key has its private member. Publish what is made of the public key, and replace this one.',
    possible: '{{name}} contains {{key}}. If it is no example, remove it and replace it.',
    service: 'The JWT in "{{name}}" is the service key of Supabase, which passes over every policy of the database. Keep it on the server and replace it.',
  },
  weighsRole: false,
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const key = valueOf(traitOf(shape, 'key'));
      if (typeof key !== 'string') return skip('it is no key');
      if (valueOf(traitOf(shape, 'answered')) === true) return { verdict: 'fail', message: 'answered', data: { key }, evidence: [shapeEvidence(shape, 'What is sent is exported from a private key.')] };
      return { verdict: 'fail', message: 'written', data: { key }, evidence: [shapeEvidence(shape, 'The literal stands in a file of the page.')] };
    }),
    exchange({ publishedKeys = [], responseType, status, id }) {
      const key = publishedKeys.find(({ isPrivate }) => isPrivate);
      if (publishedKeys.length === 0) return skip('it shows no keys');
      if (key === undefined || status < 200 || status > 299) return pass;
      const what = words[key.kind];
      const isJson = key.kind !== 'PEM' && key.kind !== 'service-role';
      // A page about cryptography shows examples.
      const isText = key.kind === 'PEM' && responseType?.includes('html') === true;
      return {
        verdict: isText ? 'unsure' : 'fail',
        message: isJson ? 'set' : isText ? 'possible' : 'page',
        data: { key: what },
        evidence: [{ kind: 'wire', text: `The response (${responseType ?? 'of unknown type'}) has ${what}.`, at: id }],
      };
    },
    token({ payload, carriers }) {
      if (payload?.['role'] !== 'service_role') return pass;
      if (carriers.every(({ in: place }) => place === 'input')) return skip('it was handed over, not found at the client');
      return { verdict: 'fail', message: 'service', evidence: [{ kind: 'value', text: 'Its claim role is service_role, and the browser had it.' }] };
    },
  },
});

const words: Readonly<Record<PublishedKey['kind'], string>> = {
  RSA: 'the private part of an RSA key',
  EC: 'the private part of an elliptic curve key',
  OKP: 'the private part of an Edwards curve key',
  oct: 'a shared secret key',
  PEM: 'a private key in PEM form',
  'service-role': 'the service key of Supabase',
};
