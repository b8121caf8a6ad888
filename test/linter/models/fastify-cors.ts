import fastifyCors from '#linter/models/fastify-cors.ts';
import { corsAnswerIn, reflected, refused, star, stranger, type CorsAnswer } from '../cross-site.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface App {
  register(plugin: unknown, options: object): Promise<void>;
  get(path: string, handler: () => Promise<string>): void;
  inject(request: object): Promise<{ readonly headers: Record<string, string> }>;
}
type Answer = (error: null, allowed: unknown) => void;

async function answerWith(options: object): Promise<CorsAnswer> {
  const { default: fastify } = await testPackage<{ default: () => App }>('fastify');
  const { default: cors } = await testPackage<{ default: unknown }>('@fastify/cors');
  const app = fastify();
  await app.register(cors, { ...options, credentials: true });
  app.get('/', async () => 'answer');
  const { headers } = await app.inject({ url: '/', headers: { origin: stranger } });
  return corsAnswerIn(new Headers(headers));
}

export default {
  model: fastifyCors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  behaviour: [
    { name: 'true repeats every origin', shows: () => answerWith({ origin: true }), is: reflected },
    { name: 'a function that answers true repeats every origin', shows: () => answerWith({ origin: (_origin: string, answer: Answer) => answer(null, true) }), is: reflected },
    { name: 'nothing is a star', shows: () => answerWith({}), is: star },
    { name: 'a star in a list is a star', shows: () => answerWith({ origin: ['*'] }), is: star },
    { name: 'false answers nobody', shows: () => answerWith({ origin: false }), is: refused },
  ],
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
