import { defineModel } from './model.ts';

export default defineModel({
  library: 'koa-csrf',
  group: 'defence',
  version: '5.0.1',
  source: 'index.js',
  holds: { from: '5.0.0', below: '6.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'csrf.configure',
      at: 'koa-csrf',
      api: 'koa-csrf',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      boundTo: 'session',
      ignoredMethods: 'excludedMethods',
    },
  ],
});
