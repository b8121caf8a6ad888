import jwksRsa from '#linter/models/jwks-rsa.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: jwksRsa,
  defaults: [],
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
