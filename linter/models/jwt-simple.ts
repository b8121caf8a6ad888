import { defineModel } from './model.ts';

export default defineModel({
  library: 'jwt-simple',
  group: 'JWT library',
  version: '0.5.6',
  source: 'lib/jwt.js',
  side: 'server',
  sites: [
    {
      kind: 'jwt.sign',
      at: 'jwt-simple.encode',
      api: 'jwt.encode',
      signatures: [{ takes: ['payload', 'key', 'algorithm', 'ignored'], atLeast: 2 }],
      defaults: { algorithms: ['HS256'], lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: 'jwt-simple.decode',
      api: 'jwt.decode',
      signatures: [{ takes: ['token', 'key', 'no-verify', 'algorithm'], atLeast: 2 }],
      algorithmChosenBy: 'header',
      failure: 'throws',
    },
  ],
});
