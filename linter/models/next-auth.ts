import { defineModel } from './model.ts';

/** Options and defaults that Auth.js kept from version 4 to 5. */
export const authOptions = {
  secret: { attribute: 'secret', as: 'text' },
  adapter: { attribute: 'store', as: 'text' },
  'session.maxAge': { attribute: 'ttl', as: 'seconds' },
  'cookies.sessionToken.name': { attribute: 'name', as: 'text' },
  'cookies.sessionToken.options.secure': { attribute: 'secure', as: 'flag' },
  'cookies.sessionToken.options.httpOnly': { attribute: 'httpOnly', as: 'flag' },
  'cookies.sessionToken.options.sameSite': { attribute: 'sameSite', as: 'same-site' },
  'cookies.sessionToken.options.domain': { attribute: 'domain', as: 'text' },
  'cookies.sessionToken.options.path': { attribute: 'path', as: 'text' },
  'cookies.sessionToken.options.maxAge': { attribute: 'lifetime', as: 'seconds' },
} as const;
export const authDefaults = {
  httpOnly: true,
  sameSite: 'Lax',
  path: '/',
  lifetime: 2_592_000,
  ttl: 2_592_000,
  rolling: true,
  secure: { assumed: true, because: 'it follows the URL of the site, and code is judged as deployed over https' },
} as const;

export default defineModel({
  library: 'next-auth',
  group: 'sign-in library',
  version: '4.24.15',
  source: 'core/init.js, core/lib/cookie.js',
  holds: { from: '4.0.0', below: '5.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'next-auth',
      api: 'NextAuth',
      signatures: [{ takes: ['options'], atLeast: 1 }, { takes: ['ignored', 'ignored', 'options'], atLeast: 3 }],
      options: authOptions,
      defaults: { ...authDefaults, name: { assumed: '__Secure-next-auth.session-token', because: 'it follows the URL of the site, and code is judged as deployed over https' } },
      onlyWith: 'providers',
      state: 'sealed-cookie',
    },
  ],
});
