import lusca from '#linter/models/lusca.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: lusca,
  defaults: [],
  readIn: { version: '1.7.0', source: 'lib/csrf.js, lib/token.js' },
  withoutHeaders: 'it sets no cookies unless it is told to',
  cases: [
    {
      name: 'as it comes',
      code: `
import lusca from 'lusca';
app.use(lusca.csrf());
app.use(lusca.csrf({ angular: true }));
app.use(lusca({ csrf: true, xframe: 'SAMEORIGIN' }));`,
    },
  ],
} satisfies ModelCases;
