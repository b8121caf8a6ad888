// The library that oidc-client-ts continues.
import { defineModel } from './model.ts';
import { ownStore, userManager } from './oidc-client-ts.ts';

export default defineModel({
  library: 'oidc-client',
  group: 'sign-in library',
  version: '1.11.5',
  source: 'src/UserManagerSettings.js, src/WebStorageStateStore.js',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'client',
  places: { Oidc: { paths: ['oidc-client', 'oidc-client.default', 'globalThis.Oidc'] } },
  sites: [{ ...userManager, at: '%Oidc.UserManager', signatures: [{ takes: ['options', 'ignored', 'ignored'], atLeast: 1 }] }],
  values: [{ ...ownStore, at: '%Oidc.WebStorageStateStore()' }],
});
