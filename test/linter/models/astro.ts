import model from '#linter/models/astro.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '6.0.5', source: 'dist/core/cookies/cookies.js' },
  withoutHeaders: 'The package is a whole site builder; the defaults were read in the published file.',
  cases: [
    {
      name: 'an endpoint and a middleware',
      file: 'src/pages/login.ts',
      code: `
import type { APIContext, APIRoute } from 'astro';
import { defineMiddleware } from 'astro:middleware';
export const POST: APIRoute = async ({ request, cookies }) => {
  const session = await create(request);
  cookies.set('session', session, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
  cookies.set('session', session, { path: '/' }); //! cookie-missing-httponly cookie-missing-samesite cookie-missing-secure
  cookies.delete('session', { path: '/' });
  return new Response();
};
export async function GET(context: APIContext) {
  context.cookies.set('session', await create(context), { path: '/', secure: true, httpOnly: true }); //! cookie-missing-samesite
}
export const onRequest = defineMiddleware(async (context, next) => {
  context.cookies.set('session', await renew(context), { path: '/', httpOnly: true, sameSite: 'lax', secure: import.meta.env.PROD });
  return next();
});`,
    },
    {
      name: 'an action',
      code: `
import { defineAction } from 'astro:actions';
export const login = defineAction({
  accept: 'form',
  handler: async (input, context) => {
    context.cookies.set('session', await create(input), { path: '/', secure: true, sameSite: 'strict' }); //! cookie-missing-httponly
  },
});`,
    },
  ],
} satisfies ModelCases;
