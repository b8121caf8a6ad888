import nextAuthJwt from '#linter/models/next-auth-jwt.ts';
import { testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly encode: (parameters: object) => Promise<string>;
  readonly decode: (parameters: object) => Promise<{ sub: string; exp: number; iat: number }>;
}

const library = () => testPackage<Library>('@auth/core/jwt');

export default {
  model: nextAuthJwt,
  defaults: [],
  behaviour: [
    { name: 'encode encrypts: five parts', shows: async () => (await (await library()).encode({ token: { sub: '1' }, secret: testKey, salt: 'test' })).split('.').length, is: 5 },
    { name: 'decode gives the claims, and an exp in 30 days', shows: async () => { const { encode, decode } = await library(); const claims = await decode({ token: await encode({ token: { sub: '1' }, secret: testKey, salt: 'test' }), secret: testKey, salt: 'test' }); return { sub: claims.sub, days: (claims.exp - claims.iat) / 86_400 }; }, is: { sub: '1', days: 30 } },
  ],
  cases: [
    {
      name: 'the secret, and claims that are encrypted',
      code: `
import { decode, encode, getToken } from 'next-auth/jwt';
const token = await encode({ token: { sub: '1', accessToken }, secret: process.env.AUTH_SECRET });
const written = await encode({ token: { sub: '1' }, secret: 'a key in the code' }); //! jwt-secret-hardcoded
const claims = await decode({ token, secret: process.env.AUTH_SECRET });
const session = await getToken({ req, secret: process.env.AUTH_SECRET || 'dev' }); //! jwt-secret-hardcoded
if (claims.role === 'admin' && session) grant();`,
    },
  ],
} satisfies ModelCases;
