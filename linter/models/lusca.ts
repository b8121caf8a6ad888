import { defineModel } from './model.ts';

export default defineModel({
  library: 'lusca',
  group: 'defence',
  version: '1.7.0',
  source: 'lib/csrf.js, lib/token.js',
  side: 'server',
  sites: [{ kind: 'csrf.configure', at: 'lusca.csrf', api: 'lusca.csrf', signatures: [{ takes: ['options'], atLeast: 0 }], boundTo: 'session' }],
});
