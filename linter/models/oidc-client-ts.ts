import { defineModel } from './model.ts';

export default defineModel({
  library: 'oidc-client-ts',
  group: 'sign-in library',
  version: '3.5.0',
  source: 'dist/esm/oidc-client-ts.js',
  holds: { from: '2.0.0', below: '4.0.0' },
  side: 'client',
  sites: [
    {
      kind: 'sdk.configure',
      at: 'oidc-client-ts.UserManager',
      api: 'UserManager',
      signatures: [{ takes: ['options', 'ignored', 'ignored'], atLeast: 1 }],
      tokens: {
        key: 'oidc.user:*',
        role: 'access-token',
        option: 'userStore',
        areas: {},
        area: 'session',
        advice: 'Set userStore to new WebStorageStateStore({ store: new InMemoryWebStorage() }), or sign in on the server',
      },
    },
  ],
});
