import dexie from '#linter/models/dexie.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: dexie,
  readIn: { version: '4.4.7', source: 'dist/dexie.d.ts' },
  defaults: [],
  cases: [
    {
      name: 'a class, and a database that is typed',
      code: `
import Dexie, { type EntityTable } from 'dexie';
class Notes extends Dexie {
  constructor() {
    super('notes');
    this.version(1).stores({ notes: 'id', auth: 'id' });
  }
}
const db = new Notes();
const typed = new Dexie('app') as Dexie & { kept: EntityTable<Entry, 'id'> };
export async function keep(answer) {
  const { jwt, userId } = answer;
  await db.auth.put({ id: 'current', jwt, userId }); //! token-in-indexeddb
  await db.auth.update('current', { refreshToken: answer.refreshToken }); //! refresh-token-in-browser
  await db.table('auth').add({ accessToken: answer.accessToken }); //! token-in-indexeddb
  await db.settings.put({ key: 'accessToken', value: answer.accessToken }); //! token-in-indexeddb
  await db.notes.put({ id: 1, text: answer.text });
  await db.settings.put({ key: 'theme', value: answer.theme });
}`,
    },
    {
      name: 'tables of something else',
      code: `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const keep = (answer) => db.auth.put({ id: 1, jwt: answer.jwt });`,
    },
  ],
} satisfies ModelCases;
