import { defineModel } from './model.ts';

export default defineModel({
  library: '@hapi/yar',
  group: 'session library',
  version: '11.0.3',
  source: 'lib/index.js',
  holds: { from: '10.0.0', below: '12.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: '@hapi/yar',
      api: 'register',
      registered: true,
      signatures: [{ takes: ['options'] }],
      options: {
        name: { attribute: 'name', as: 'text' },
        'cookieOptions.password': { attribute: 'secret', as: 'text' },
        'cookieOptions.isSecure': { attribute: 'secure', as: 'flag' },
        'cookieOptions.isHttpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookieOptions.isSameSite': { attribute: 'sameSite', as: 'Same-Site' },
        'cookieOptions.domain': { attribute: 'domain', as: 'text' },
        'cookieOptions.path': { attribute: 'path', as: 'text' },
        'cookieOptions.ttl': { attribute: 'lifetime', as: 'milliseconds' },
        'cache.expiresIn': { attribute: 'ttl', as: 'milliseconds' },
      },
      defaults: { name: 'session', secure: true, httpOnly: true, sameSite: 'Lax', path: '/', ttl: 86_400 },
      state: { unknown: 'small sessions are kept in the sealed cookie and larger ones in the cache' },
    },
  ],
});
