import jwksRsa from '#linter/models/jwks-rsa.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

export default {
  model: jwksRsa,
  defaults: [],
  behaviour: [
    {
      name: 'every name that the model has is there',
      shows: async () => {
        const { default: library } = await testPackage<{ default: ((options: object) => Record<string, unknown>) & Record<string, unknown> }>('jwks-rsa');
        const client = library({ jwksUri: 'https://login.example/.well-known/jwks.json' });
        const given = ['passportJwtSecret', 'expressJwtSecret', 'koaJwtSecret', 'hapiJwt2Key', 'hapiJwt2KeyAsync', 'JwksClient'].map((name) => typeof library[name]);
        return new Set([...given, ...['getSigningKey', 'getSigningKeys'].map((name) => typeof client[name])]);
      },
      is: new Set(['function']),
    },
  ],
  cases: [
    {
      name: 'a key that an issuer publishes is no secret in the code',
      code: `
import jwt from 'jsonwebtoken';
import jwksClient from 'jwks-rsa';
const client = jwksClient({ jwksUri: 'https://login.example/.well-known/jwks.json' });
const getKey = (header, callback) => client.getSigningKey(header.kid, (error, key) => callback(error, key.getPublicKey()));
jwt.verify(token, getKey, { algorithms: ['RS256'], audience: 'api', issuer: 'https://login.example/' }, done);`,
    },
  ],
} satisfies ModelCases;
