import { defineModel } from './model.ts';

export default defineModel({
  library: '@hapi/cookie',
  group: 'session library',
  version: '12.0.1',
  source: 'lib/index.js; @hapi/statehood 8.2.1, lib/index.js',
  holds: { from: '11.0.0', below: '13.0.0' },
  side: 'server',
  places: { Server: { paths: ['@hapi/hapi.{server,Server}()', '@hapi/hapi.Server#'], parameters: [{ named: ['server'] }] } },
  sites: [
    {
      kind: 'session.configure',
      at: '%Server.auth.strategy',
      api: 'server.auth.strategy',
      signatures: [{ takes: ['ignored', 'scheme', 'options'] }],
      scheme: 'cookie',
      options: {
        'cookie.name': { attribute: 'name', as: 'text' },
        'cookie.password': { attribute: 'secret', as: 'text' },
        'cookie.isSecure': { attribute: 'secure', as: 'flag' },
        'cookie.isHttpOnly': { attribute: 'httpOnly', as: 'flag' },
        'cookie.isSameSite': { attribute: 'sameSite', as: 'Same-Site' },
        'cookie.domain': { attribute: 'domain', as: 'text' },
        'cookie.path': { attribute: 'path', as: 'text' },
        'cookie.ttl': { attribute: 'lifetime', as: 'milliseconds' },
        keepAlive: { attribute: 'rolling', as: 'flag' },
      },
      defaults: { name: 'sid', secure: true, httpOnly: true, sameSite: 'Strict' },
      state: { unknown: 'the application decides what it puts into the sealed cookie' },
    },
  ],
});
