import { defineModel } from './model.ts';

export default defineModel({
  library: '@fastify/secure-session',
  group: 'session library',
  version: '8.4.0',
  source: 'index.js',
  holds: { from: '8.0.0', below: '9.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: '@fastify/secure-session',
      api: 'register',
      registered: true,
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        cookieName: { attribute: 'name', as: 'text' },
        sessionName: { attribute: 'name', as: 'text' },
        secret: { attribute: 'secret', as: 'text' },
        expiry: { attribute: 'ttl', as: 'seconds' },
        'cookie.secure': { attribute: 'secure', as: 'flag' },
        'cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'cookie.domain': { attribute: 'domain', as: 'text' },
        'cookie.path': { attribute: 'path', as: 'text' },
        'cookie.maxAge': { attribute: 'lifetime', as: 'seconds' },
        'cookie.expires': { attribute: 'lifetime', as: 'date' },
      },
      defaults: { name: 'session', httpOnly: true, sameSite: 'Lax', ttl: 86_401 },
      state: 'sealed-cookie',
    },
  ],
});
