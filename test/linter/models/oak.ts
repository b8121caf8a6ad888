import model from '#linter/models/oak.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '14.1.0', source: '@oakserver/oak: esm/context.js, esm/deps/deno.land/x/oak_commons@0.6.1/cookie_map.js' },
  withoutHeaders: 'It is written for Deno and brings a shim of it to Node.js; the defaults were read in the published file.',
  cases: [
    {
      name: 'cookies are HttpOnly unless somebody says otherwise',
      code: `
import { Application, Router } from 'jsr:@oak/oak@^17.1.0';
const app = new Application();
const router = new Router();
router.post('/login', async ({ cookies, response }) => {
  await cookies.set('session', await create(), { secure: true, sameSite: 'lax' });
  await cookies.set('session', await create(), { httpOnly: false, secure: true, sameSite: 'lax' }); //! cookie-missing-httponly
  await cookies.set('session', await create(), { secure: false, sameSite: 'lax' }); //! cookie-missing-secure
  await cookies.set('session', await create()); //! cookie-missing-samesite
  await cookies.set('theme', 'dark', { httpOnly: false });
  response.body = 'ok';
});
app.use(router.routes());`,
    },
    {
      name: 'from a part of the package',
      code: `
import { Router } from 'jsr:@oak/oak/router';
new Router().post('/login', async (ctx) => {
  const attributes = ['Path=/', 'Secure', 'SameSite=Lax'];
  ctx.response.headers.append('Set-Cookie', \`session=\${await create()}; \${attributes.join('; ')}\`); //! cookie-missing-httponly
});`,
    },
    {
      name: 'from deno.land, with a context of any name',
      code: `
import { Application, type Context, Router } from 'https://deno.land/x/oak@v12.6.1/mod.ts';
new Application().use(async (context, next) => {
  await context.cookies.set('session', await create(), { httpOnly: false, sameSite: 'strict' }); //! cookie-missing-httponly
  await next();
});
export async function login(c: Context) {
  await c.cookies.set('session', await create(), { httpOnly: false, sameSite: 'strict' }); //! cookie-missing-httponly
  await c.cookies.delete('session');
}
new Router().get('/a', (c) => c.response.headers.append('Set-Cookie', \`session=\${create()}; Secure; SameSite=Lax\`)); //! cookie-missing-httponly`,
    },
    {
      name: 'another package of the name on a host of packages',
      code: `
import { Application } from 'https://deno.land/x/oaks@v1/mod.ts';
new Application().use(async (context) => {
  await context.cookies.set('session', await create(), { httpOnly: false });
});`,
    },
  ],
} satisfies ModelCases;
