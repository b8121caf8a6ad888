import { defineModel } from './model.ts';

const tokens = {
  key: 'firebase:authUser:*',
  role: 'access-token',
  option: 'persistence',
  areas: {},
  advice: 'Set the persistence to inMemoryPersistence, and sign people in with a session cookie of the server (createSessionCookie)',
} as const;

export default defineModel({
  library: 'firebase',
  group: 'sign-in library',
  version: '12.19.0',
  source: '@firebase/auth, dist/auth-public.d.ts',
  side: 'client',
  places: {
    Compat: { paths: ['firebase/compat/app', 'firebase/app', 'globalThis.firebase'] },
  },
  sites: [
    { kind: 'sdk.configure', at: 'firebase/auth.initializeAuth', api: 'initializeAuth', signatures: [{ takes: ['ignored', 'options'], atLeast: 2 }], tokens },
    { kind: 'sdk.configure', at: 'firebase/auth.setPersistence', api: 'setPersistence', signatures: [{ takes: ['ignored', 'store'] }], tokens },
    { kind: 'sdk.configure', at: '%Compat.auth().setPersistence', api: 'auth.setPersistence', signatures: [{ takes: ['store'] }], tokens },
  ],
  values: [
    { at: 'firebase/auth.indexedDBLocalPersistence', is: 'indexeddb', api: 'indexedDBLocalPersistence' },
    { at: 'firebase/auth.browserLocalPersistence', is: 'local-storage', api: 'browserLocalPersistence' },
    { at: 'firebase/auth.browserSessionPersistence', is: 'session-storage', api: 'browserSessionPersistence' },
    { at: '%Compat.auth.Auth.Persistence.LOCAL', is: 'indexeddb', api: 'Persistence.LOCAL' },
    { at: '%Compat.auth.Auth.Persistence.SESSION', is: 'session-storage', api: 'Persistence.SESSION' },
  ],
  leavesOut: ['What getAuth keeps where nobody says, which is IndexedDB: another file may say it later.'],
});
