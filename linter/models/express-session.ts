import { defineModel } from './model.ts';

export default defineModel({
  library: 'express-session',
  group: 'session library',
  version: '1.19.0',
  source: 'index.js, session/cookie.js',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'express-session',
      api: 'session',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        name: { attribute: 'name', as: 'text' },
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
      defaults: { name: 'connect.sid', httpOnly: true, path: '/', rolling: false },
      state: 'memory',
    },
  ],
});
