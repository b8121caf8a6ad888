import { defineModel } from './model.ts';

export default defineModel({
  library: 'csurf',
  group: 'defence',
  version: '1.11.0',
  source: 'index.js',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'csrf.configure',
      at: 'csurf',
      api: 'csurf',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      boundTo: 'session',
      binding: { cookie: 'cookie' },
      ignoredMethods: 'ignoreMethods',
    },
  ],
});
