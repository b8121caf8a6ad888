import { defineModel } from './model.ts';
import { jsonwebtokenVerifyOptions } from './shared-options.ts';

export default defineModel({
  library: 'express-jwt',
  group: 'JWT library',
  version: '8.5.1',
  source: 'dist/index.js',
  holds: { from: '6.0.0', below: '9.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'jwt.verify',
      at: 'express-jwt.expressjwt',
      api: 'expressjwt',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { ...jsonwebtokenVerifyOptions, secret: { attribute: 'secret', as: 'text' }, isRevoked: { attribute: 'looksUp', as: 'presence' } },
    },
    {
      kind: 'jwt.verify',
      at: 'express-jwt',
      api: 'expressJwt',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { ...jsonwebtokenVerifyOptions, secret: { attribute: 'secret', as: 'text' }, isRevoked: { attribute: 'looksUp', as: 'presence' } },
    },
  ],
});
