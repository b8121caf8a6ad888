import lusca from '#linter/models/lusca.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: lusca,
  defaults: [],
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
