import { defineModel } from './model.ts';

export default defineModel({
  library: 'cookie-parser',
  group: 'cookie library',
  version: '1.4.7',
  source: 'index.js',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'secret.configure',
      at: 'cookie-parser',
      api: 'cookieParser',
      signatures: [{ takes: ['secret', 'ignored'], atLeast: 1 }],
      protects: 'signature',
    },
  ],
});
