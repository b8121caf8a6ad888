import { defineModel } from './model.ts';

export default defineModel({
  library: 'csrf-csrf',
  group: 'defence',
  version: '4.0.3',
  source: 'dist/index.js',
  holds: { from: '3.0.0', below: '5.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'csrf.configure',
      at: 'csrf-csrf.doubleCsrf',
      api: 'doubleCsrf',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      boundTo: 'session',
      identifier: 'getSessionIdentifier',
      ignoredMethods: 'ignoredMethods',
    },
  ],
});
