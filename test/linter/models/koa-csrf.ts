import koaCsrf from '#linter/models/koa-csrf.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: koaCsrf,
  defaults: [],
  readIn: { version: '5.0.1', source: 'index.js' },
  withoutHeaders: 'it sets no cookies',
  cases: [
    {
      name: 'POST is let through',
      code: `
import CSRF from 'koa-csrf';
app.use(new CSRF({ excludedMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] })); //! csrf-protection-disabled
app.use(CSRF({ disableQuery: true, excludedMethods: ['POST'] })); //! csrf-protection-disabled`,
    },
    {
      name: 'as it comes',
      code: `
import CSRF from 'koa-csrf';
app.use(new CSRF());
app.use(CSRF({ excludedMethods: ['GET', 'HEAD', 'OPTIONS'], ignoredPathGlobs: ['/hooks/*'] }));`,
    },
  ],
} satisfies ModelCases;
