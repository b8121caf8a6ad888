import csrfCsrf from '#linter/models/csrf-csrf.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: csrfCsrf,
  defaults: [],
  withoutHeaders: 'it sets a cookie of its own for the token only',
  cases: [
    {
      name: 'POST is let through',
      code: `
import { doubleCsrf } from 'csrf-csrf';
export const { doubleCsrfProtection } = doubleCsrf({ getSecret: () => process.env.SECRET, getSessionIdentifier: (req) => req.session.id, ignoredMethods: ['GET', 'POST', 'PUT', 'DELETE'] }); //! csrf-protection-disabled`,
    },
    {
      name: 'bound to the session',
      code: `
import { doubleCsrf } from 'csrf-csrf';
export const { doubleCsrfProtection } = doubleCsrf({ getSecret: () => process.env.SECRET, getSessionIdentifier: (req) => req.session.id });
export const other = doubleCsrf({ getSecret, getSessionIdentifier: (req) => req.user?.id ?? '' });`,
    },
  ],
} satisfies ModelCases;
