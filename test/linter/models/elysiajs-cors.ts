import elysiajsCors from '#linter/models/elysiajs-cors.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: elysiajsCors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  readIn: { version: '1.4.2', source: 'dist/index.mjs' },
  cases: [
    {
      name: 'every origin with credentials, which are allowed unless they are turned off',
      code: `
import { Elysia } from 'elysia';
import { cors } from '@elysiajs/cors';
new Elysia().use(cors({ origin: true, credentials: true })); //! cors-credentialed-reflection
new Elysia().use(cors({ methods: ['GET', 'POST'] })); //! cors-credentialed-reflection
new Elysia().use(cors({ origin: () => true })); //! cors-credentialed-reflection
new Elysia().use(cors({ origin: /shop\\.example$/ })); //! cors-credentialed-reflection`,
    },
    {
      name: 'origins that are known, or no credentials',
      code: `
import { Elysia } from 'elysia';
import { cors } from '@elysiajs/cors';
const frontends = ['https://app.example', 'https://admin.example'];
new Elysia().use(cors());
new Elysia().use(cors({ origin: frontends, credentials: true }));
new Elysia().use(cors({ origin: 'app.example' }));
new Elysia().use(cors({ origin: '*' }));
new Elysia().use(cors({ origin: true, credentials: false }));
new Elysia().use(cors({ origin: (request) => frontends.includes(request.headers.get('origin') ?? '') }));
new Elysia().use(cors(options));`,
    },
  ],
} satisfies ModelCases;
