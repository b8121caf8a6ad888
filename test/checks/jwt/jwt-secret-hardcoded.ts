import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

export default {
  facts: [
    { name: 'a literal that signs', fact: jwtCall('sign', { secret: set({ origin: 'literal', octets: 12 }) }), verdict: 'fail', severity: 'critical' },
    { name: 'a literal that verifies', fact: jwtCall('verify', { secret: set({ origin: 'literal' }) }), verdict: 'fail', severity: 'critical' },
    { name: 'a literal behind the environment', fact: jwtCall('sign', { secret: set({ origin: 'environment-with-literal-fallback', variable: 'JWT_SECRET' }) }), verdict: 'fail', severity: 'high' },
    { name: 'the environment', fact: jwtCall('sign', { secret: set({ origin: 'environment', variable: 'JWT_SECRET' }) }), verdict: 'pass' },
    { name: 'a file', fact: jwtCall('sign', { secret: set({ origin: 'file' }) }), verdict: 'pass' },
    { name: 'made at start', fact: jwtCall('sign', { secret: set({ origin: 'generated' }) }), verdict: 'pass' },
    { name: 'a public key may be read by anybody', fact: jwtCall('verify', { secret: set({ origin: 'literal', publicKey: true }) }), verdict: 'pass' },
    { name: 'not known', fact: jwtCall('sign', { secret: unknown('it is a parameter') }), verdict: 'skip' },
    { name: 'a decode uses no key', fact: jwtCall('decode', { secret: set({ origin: 'literal' }) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'what the settings give when the variable is not set',
        code: source`
          import jwt from 'jsonwebtoken';
          export const issue = (config, user) =>
            jwt.sign({ sub: user.id }, config.get('ORDERS_JWT_SECRET', 'orders-service-shared-2023'), { algorithm: 'HS256', expiresIn: '10m' });
        `,
      },
      {
        name: 'a literal',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, 'correct horse', { expiresIn: '15m' });
        `,
      },
      {
        name: 'a fallback',
        code: source`
          import jwt from 'jsonwebtoken';
          const secret = process.env.JWT_SECRET || 'dev-secret';
          export const claimsOf = (token: string) => jwt.verify(token, secret, { algorithms: ['HS256'] });
        `,
      },
      {
        name: 'encoded for jose',
        code: source`
          import { SignJWT } from 'jose';
          const key = new TextEncoder().encode('correct horse battery staple');
          export const tokenFor = (id: string) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('15m').sign(key);
        `,
      },
    ],
    good: [
      {
        name: 'settings that must be there',
        code: source`
          import jwt from 'jsonwebtoken';
          export const issue = (config, user) => jwt.sign({ sub: user.id }, config.get('ORDERS_JWT_SECRET', { infer: true }), { algorithm: 'HS256', expiresIn: '10m' });
        `,
      },
      {
        name: 'the environment',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
