import { defineModel } from './model.ts';

export default defineModel({
  library: 'express-openid-connect',
  group: 'sign-in library',
  version: '3.4.0',
  source: 'lib/config.js',
  holds: { from: '2.0.0', below: '4.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'express-openid-connect.auth',
      api: 'auth',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        'session.store': { attribute: 'store', as: 'text' },
        'session.name': { attribute: 'name', as: 'text' },
        'session.rolling': { attribute: 'rolling', as: 'flag' },
        'session.rollingDuration': { attribute: 'ttl', as: 'seconds' },
        'session.absoluteDuration': { attribute: 'absolute', as: 'seconds' },
        'session.cookie.secure': { attribute: 'secure', as: 'flag' },
        'session.cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'session.cookie.sameSite': { attribute: 'sameSite', as: 'Same-Site' },
        'session.cookie.domain': { attribute: 'domain', as: 'text' },
        'session.cookie.path': { attribute: 'path', as: 'text' },
      },
      defaults: {
        name: 'appSession',
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        lifetime: 86_400,
        ttl: 86_400,
        absolute: 604_800,
        rolling: true,
        secure: { assumed: true, because: 'it follows baseURL, and code is judged as deployed over https' },
      },
      state: 'sealed-cookie',
    },
  ],
});
