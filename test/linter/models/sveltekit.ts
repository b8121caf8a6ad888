import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sveltekit from '#linter/models/sveltekit.ts';
import type { ModelCases } from '../model-cases.ts';

interface CookieModule {
  get_cookies(request: Request, url: URL): { cookies: { set(name: string, value: string, options: object): void }; new_cookies: Map<string, unknown>; set_trailing_slash(value: string): void };
  add_cookies_to_headers(headers: Headers, cookies: Iterable<unknown>): void;
}

/** What the kit runs for `cookies.set`; it exports it to nobody. */
async function cookieModule(): Promise<CookieModule> {
  const home = path.dirname(createRequire(path.resolve('test/packages/package.json')).resolve('@sveltejs/kit/package.json'));
  if ((JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }).version !== sveltekit.version) throw new Error('The model was read from another version.');
  return (await import(pathToFileURL(path.join(home, 'src/runtime/server/cookie.js')).href)) as CookieModule;
}

export default {
  model: sveltekit,
  defaults: [
    {
      site: '%Cookies.set',
      header: async () => {
        const { get_cookies, add_cookies_to_headers } = await cookieModule();
        const url = new URL('https://shop.example/');
        const { cookies, new_cookies, set_trailing_slash } = get_cookies(new Request(url), url);
        set_trailing_slash('never');
        cookies.set('a', 'b', { path: '/' });
        const headers = new Headers();
        add_cookies_to_headers(headers, new_cookies.values());
        // A path must be given: it is what an application writes, and no default.
        return headers.getSetCookie()[0]?.replace('; Path=/', '');
      },
    },
  ],
  cases: [
    {
      name: 'an endpoint',
      file: 'src/routes/login/+server.ts',
      code: `
export const POST = async ({ request, cookies }) => {
  const session = await create(request);
  cookies.set('session', session, { path: '/' });
  cookies.set('session', session, { path: '/', secure: false }); //! cookie-missing-secure
  cookies.set('theme', 'dark', { path: '/', secure: false, httpOnly: false });
  return new Response();
};`,
    },
    {
      name: 'actions by their type, wherever they stand',
      file: 'src/lib/login-actions.ts',
      code: `
import type { Actions } from '@sveltejs/kit';
export const actions: Actions = {
  login: async ({ request, cookies }) => {
    cookies.set('sessionid', await create(request), { path: '/', httpOnly: false }); //! cookie-missing-httponly
    cookies.set('theme', 'dark', { path: '/', httpOnly: false });
  },
};`,
    },
    {
      name: 'actions of a page',
      file: 'src/routes/login/+page.server.ts',
      code: `
import type { Actions } from './$types';
export const actions = {
  login: async ({ request, cookies }) => {
    cookies.set('session', await create(request), { path: '/', httpOnly: false }); //! cookie-missing-httponly
  },
  logout: async ({ cookies }) => cookies.delete('session', { path: '/' }), //! logout-client-side-only
} satisfies Actions;`,
    },
    {
      name: 'hooks',
      file: 'src/hooks.server.ts',
      code: `
import type { Handle } from '@sveltejs/kit';
export const handle: Handle = async ({ event, resolve }) => {
  event.cookies.set('session', await renew(event), { path: '/', sameSite: 'none' }); //! cookie-samesite-none-on-auth
  return resolve(event);
};`,
    },
    {
      name: 'a helper with a type',
      file: 'src/lib/server/session.ts',
      code: `
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { dev } from '$app/environment';
export function setSession(jar: Cookies, token: string) {
  jar.set('session', token, { path: '/', secure: !dev, httpOnly: true, sameSite: 'lax' });
}
export function setOther(event: RequestEvent, token: string) {
  event.cookies.set('session', token, { path: '/', secure: dev }); //! cookie-missing-secure
}`,
    },
  ],
} satisfies ModelCases;
