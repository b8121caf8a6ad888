// Auth.js 5: `next-auth` 5 and the other packages around @auth/core.
import { defineModel } from './model.ts';
import { authDefaults, authOptions } from './next-auth.ts';

export default defineModel({
  library: 'next-auth',
  group: 'sign-in library',
  version: '5.0.0',
  source: '@auth/core 0.41.3, lib/init.js, lib/utils/cookie.js',
  holds: { from: '5.0.0', below: '6.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'next-auth',
      api: 'NextAuth',
      signatures: [{ takes: ['options'], atLeast: 1 }],
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
