import { defineModel } from './model.ts';

export default defineModel({
  library: 'csrf-sync',
  group: 'defence',
  version: '4.2.1',
  source: 'lib/index.js',
  holds: { from: '4.0.0', below: '5.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'csrf.configure',
      at: 'csrf-sync.csrfSync',
      api: 'csrfSync',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      boundTo: 'session',
      ignoredMethods: 'ignoredMethods',
    },
  ],
});
