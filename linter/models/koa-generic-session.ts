import { defineModel } from './model.ts';

export default defineModel({
  library: 'koa-generic-session',
  group: 'session library',
  version: '2.3.1',
  source: 'lib/session.js',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'koa-generic-session',
      api: 'session',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        key: { attribute: 'name', as: 'text' },
        store: { attribute: 'store', as: 'text' },
        rolling: { attribute: 'rolling', as: 'flag' },
        'cookie.secure': { attribute: 'secure', as: 'flag' },
        'cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'cookie.domain': { attribute: 'domain', as: 'text' },
        'cookie.path': { attribute: 'path', as: 'text' },
        'cookie.maxAge': { attribute: 'lifetime', as: 'milliseconds' },
        'cookie.expires': { attribute: 'lifetime', as: 'date' },
        'cookie.signed': { attribute: 'signed', as: 'flag' },
      },
      defaults: {
        name: 'koa.sid',
        httpOnly: true,
        path: '/',
        lifetime: 86_400,
        signed: true,
        secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
      },
      state: 'memory',
    },
  ],
});
