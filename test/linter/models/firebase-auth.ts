import firebaseAuth from '#linter/models/firebase-auth.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: firebaseAuth,
  readIn: { version: '12.19.0', source: '@firebase/auth, dist/auth-public.d.ts' },
  defaults: [],
  cases: [
    {
      name: 'where it keeps its tokens',
      code: `
import { initializeApp } from 'firebase/app';
import { browserLocalPersistence, browserSessionPersistence, getAuth, indexedDBLocalPersistence, initializeAuth, inMemoryPersistence, setPersistence } from 'firebase/auth';
const app = initializeApp({ apiKey, projectId });
export const kept = initializeAuth(app, { persistence: indexedDBLocalPersistence }); //! token-in-indexeddb
export const first = initializeAuth(app, { persistence: [browserLocalPersistence, inMemoryPersistence] }); //! token-in-local-storage
export const memory = initializeAuth(app, { persistence: inMemoryPersistence });
export const nothing = initializeAuth(app);
export const unsaid = getAuth(app);
export const tab = () => setPersistence(unsaid, browserSessionPersistence); //! token-in-session-storage
export const none = () => setPersistence(unsaid, inMemoryPersistence);`,
    },
    {
      name: 'its older form',
      code: `
import firebase from 'firebase/compat/app';
import 'firebase/compat/auth';
export const keep = () => firebase.auth().setPersistence(firebase.auth.Auth.Persistence.LOCAL); //! token-in-indexeddb
export const forget = () => firebase.auth().setPersistence(firebase.auth.Auth.Persistence.NONE);`,
    },
  ],
} satisfies ModelCases;
