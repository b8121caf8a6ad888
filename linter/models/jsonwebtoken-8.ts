import { defineModel } from './model.ts';
import { jsonwebtokenSignOptions, jsonwebtokenVerifyOptions } from './shared-options.ts';

export default defineModel({
  library: 'jsonwebtoken',
  group: 'JWT library',
  version: '8.5.1',
  source: 'sign.js, verify.js',
  holds: { from: '8.0.0', below: '9.0.0', onlyInstalled: true },
  side: 'server',
  sites: [
    {
      kind: 'jwt.sign',
      at: 'jsonwebtoken.sign',
      api: 'jwt.sign',
      signatures: [{ takes: ['payload', 'key', 'options', 'callback'], atLeast: 2 }, { takes: ['payload', 'key', 'callback'] }],
      options: jsonwebtokenSignOptions,
      defaults: { algorithms: ['HS256'], lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: 'jsonwebtoken.verify',
      api: 'jwt.verify',
      signatures: [{ takes: ['token', 'key', 'options', 'callback'], atLeast: 2 }, { takes: ['token', 'key', 'callback'] }],
      options: jsonwebtokenVerifyOptions,
      algorithmChosenBy: 'key-text',
      failure: 'throws',
    },
    {
      kind: 'jwt.decode',
      at: 'jsonwebtoken.decode',
      api: 'jwt.decode',
      signatures: [{ takes: ['token', 'options'] }],
    },
  ],
});
