// csurf, and the fork that is maintained.
import { defineModel } from './model.ts';

const csurf = {
  kind: 'csrf.configure',
  api: 'csurf',
  signatures: [{ takes: ['options'], atLeast: 0 }],
  boundTo: 'session',
  binding: { cookie: 'cookie' },
  ignoredMethods: 'ignoreMethods',
} as const;

export default defineModel({
  library: 'csurf',
  group: 'defence',
  version: '1.11.0',
  source: 'index.js; @dr.pogodin/csurf 1.18.1, build/logic/index.js',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  sites: [
    { ...csurf, at: 'csurf' },
    { ...csurf, at: "'@dr.pogodin/csurf'" },
  ],
});
