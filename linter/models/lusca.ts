import { defineModel } from './model.ts';

export default defineModel({
  library: 'lusca',
  version: '1.7.0',
  source: 'https://github.com/krakenjs/lusca#luscacsrfoptions',
  side: 'server',
  sites: [{ kind: 'csrf.configure', at: 'lusca.csrf', api: 'lusca.csrf', signatures: [{ takes: ['options'], atLeast: 0 }], boundTo: 'session' }],
});
