import { defineModel } from './model.ts';

export const userManager = {
  kind: 'sdk.configure',
  api: 'UserManager',
  tokens: {
    key: 'oidc.user:*',
    role: 'access-token',
    option: 'userStore',
    areas: {},
    area: 'session',
    advice: 'Set userStore to new WebStorageStateStore({ store: new InMemoryWebStorage() }), or sign in on the server',
  },
} as const;
export const ownStore = { is: 'local-storage', api: 'new WebStorageStateStore', unlessGiven: 'store' } as const;

export default defineModel({
  library: 'oidc-client-ts',
  group: 'sign-in library',
  version: '3.5.0',
  source: 'dist/esm/oidc-client-ts.js',
  holds: { from: '2.0.0', below: '4.0.0' },
  side: 'client',
  sites: [{ ...userManager, at: 'oidc-client-ts.UserManager', signatures: [{ takes: ['options', 'ignored', 'ignored'], atLeast: 1 }] }],
  values: [{ ...ownStore, at: 'oidc-client-ts.WebStorageStateStore()' }],
});
