import fastifyCors from '#linter/models/fastify-cors.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: fastifyCors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  cases: [
    {
      name: 'every origin with credentials',
      code: `
import Fastify from 'fastify';
import cors from '@fastify/cors';
const app = Fastify();
await app.register(cors, { origin: true, credentials: true }); //! cors-credentialed-reflection
await app.register(require('@fastify/cors'), { origin: (origin, callback) => callback(null, true), credentials: true }); //! cors-credentialed-reflection`,
    },
    {
      name: 'origins that are known, or no credentials',
      code: `
import Fastify from 'fastify';
import cors from '@fastify/cors';
const app = Fastify();
await app.register(cors);
await app.register(cors, { origin: true });
await app.register(cors, { origin: ['https://shop.example'], credentials: true });
await app.register(cors, { origin: config.origins, credentials: true });
await app.register(cors, { origin: async (origin) => allowed.has(origin), credentials: true });`,
    },
  ],
} satisfies ModelCases;
