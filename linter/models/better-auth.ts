import { defineModel } from './model.ts';

export default defineModel({
  library: 'better-auth',
  group: 'sign-in library',
  version: '1.7.25',
  source: 'dist/cookies/index.mjs',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'better-auth.betterAuth',
      api: 'betterAuth',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        database: { attribute: 'store', as: 'text' },
        'session.expiresIn': { attribute: 'ttl', as: 'seconds' },
        'advanced.defaultCookieAttributes.secure': { attribute: 'secure', as: 'flag' },
        'advanced.defaultCookieAttributes.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'advanced.defaultCookieAttributes.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'advanced.defaultCookieAttributes.domain': { attribute: 'domain', as: 'text' },
        'advanced.crossSubDomainCookies.domain': { attribute: 'domain', as: 'text', onlyWith: 'advanced.crossSubDomainCookies.enabled', isForSharing: true },
        'advanced.defaultCookieAttributes.path': { attribute: 'path', as: 'text' },
      },
      defaults: {
        name: { assumed: '__Secure-better-auth.session_token', because: 'it follows the URL of the site, and code is judged as deployed over https' },
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        lifetime: 604_800,
        ttl: 604_800,
        rolling: true,
        secure: { assumed: true, because: 'it follows the URL of the site, and code is judged as deployed over https' },
      },
      state: 'sealed-cookie',
    },
  ],
});
