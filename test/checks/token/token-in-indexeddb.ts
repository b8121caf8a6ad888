import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { inSource, storage } from '../facts.ts';

const written = { seen: { ...inSource('client', 'localforage.setItem'), library: 'localforage' }, area: 'indexeddb' } as const;
const likely = { role: 'access-token', confidence: 'likely', evidence: [{ kind: 'source', text: 'The value is not written in the code but computed.' }] } as const;

export default {
  facts: [
    { name: 'a token that code puts there', fact: storage({ ...written, key: set('token'), role: likely }), verdict: 'fail', severity: 'medium' },
    { name: 'a name that only might be one', fact: storage({ ...written, key: set('token'), role: { ...likely, confidence: 'possible' } }), verdict: 'pass' },
    { name: 'another store', fact: storage({ ...written, area: 'local', key: set('token'), role: likely }), verdict: 'skip' },
    { name: 'data of the application', fact: storage({ ...written, key: set('drafts'), role: { role: 'unknown', confidence: 'none', evidence: [] } }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'localforage',
        file: 'session.ts',
        code: source`
          import localforage from 'localforage';
          export async function keep(response) {
            await localforage.setItem('accessToken', response.accessToken);
          }
        `,
      },
      {
        name: 'an object store',
        file: 'session.ts',
        code: source`
          export function keep(db, session) {
            const store = db.transaction('auth', 'readwrite').objectStore('auth');
            store.put({ id: 1, accessToken: session.accessToken });
          }
        `,
      },
    ],
    good: [
      {
        name: 'data of the application',
        file: 'drafts.ts',
        code: source`
          import localforage from 'localforage';
          export const saveDraft = (draft) => localforage.setItem('draft', draft);
          export const saveCount = (tokenCount) => localforage.setItem('tokenCount', tokenCount);
        `,
      },
      {
        name: 'a put that is none of IndexedDB',
        file: 'client.ts',
        code: source`
          export const update = (api, token) => api.put({ accessToken: token });
        `,
      },
    ],
  },
} satisfies CheckCases;
