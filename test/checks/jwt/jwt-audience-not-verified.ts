import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

const keySet = set({ origin: 'key-set' } as const);

export default {
  facts: [
    { name: 'the keys of an issuer, and no audience', fact: jwtCall('verify', { audience: absent, secret: keySet }), verdict: 'fail', severity: 'medium' },
    { name: 'compared', fact: jwtCall('verify', { audience: set(true), secret: keySet }), verdict: 'pass' },
    { name: 'switched off', fact: jwtCall('verify', { audience: set(false), secret: keySet }), verdict: 'fail' },
    { name: 'perhaps compared by hand', fact: jwtCall('verify', { audience: unknown('aud is mentioned beside it'), secret: keySet }), verdict: 'pass' },
    { name: 'a secret of its own', fact: jwtCall('verify', { audience: absent, secret: set({ origin: 'environment' }) }), verdict: 'skip' },
    { name: 'a key that is not known', fact: jwtCall('verify', { audience: absent }), verdict: 'skip' },
    { name: 'a library that cannot be told', fact: jwtCall('verify', { secret: keySet }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'keys that get-jwks finds',
        code: source`
          import Fastify from 'fastify';
          import fastifyJwt from '@fastify/jwt';
          import buildGetJwks from 'get-jwks';
          const app = Fastify();
          const keys = buildGetJwks({ ttl: 600_000 });
          app.register(fastifyJwt, {
            decode: { complete: true },
            secret: async (request, { header }) => keys.getPublicKey({ kid: header.kid, alg: header.alg, domain: AUTHORITY }),
            verify: { algorithms: ['RS256'], allowedIss: AUTHORITY },
          });
        `,
      },
      {
        name: 'a key that a method asks the issuer for',
        code: source`
          import jwt from 'jsonwebtoken';
          import { JwksClient } from 'jwks-rsa';
          export class Verifier {
            private readonly client = new JwksClient({ jwksUri: 'https://id.example/certs' });
            async keyFor(kid: string) {
              const key = await this.client.getSigningKey(kid);
              return key.getPublicKey();
            }
            async verify(token: string, kid: string) {
              return jwt.verify(token, await this.keyFor(kid), { algorithms: ['RS256'], issuer: 'https://id.example/' });
            }
          }
        `,
      },
      {
        name: 'a key that comes to a callback',
        code: source`
          import jwt from 'jsonwebtoken';
          import jwksClient from 'jwks-rsa';
          const client = jwksClient({ jwksUri: 'https://id.example/certs' });
          export function verify(token, kid, done) {
            client.getSigningKey(kid, (error, key) => {
              if (error) return done(error);
              jwt.verify(token, key.getPublicKey(), { algorithms: ['RS256'], issuer: 'https://id.example/' }, done);
            });
          }
        `,
      },
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
      {
        name: 'the key set that hapi fetches, and no audience on purpose',
        code: source`
          import Hapi from '@hapi/hapi';
          const server = Hapi.server();
          server.auth.strategy('bearer', 'jwt', {
            keys: { uri: 'https://login.example/.well-known/jwks.json', algorithms: ['RS256'] },
            verify: { aud: false, iss: 'https://login.example/', sub: false, exp: true },
            validate: (artifacts) => ({ isValid: true, credentials: { user: artifacts.decoded.payload.sub } }),
          });
        `,
      },
      {
        name: 'the key set that Hono fetches',
        code: source`
          import { Hono } from 'hono';
          import { jwk } from 'hono/jwk';
          const app = new Hono();
          app.use('/api/*', jwk({ jwks_uri: 'https://login.example/.well-known/jwks.json', alg: ['RS256'], verification: { iss: 'https://login.example/' } }));
        `,
      },
    ],
    good: [
      {
        name: 'an audience beside keys that get-jwks finds',
        code: source`
          import Fastify from 'fastify';
          import fastifyJwt from '@fastify/jwt';
          import buildGetJwks from 'get-jwks';
          const app = Fastify();
          const keys = buildGetJwks({ ttl: 600_000 });
          app.register(fastifyJwt, {
            decode: { complete: true },
            secret: async (request, { header }) => keys.getPublicKey({ kid: header.kid, alg: header.alg, domain: AUTHORITY }),
            verify: { algorithms: ['RS256'], allowedIss: AUTHORITY, allowedAud: 'shipments' },
          });
        `,
      },
      {
        name: 'a key that a method asks the issuer for, and an audience',
        code: source`
          import jwt from 'jsonwebtoken';
          import { JwksClient } from 'jwks-rsa';
          export class Verifier {
            private readonly client = new JwksClient({ jwksUri: 'https://id.example/certs' });
            async keyFor(kid: string) {
              const key = await this.client.getSigningKey(kid);
              return key.getPublicKey();
            }
            async verify(token: string, kid: string) {
              return jwt.verify(token, await this.keyFor(kid), { algorithms: ['RS256'], audience: 'shop', issuer: 'https://id.example/' });
            }
          }
        `,
      },
      {
        name: 'hapi and Hono, compared by the library and by hand',
        code: source`
          import Hapi from '@hapi/hapi';
          import { jwk } from 'hono/jwk';
          const server = Hapi.server();
          const keys = { uri: 'https://login.example/.well-known/jwks.json', algorithms: ['RS256'] };
          server.auth.strategy('bearer', 'jwt', { keys, verify: { aud: 'api', iss: 'https://login.example/', sub: false }, validate });
          export const strategy = () => server.auth.strategy('by-hand', 'jwt', {
            keys,
            verify: { aud: false, iss: 'https://login.example/', sub: false },
            validate: ({ decoded: { payload } }) => ({ isValid: [payload.aud].flat().includes('api') }),
          });
          export const guard = jwk({ jwks_uri: keys.uri, alg: ['RS256'], verification: { iss: 'https://login.example/', aud: 'api' } });
        `,
      },
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
        name: 'compared by hand',
        code: source`
          import { createRemoteJWKSet, jwtVerify } from 'jose';
          const keys = createRemoteJWKSet(new URL('https://login.example/.well-known/jwks.json'));
          export async function claimsOf(token: string) {
            const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], issuer: 'https://login.example/' });
            if (payload.aud !== 'https://api.example') throw new Error('a token for somebody else');
            return payload;
          }
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
