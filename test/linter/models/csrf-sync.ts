import csrfSync from '#linter/models/csrf-sync.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: csrfSync,
  defaults: [],
  readIn: { version: '4.2.1', source: 'lib/index.js' },
  withoutHeaders: 'it sets no cookies',
  cases: [
    {
      name: 'POST is let through',
      code: `
import { csrfSync } from 'csrf-sync';
const { csrfSynchronisedProtection } = csrfSync({ ignoredMethods: ['GET', 'HEAD', 'POST'] }); //! csrf-protection-disabled`,
    },
    {
      name: 'as it comes',
      code: `
import { csrfSync } from 'csrf-sync';
const { csrfSynchronisedProtection } = csrfSync();
const other = csrfSync({ ignoredMethods: ['GET'], getTokenFromRequest: (req) => req.body._csrf });`,
    },
  ],
} satisfies ModelCases;
