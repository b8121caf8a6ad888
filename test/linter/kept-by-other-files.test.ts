// Credentials that a page keeps by way of another file: a wrapper around the storage, a database, a table of keys.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const wrapper = `const PREFIX = 'acme.';
export const KEYS = { access: \`\${PREFIX}access_token\`, theme: \`\${PREFIX}theme\` };
export function save(key, value) {
  window.localStorage.setItem(key, value);
}
`;
const saving = (written: string) => `import { KEYS, save } from './storage.js';
export async function signIn(form) {
  const { data } = await http.post('/auth/login', form);
  save(${written});
}
`;
const database = `import Dexie from 'dexie';
class NotesDb extends Dexie {
  constructor() {
    super('notes');
    this.version(1).stores({ auth: 'id' });
  }
}
export const db = new NotesDb();
`;
const putting = (field: string) => `import { db } from './db.js';
export async function open(form) {
  const answer = await (await fetch('/login', { method: 'POST', body: form })).json();
  await db.auth.put({ id: 'current', ${field}: answer.${field} });
}
`;

const cases: readonly ProjectCase[] = [
  { name: 'a token under a key of a table', check: 'token-in-local-storage', files: { 'storage.js': wrapper, 'auth.js': saving('KEYS.access, data.accessToken') }, finds: ['auth.js:4'] },
  { name: 'a preference under a key of a table', check: 'token-in-local-storage', files: { 'storage.js': wrapper, 'auth.js': saving('KEYS.theme, data.theme') }, finds: [] },
  { name: 'a token in a database of another file', check: 'token-in-indexeddb', files: { 'db.js': database, 'auth.js': putting('jwt') }, finds: ['auth.js:4'] },
  { name: 'something else in a database of another file', check: 'token-in-indexeddb', files: { 'db.js': database, 'auth.js': putting('userId') }, finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
