// The tokens of Auth.js are encrypted, which is why decoding them verifies them.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'next-auth',
  group: 'sign-in library',
  version: '@auth/core 0.41.3',
  source: '@auth/core/jwt.js, which next-auth 5 passes on; next-auth 4 has the same in src/jwt',
  side: 'server',
  places: { Jwt: { paths: ['next-auth/jwt', '@auth/core/jwt'] } },
  sites: [
    {
      kind: 'jwt.sign',
      at: '%Jwt.encode',
      api: 'encode',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { secret: { attribute: 'secret', as: 'text' }, token: { attribute: 'payload', as: 'text' }, maxAge: { attribute: 'lifetime', as: 'seconds' } },
      defaults: { lifetime: { unknown: 'the session that it belongs to is renewed' } },
      encrypted: true,
    },
    {
      kind: 'jwt.verify',
      at: '%Jwt.decode',
      api: 'decode',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { secret: { attribute: 'secret', as: 'text' } },
      failure: 'rejects',
    },
    {
      kind: 'jwt.verify',
      at: '%Jwt.getToken',
      api: 'getToken',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { secret: { attribute: 'secret', as: 'text' } },
      failure: 'resolves',
    },
  ],
});
