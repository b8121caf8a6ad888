import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, jwtCall } from '../facts.ts';

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
    { name: 'a literal among settings', fact: codeShape('jwt-secret-hardcoded', { origin: set('literal') }), verdict: 'fail', severity: 'critical' },
    { name: 'a fallback among settings', fact: codeShape('jwt-secret-hardcoded', { origin: set('environment-with-literal-fallback') }), verdict: 'fail', severity: 'high' },
    { name: 'what stands for a secret among settings', fact: codeShape('jwt-secret-hardcoded', { origin: set('literal'), placeholder: set(true) }), verdict: 'skip' },
    { name: 'a setting from the environment', fact: codeShape('jwt-secret-hardcoded', { origin: set('environment') }), verdict: 'pass' },
    { name: 'a decode uses no key', fact: jwtCall('decode', { secret: set({ origin: 'literal' }) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a key for where a binding of Hono is missing',
        code: source`
          import { env } from 'hono/adapter';
          import { sign } from 'hono/jwt';
          function keyOf(c) {
            const { SIGNING_KEY } = env(c);
            return SIGNING_KEY ?? 'harbour-desk-key-2291';
          }
          export const issue = (c, sub, exp) => sign({ sub, exp }, keyOf(c), 'HS256');
        `,
      },
      {
        name: 'settings of Nest, where only the variable says what it is for',
        file: 'src/config/configuration.ts',
        code: source`
          export default () => ({
            port: 3000,
            auth: { accessTtl: '10m', secret: process.env.AUTH_JWT_SECRET || 'changeme' },
          });
        `,
      },
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
      {
        name: 'a setting that other files sign with',
        file: 'src/config/index.ts',
        code: source`
          export const auth = {
            jwtSecret: 'warehouse-signing-2021',
            issuer: 'warehouse',
          };
        `,
      },
      {
        name: 'settings in an object of their own',
        file: 'src/auth/constants.ts',
        code: source`
          export const jwtConstants = { secret: 'Gr33nhouse!', expiresIn: '10m' };
        `,
      },
      {
        name: 'a secret beside how long its tokens live',
        file: 'config/auth.config.js',
        code: source`
          module.exports = { secret: 'orchard-key-7', expiresIn: '7d' };
        `,
      },
      {
        name: 'a namespace of NestJS with a fallback',
        file: 'src/config/jwt.ts',
        code: source`
          import { registerAs } from '@nestjs/config';
          export default registerAs('jwt', () => ({ secret: process.env.JWT_SECRET || 'orchard-dev-key' }));
        `,
      },
      {
        name: 'an exported constant',
        file: 'src/constants.ts',
        code: source`
          export const JWT_SECRET = 'orchard-key-7';
        `,
      },
      {
        name: 'the configuration of Nuxt, whose variables go before it',
        file: 'nuxt.config.ts',
        says: 'NUXT_JWT_SECRET',
        code: source`
          export default defineNuxtConfig({
            runtimeConfig: { jwt: { secret: 'orchard-key-7-of-2024' }, public: { siteName: 'Orchard' } },
          });
        `,
      },
    ],
    good: [
      {
        name: 'a binding of Hono that has to be there',
        code: source`
          import { env } from 'hono/adapter';
          import { sign } from 'hono/jwt';
          function keyOf(c) {
            const { SIGNING_KEY } = env(c);
            if (!SIGNING_KEY) throw new Error('no key');
            return SIGNING_KEY;
          }
          export const issue = (c, sub, exp) => sign({ sub, exp }, keyOf(c), 'HS256');
        `,
      },
      {
        name: 'a public key, and the secret of something else, with what is written beside the variable',
        file: 'src/config/configuration.ts',
        code: source`
          export default () => ({
            auth: { key: process.env.AUTH_JWT_PUBLIC_KEY || 'none' },
            mail: { secret: process.env.MAIL_SECRET || 'changeme' },
            strict: { secret: process.env.AUTH_JWT_SECRET || '' },
          });
        `,
      },
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
      {
        name: 'settings from the environment',
        file: 'src/config/index.ts',
        code: source`
          export const auth = { jwtSecret: process.env.JWT_SECRET, issuer: 'warehouse' };
          export const jwtConstants = { secret: process.env.JWT_KEY ?? '', expiresIn: '10m' };
        `,
      },
      {
        name: 'names of variables, labels, types, paths and addresses',
        file: 'src/config/index.ts',
        code: source`
          export const variables = { jwtSecret: 'JWT_SECRET' };
          export const labels = { jwtSecret: 'Secret that signs tokens' };
          export const columns = { jwtSecret: 'string', jwtSecretKey: 'jwt_secret_key' };
          export const files = { jwtPrivateKey: '/run/secrets/jwt.pem', jwtPublicKey: 'ca18b77e01f2' };
          export const vault = { jwtSecret: 'arn:aws:secretsmanager:eu-west-1:1:secret:jwt' };
        `,
      },
      {
        name: 'a setting that is refused in production',
        file: 'src/config/index.ts',
        code: source`
          export const config = { jwtSecret: process.env.JWT_SECRET || 'only-here' };
          if (process.env.NODE_ENV === 'production' && config.jwtSecret === 'only-here') throw new Error('JWT_SECRET is not set');
        `,
      },
      {
        name: 'a secret of another kind',
        file: 'src/config/index.ts',
        code: source`
          export const webhooks = { secret: 'whsec', retries: 3 };
          export const jwt = { algorithm: 'HS256', expiresIn: '10m', keyId: 'orchard-7', secretName: 'orchard' };
        `,
      },
      {
        name: 'settings for tests',
        file: 'config/test.ts',
        code: source`
          export default { jwtSecret: 'only-for-tests' };
        `,
      },
      {
        name: 'an environment among several',
        file: 'src/config/index.ts',
        code: source`
          export const settings = { development: { jwtSecret: 'orchard-dev' }, production: { jwtSecret: process.env.JWT_SECRET } };
        `,
      },
      {
        name: 'the configuration of Nuxt that leaves it to a variable',
        file: 'nuxt.config.ts',
        code: source`
          export default defineNuxtConfig({
            runtimeConfig: { jwtSecret: '', jwtIssuer: 'https://orchard.example', refreshTokenSecret: process.env.REFRESH_SECRET, jwtKeyId: 'k-2024-09' },
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
