import idb from '#linter/models/idb.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: idb,
  readIn: { version: '8.0.4', source: 'build/index.js; idb-keyval 6.3.0, dist/index.js' },
  defaults: [],
  cases: [
    {
      name: 'tokens and data',
      code: `
import { openDB } from 'idb';
import { set } from 'idb-keyval';
const database = openDB('app', 1);
export async function keep(session) {
  const db = await database;
  await db.put('auth', session.accessToken, 'accessToken'); //! token-in-indexeddb
  await db.put('auth', { id: 1, refreshToken: session.refreshToken }); //! refresh-token-in-browser
  await db.put('notes', { id: 1, text: session.text });
  await set('token', session.accessToken); //! token-in-indexeddb
  await set('deviceToken', session.deviceToken);
}`,
    },
  ],
} satisfies ModelCases;
