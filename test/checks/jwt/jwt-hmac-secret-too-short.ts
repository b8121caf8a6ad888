import { byDefault, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

const generated = (octets: number) => set({ origin: 'generated', octets } as const);
const hs256 = byDefault(['HS256'], 'jsonwebtoken 9');

export default {
  facts: [
    { name: 'eight random octets', fact: jwtCall('sign', { secret: generated(8), algorithms: hs256 }), verdict: 'fail', severity: 'high' },
    { name: 'sixteen random octets', fact: jwtCall('sign', { secret: generated(16), algorithms: hs256 }), verdict: 'fail', severity: 'low' },
    { name: 'thirty-two for HS512', fact: jwtCall('verify', { secret: generated(32), algorithms: set(['HS512']) }), verdict: 'fail', severity: 'low' },
    { name: 'a short literal', fact: jwtCall('sign', { secret: set({ origin: 'literal', octets: 6 }), algorithms: hs256 }), verdict: 'fail', severity: 'low' },
    { name: 'a short literal for an algorithm that is not known', fact: jwtCall('verify', { secret: set({ origin: 'literal', octets: 6 }) }), verdict: 'fail' },
    { name: 'thirty-two for HS256', fact: jwtCall('sign', { secret: generated(32), algorithms: hs256 }), verdict: 'pass' },
    { name: 'from the environment', fact: jwtCall('sign', { secret: set({ origin: 'environment' }), algorithms: hs256 }), verdict: 'skip' },
    { name: 'a fallback, which may not be in force', fact: jwtCall('sign', { secret: set({ origin: 'environment-with-literal-fallback', octets: 3 }), algorithms: hs256 }), verdict: 'skip' },
    { name: 'a private key', fact: jwtCall('sign', { secret: set({ origin: 'literal', octets: 20 }), algorithms: set(['ES256']) }), verdict: 'skip' },
    { name: 'a public key', fact: jwtCall('verify', { secret: set({ origin: 'literal', octets: 20, publicKey: true }) }), verdict: 'skip' },
    { name: 'a decode', fact: jwtCall('decode'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'eight random octets',
        code: source`
          import { randomBytes } from 'node:crypto';
          import jwt from 'jsonwebtoken';
          const key = randomBytes(8);
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, key, { expiresIn: '15m' });
        `,
      },
    ],
    good: [
      {
        name: 'a short key in the code, which is reported for being there',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, Buffer.from('6f1c9a02b7d45e83', 'hex'), { expiresIn: '15m' });
        `,
      },
      {
        name: 'thirty-two random octets, and a key from elsewhere',
        code: source`
          import { randomBytes } from 'node:crypto';
          import jwt from 'jsonwebtoken';
          const key = randomBytes(32);
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, key, { expiresIn: '15m' });
          export const other = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
