import { defineModel } from './model.ts';

export default defineModel({
  library: 'client-sessions',
  group: 'session library',
  version: '0.8.0',
  source: 'lib/client-sessions.js',
  holds: { from: '0.8.0', below: '1.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'client-sessions',
      api: 'sessions',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        cookieName: { attribute: 'name', as: 'text' },
        secret: { attribute: 'secret', as: 'text' },
        duration: { attribute: 'ttl', as: 'milliseconds' },
        'cookie.path': { attribute: 'path', as: 'text' },
        'cookie.domain': { attribute: 'domain', as: 'text' },
        'cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookie.secure': { attribute: 'secure', as: 'flag' },
        'cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'cookie.maxAge': { attribute: 'lifetime', as: 'milliseconds' },
      },
      defaults: {
        name: 'session_state',
        httpOnly: true,
        path: '/',
        lifetime: 86_401,
        ttl: 86_400,
        rolling: true,
        secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
      },
      state: 'sealed-cookie',
    },
  ],
});
