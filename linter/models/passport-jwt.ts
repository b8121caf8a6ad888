import { defineModel } from './model.ts';
import { jsonwebtokenVerifyOptions } from './shared-options.ts';

export default defineModel({
  library: 'passport-jwt',
  group: 'JWT library',
  version: '4.0.1',
  source: 'lib/strategy.js, lib/verify_jwt.js',
  side: 'server',
  sites: [
    {
      kind: 'jwt.verify',
      at: 'passport-jwt.Strategy',
      api: 'new Strategy',
      signatures: [{ takes: ['options', 'callback'], atLeast: 1 }],
      options: { ...jsonwebtokenVerifyOptions, secretOrKey: { attribute: 'secret', as: 'text' }, secretOrKeyProvider: { attribute: 'secret', as: 'text' }, 'jsonWebTokenOptions.ignoreExpiration': { attribute: 'checksExpiry', as: 'not-flag' }, 'jsonWebTokenOptions.algorithms': { attribute: 'algorithms', as: 'texts' } },
      algorithmChosenBy: 'key-type',
      emptyKey: 'secretOrKey',
    },
  ],
});
