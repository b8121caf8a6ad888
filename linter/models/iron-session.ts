import { defineModel } from './model.ts';

export default defineModel({
  library: 'iron-session',
  group: 'session library',
  version: '8.0.4',
  source: 'dist/index.js',
  holds: { from: '8.0.0', below: '9.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'iron-session.getIronSession',
      api: 'getIronSession',
      signatures: [{ takes: ['ignored', 'ignored', 'options'], atLeast: 3 }, { takes: ['ignored', 'options'], atLeast: 2 }],
      options: {
        cookieName: { attribute: 'name', as: 'text' },
        password: { attribute: 'secret', as: 'text' },
        ttl: { attribute: 'ttl', as: 'seconds' },
        'cookieOptions.secure': { attribute: 'secure', as: 'flag' },
        'cookieOptions.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookieOptions.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'cookieOptions.domain': { attribute: 'domain', as: 'text' },
        'cookieOptions.path': { attribute: 'path', as: 'text' },
        'cookieOptions.maxAge': { attribute: 'lifetime', as: 'seconds' },
        'cookieOptions.expires': { attribute: 'lifetime', as: 'date' },
      },
      defaults: { secure: true, httpOnly: true, sameSite: 'Lax', path: '/', lifetime: 1_209_540, ttl: 1_209_600 },
      state: 'sealed-cookie',
    },
    {
      kind: 'secret.configure',
      at: 'iron-session.{sealData,unsealData}',
      api: 'sealData',
      signatures: [{ takes: ['ignored', 'options'] }],
      options: { password: { attribute: 'secret', as: 'text' } },
      protects: 'content',
    },
  ],
});
