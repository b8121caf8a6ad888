import { defineModel } from './model.ts';

export default defineModel({
  library: '@auth0/nextjs-auth0',
  group: 'sign-in library',
  version: '4.30.0',
  source: 'dist/server/session/abstract-session-store.js, dist/server/client.js',
  holds: { from: '4.0.0', below: '5.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: '@auth0/nextjs-auth0/server.Auth0Client',
      api: 'Auth0Client',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        sessionStore: { attribute: 'store', as: 'text' },
        'session.rolling': { attribute: 'rolling', as: 'flag' },
        'session.inactivityDuration': { attribute: 'ttl', as: 'seconds' },
        'session.absoluteDuration': { attribute: 'absolute', as: 'seconds' },
        'session.cookie.name': { attribute: 'name', as: 'text' },
        'session.cookie.secure': { attribute: 'secure', as: 'flag' },
        'session.cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'session.cookie.domain': { attribute: 'domain', as: 'text' },
        'session.cookie.path': { attribute: 'path', as: 'text' },
      },
      defaults: {
        name: '__session',
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        lifetime: 86_400,
        ttl: 86_400,
        absolute: 259_200,
        rolling: true,
        secure: { assumed: true, because: 'it follows the URL of the site, and code is judged as deployed over https' },
      },
      state: 'sealed-cookie',
    },
  ],
});
