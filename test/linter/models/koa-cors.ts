import koaCors from '#linter/models/koa-cors.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: koaCors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  cases: [
    {
      name: 'it reflects the origin when nobody names one',
      code: `
import cors from '@koa/cors';
app.use(cors({ credentials: true })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: '*' })); //! cors-credentialed-reflection
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
