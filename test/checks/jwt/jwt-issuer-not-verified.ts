import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

const keySet = set({ origin: 'key-set' } as const);

export default {
  facts: [
    { name: 'the keys of an issuer, and no issuer', fact: jwtCall('verify', { issuer: absent, secret: keySet }), verdict: 'fail', severity: 'medium' },
    { name: 'compared', fact: jwtCall('verify', { issuer: set(true), secret: keySet }), verdict: 'pass' },
    { name: 'perhaps compared by hand', fact: jwtCall('verify', { issuer: unknown('iss is mentioned beside it'), secret: keySet }), verdict: 'pass' },
    { name: 'a secret of its own', fact: jwtCall('verify', { issuer: absent, secret: set({ origin: 'environment' }) }), verdict: 'skip' },
    { name: 'a key that is not known', fact: jwtCall('verify', { issuer: absent }), verdict: 'skip' },
    { name: 'a library that cannot be told', fact: jwtCall('verify', { secret: keySet }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'the key set of an identity provider',
        code: source`
          import { createRemoteJWKSet, jwtVerify } from 'jose';
          const keys = createRemoteJWKSet(new URL('https://login.example/.well-known/jwks.json'));
          export const claimsOf = async (token: string) => (await jwtVerify(token, keys, { algorithms: ['RS256'] })).payload;
        `,
      },
      {
        name: 'jwks-rsa with express-jwt',
        code: source`
          import { expressjwt } from 'express-jwt';
          import jwksRsa from 'jwks-rsa';
          app.use(expressjwt({ secret: jwksRsa.expressJwtSecret({ jwksUri: 'https://login.example/.well-known/jwks.json' }), algorithms: ['RS256'] }));
        `,
      },
    ],
    good: [
      {
        name: 'audience and issuer are named',
        remedyFor: 'jose',
        code: source`
          import { createRemoteJWKSet, jwtVerify } from 'jose';
          const keys = createRemoteJWKSet(new URL('https://login.example/.well-known/jwks.json'));
          export const claimsOf = async (token: string) => (await jwtVerify(token, keys, { algorithms: ['RS256'], audience: 'https://api.example', issuer: 'https://login.example/' })).payload;
        `,
      },
      {
        name: 'a secret that no other service has',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
        `,
      },
    ],
  },
} satisfies CheckCases;
