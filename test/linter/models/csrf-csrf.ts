import csrfCsrf from '#linter/models/csrf-csrf.ts';
import { letsThrough } from '../cross-site.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface DoubleCsrf {
  generateCsrfToken(request: object, response: object): string;
  readonly doubleCsrfProtection: Parameters<typeof letsThrough>[0];
}

/** Whether a POST passes with the token that this visitor, or nobody, was given. */
async function passes(visitor: string, tokenOf: string | undefined, options: object = {}): Promise<boolean> {
  const { doubleCsrf } = await testPackage<{ doubleCsrf: (options: object) => DoubleCsrf }>('csrf-csrf');
  const { generateCsrfToken, doubleCsrfProtection } = doubleCsrf({ getSecret: () => 'a key for tests', getSessionIdentifier: ({ id }: { id: string }) => id, ...options });
  const cookies: Record<string, string> = {};
  const response = { cookie: (name: string, value: string) => { cookies[name] = value; } };
  const token = tokenOf === undefined ? undefined : generateCsrfToken({ id: tokenOf, cookies, headers: {} }, response);
  return letsThrough(doubleCsrfProtection, { method: 'POST', id: visitor, cookies, headers: { 'x-csrf-token': token } });
}

export default {
  model: csrfCsrf,
  defaults: [],
  withoutHeaders: 'it sets a cookie of its own for the token only',
  behaviour: [
    { name: 'it refuses a POST without a token, unless POST is ignored', shows: async () => [await passes('1', undefined), await passes('1', undefined, { ignoredMethods: ['POST'] })], is: [false, true] },
    { name: 'a token holds for its session only', shows: async () => [await passes('1', '1'), await passes('2', '1')], is: [true, false] },
    { name: 'an identifier that never changes binds it to nobody', shows: () => passes('2', '1', { getSessionIdentifier: () => '' }), is: true },
  ],
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
