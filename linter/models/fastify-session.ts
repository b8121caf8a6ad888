import { defineModel } from './model.ts';

export default defineModel({
  library: '@fastify/session',
  group: 'session library',
  version: '11.1.3',
  source: 'index.js, lib/cookie.js, lib/store.js',
  // The defaults of 8, 9 and 10 are the same: fastifySession.js (or lib/fastifySession.js), ensureDefaults.
  holds: { from: '8.0.0', below: '12.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: '@fastify/session',
      api: 'register',
      registered: true,
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        cookieName: { attribute: 'name', as: 'text' },
        store: { attribute: 'store', as: 'text' },
        secret: { attribute: 'secret', as: 'text' },
        rolling: { attribute: 'rolling', as: 'flag' },
        'cookie.secure': { attribute: 'secure', as: 'flag' },
        'cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'cookie.domain': { attribute: 'domain', as: 'text' },
        'cookie.path': { attribute: 'path', as: 'text' },
        'cookie.maxAge': { attribute: 'lifetime', as: 'milliseconds' },
        'cookie.expires': { attribute: 'lifetime', as: 'date' },
        'cookie.partitioned': { attribute: 'partitioned', as: 'flag' },
      },
      defaults: { name: 'sessionId', secure: true, httpOnly: true, path: '/', rolling: true, signed: true },
      state: 'memory',
    },
  ],
});
