import { defineModel } from './model.ts';

export default defineModel({
  library: '@hapi/jwt',
  group: 'JWT library',
  version: '3.2.4',
  source: 'lib/plugin.js, lib/token.js',
  side: 'server',
  places: { Server: { paths: ['@hapi/hapi.{server,Server}()', '@hapi/hapi.Server#'], parameters: [{ named: ['server'] }] } },
  sites: [
    {
      kind: 'jwt.verify',
      at: '%Server.auth.strategy',
      api: 'server.auth.strategy',
      signatures: [{ takes: ['ignored', 'ignored', 'options'], atLeast: 3 }],
      options: {
        keys: { attribute: 'secret', as: 'text' },
        'keys.uri': { attribute: 'keySet', as: 'presence' },
        'keys.key': { attribute: 'secret', as: 'text' },
        'keys.algorithms': { attribute: 'algorithms', as: 'texts' },
        'verify.aud': { attribute: 'audience', as: 'presence' },
        'verify.iss': { attribute: 'issuer', as: 'presence' },
        'verify.exp': { attribute: 'checksExpiry', as: 'flag' },
        verify: { attribute: 'checksSignature', as: 'presence' },
      },
      needs: ['jwt'],
      when: { argument: 1, is: 'jwt' },
    },
    {
      kind: 'jwt.sign',
      at: '@hapi/jwt.token.generate',
      api: 'Jwt.token.generate',
      signatures: [{ takes: ['payload', 'key', 'options'] }],
      options: { ttlSec: { attribute: 'lifetime', as: 'seconds' } },
      defaults: { algorithms: ['HS256'], lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: '@hapi/jwt.token.verify',
      api: 'Jwt.token.verify',
      signatures: [{ takes: ['token', 'key', 'options'] }],
      options: {
        aud: { attribute: 'audience', as: 'presence' },
        iss: { attribute: 'issuer', as: 'presence' },
        exp: { attribute: 'checksExpiry', as: 'flag' },
      },
      failure: 'throws',
    },
    { kind: 'jwt.verify', at: '@hapi/jwt.token.verifySignature', api: 'Jwt.token.verifySignature', signatures: [{ takes: ['token', 'key'] }], failure: 'throws' },
    { kind: 'jwt.decode', at: '@hapi/jwt.token.decode', api: 'Jwt.token.decode', signatures: [{ takes: ['token', 'options'] }] },
  ],
});
