import localforage from '#linter/models/localforage.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: localforage,
  defaults: [],
  readIn: { version: '1.10.0', source: 'dist/localforage.js' },
  cases: [
    {
      name: 'tokens and data',
      code: `
import localforage from 'localforage';
const store = localforage.createInstance({ name: 'app' });
export async function keep(session) {
  await localforage.setItem('access_token', session.accessToken); //! token-in-indexeddb
  await store.setItem('refreshToken', session.refreshToken); //! refresh-token-in-browser
  await store.setItem('drafts', session.drafts);
  await store.setItem('pushToken', session.pushToken);
  await store.removeItem('access_token');
}`,
    },
  ],
} satisfies ModelCases;
