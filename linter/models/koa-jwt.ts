import { defineModel } from './model.ts';
import { jsonwebtokenVerifyOptions } from './shared-options.ts';

export default defineModel({
  library: 'koa-jwt',
  group: 'JWT library',
  version: '4.0.4',
  source: 'lib/index.js, lib/verify.js',
  side: 'server',
  sites: [
    {
      kind: 'jwt.verify',
      at: 'koa-jwt',
      api: 'jwt',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { ...jsonwebtokenVerifyOptions, secret: { attribute: 'secret', as: 'text' }, isRevoked: { attribute: 'looksUp', as: 'presence' } },
      algorithmChosenBy: 'key-type',
    },
  ],
});
