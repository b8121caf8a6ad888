// Auth.js 5: `next-auth` 5 and the other packages around @auth/core.
import { defineModel } from './model.ts';

const authOptions = {
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
const authDefaults = {
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
  version: '5.0.0',
  source: '@auth/core 0.41.3, lib/init.js, lib/utils/cookie.js',
  holds: { from: '5.0.0', below: '6.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'next-auth',
      api: 'NextAuth',
      signatures: [{ takes: ['options'] , atLeast: 1 }],
      options: authOptions,
      defaults: { ...authDefaults, name: { assumed: '__Secure-authjs.session-token', because: 'it follows the URL of the site, and code is judged as deployed over https' } },
      onlyWith: 'providers',
      state: 'sealed-cookie',
    },
    {
      kind: 'session.configure',
      at: '@auth/core.Auth',
      api: 'Auth',
      signatures: [{ takes: ['ignored', 'options'], atLeast: 2 }],
      options: authOptions,
      defaults: { ...authDefaults, name: { assumed: '__Secure-authjs.session-token', because: 'it follows the URL of the site, and code is judged as deployed over https' } },
      onlyWith: 'providers',
      state: 'sealed-cookie',
    },
  ],
});
