import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { inSource, storage } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const written = { seen: { ...inSource('client', 'localforage.setItem'), library: 'localforage' }, area: 'indexeddb' } as const;
const likely = { role: 'access-token', confidence: 'likely', evidence: [{ kind: 'source', text: 'The value is not written in the code but computed.' }] } as const;

export default {
  facts: [
    { name: 'a token that code puts there', fact: storage({ ...written, key: set('token'), role: likely }), verdict: 'fail', severity: 'medium' },
    { name: 'a name that only might be one', fact: storage({ ...written, key: set('token'), role: { ...likely, confidence: 'possible' } }), verdict: 'pass' },
    { name: 'another store', fact: storage({ ...written, area: 'local', key: set('token'), role: likely }), verdict: 'skip' },
    { name: 'data of the application', fact: storage({ ...written, key: set('drafts'), role: { role: 'unknown', confidence: 'none', evidence: [] } }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token of MSAL', indexedDb: [['msal.db/msal/access_token', JSON.stringify({ credentialType: 'AccessToken', secret: accessToken() })]], verdict: 'fail', severity: 'medium' },
    { name: 'a token that has expired', indexedDb: [['app/auth/token', JSON.stringify(accessToken(-600))]], verdict: 'fail', severity: 'info' },
    { name: 'a note', indexedDb: [['notes/notes/1', JSON.stringify({ title: 'Token prices', text: 'token '.repeat(40) })]], verdict: 'silent' },
    { name: 'the anon key of Supabase', indexedDb: [['app/config/key', jwt({ iss: 'supabase', role: 'anon' })]], verdict: 'silent' },
    { name: 'a stored answer with a token', cached: [['app-v1 /api/session accessToken', accessToken()]], verdict: 'fail', severity: 'medium' },
    { name: 'a stored answer whose token has expired', cached: [['app-v1 /api/session accessToken', accessToken(-600)]], verdict: 'fail', severity: 'info' },
    { name: 'the anon key in a stored answer', cached: [['app-v1 /config.json key', jwt({ iss: 'supabase', role: 'anon' })]], verdict: 'silent' },
    { name: 'a refresh token is another finding', indexedDb: [['firebaseLocalStorageDb/firebaseLocalStorage/user', JSON.stringify({ value: { stsTokenManager: { refreshToken: 'AMf-vBx'.repeat(20), accessToken: accessToken() } } })]], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'an object whose type has a token',
        file: 'credentials.ts',
        code: source`
          import { set } from 'idb-keyval';
          export interface Credentials {
            accessToken: string;
            validUntil: number;
          }
          export const save = (credentials: Credentials) => set('ranger', credentials);
        `,
      },
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
        name: 'an object whose type has no token',
        file: 'credentials.ts',
        code: source`
          import { set } from 'idb-keyval';
          export interface Trip {
            name: string;
            validUntil: number;
          }
          export const save = (trip: Trip) => set('ranger', trip);
        `,
      },
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
  remedyLike: 'cookie-missing-httponly',
} satisfies CheckCases;
