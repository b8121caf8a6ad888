import type { RequestListener } from 'node:http';
import koaCors from '#linter/models/koa-cors.ts';
import { corsAnswerOf, reflected, type CorsAnswer } from '../cross-site.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface App {
  use(middleware: unknown): void;
  callback(): RequestListener;
}

async function answerWith(options: object): Promise<CorsAnswer> {
  const { default: Koa } = await testPackage<{ default: new () => App }>('koa');
  const { default: cors } = await testPackage<{ default: (options: object) => unknown }>('@koa/cors');
  const app = new Koa();
  app.use(cors({ ...options, credentials: true }));
  app.use((context: { body: string }) => {
    context.body = 'answer';
  });
  return corsAnswerOf(app.callback());
}

export default {
  model: koaCors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  behaviour: [
    { name: 'nothing repeats every origin', shows: () => answerWith({}), is: reflected },
    { name: 'a star repeats every origin', shows: () => answerWith({ origin: '*' }), is: reflected },
    { name: 'false is as good as nothing', shows: () => answerWith({ origin: false }), is: reflected },
    { name: 'true is sent as a text that no origin is', shows: () => answerWith({ origin: true }), is: ['true', 'true'] },
  ],
  cases: [
    {
      name: 'it reflects the origin when nobody names one',
      code: `
import cors from '@koa/cors';
app.use(cors({ credentials: true })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: '*' })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: false })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: (ctx) => ctx.get('Origin') })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: (ctx) => ctx.request.header.origin })); //! cors-credentialed-reflection`,
    },
    {
      name: 'origins that are known, or no credentials',
      code: `
import cors from '@koa/cors';
app.use(cors());
app.use(cors({ origin: '*' }));
app.use(cors({ credentials: true, origin: 'https://shop.example' }));
app.use(cors({ credentials: true, origin: (ctx) => (allowed.includes(ctx.get('Origin')) ? ctx.get('Origin') : 'https://shop.example') }));
app.use(cors({ credentials: true, origin(ctx) {
  const origin = ctx.get('Origin');
  if (!allowed.has(origin)) return '';
  return origin;
} }));`,
    },
  ],
} satisfies ModelCases;
