import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { exchange, inSource, roleOf, shapeOf, storage } from '../facts.ts';

const entry = storage({ key: set('refresh_token'), shape: shapeOf('opaque', 43, 256), role: roleOf('refresh-token') });
const answer = (field: string, credentialField = field) =>
  exchange({ url: 'https://shop.example/oauth/token', method: 'POST', marks: ['token-request'], responseFields: ['expires_in', field], responseCredentials: [{ field: credentialField, hash: 'a1' }] });

export default {
  facts: [
    { name: 'in localStorage', fact: entry, verdict: 'fail', severity: 'high' },
    { name: 'in sessionStorage', fact: { ...entry, area: 'session' }, verdict: 'fail', severity: 'high' },
    { name: 'an access token belongs to other checks', fact: storage(), verdict: 'skip' },
    { name: 'a name without a credential', fact: { ...entry, shape: shapeOf('word', 4, 10) }, verdict: 'pass' },
    { name: 'code that stores one', fact: { ...entry, seen: inSource('client', 'localStorage.setItem'), value: unknown('it is computed') }, verdict: 'fail' },
    { name: 'an answer with one', fact: answer('refresh_token'), verdict: 'fail', severity: 'high' },
    { name: 'an answer with one inside an object', fact: answer('data.refreshToken'), verdict: 'fail' },
    { name: 'an answer that only says when', fact: answer('refresh_token_expires_in'), verdict: 'pass' },
    { name: 'an answer with an empty field', fact: answer('refresh_token', 'access_token'), verdict: 'skip' },
  ],
  live: [
    { name: 'a refresh token in localStorage', local: [['refresh_token', 'v1.9fA3kQz7LmX2rT8wYb5cN4dE6gH1jK0pS']], verdict: 'fail', severity: 'high' },
    { name: 'a refresh token in an HttpOnly cookie', login: true, response: ['Set-Cookie: refresh_token=v1.9fA3kQz7LmX2rT8wYb5cN4dE6gH1jK0pS; Path=/auth; Secure; HttpOnly; SameSite=Strict'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a pair that is called so by the function that keeps it',
        file: 'tokens.ts',
        code: source`
          export function storeTokens(pair) {
            accessToken = pair.access;
            sessionStorage.setItem('rt', pair.refresh);
          }
        `,
      },
      {
        name: 'a pair whose type has both',
        file: 'storage.ts',
        code: source`
          interface Pair {
            accessToken: string;
            refreshToken: string;
          }
          export const storage = {
            write(pair: Pair) {
              localStorage.setItem('reports:auth', JSON.stringify(pair));
            },
          };
        `,
      },
      {
        name: 'an answer that the function reads both of',
        file: 'login.js',
        code: source`
          export async function login(form) {
            const data = await post('/login', form);
            if (!data.accessToken || !data.refreshToken) throw new Error('login');
            localStorage.setItem('shop', JSON.stringify(data));
          }
        `,
      },
      {
        name: 'a refresh token from the answer',
        file: 'login.ts',
        code: source`
          export async function login(form: FormData) {
            const response = await fetch('/api/login', { method: 'POST', body: form });
            const { refreshToken } = await response.json();
            localStorage.setItem('refreshToken', refreshToken);
          }
        `,
      },
      {
        name: 'one in a store that is persisted, behind another token',
        file: 'stores/auth.js',
        code: source`
          import { defineStore } from 'pinia';
          export const useAuthStore = defineStore('auth', {
            state: () => ({ accessToken: '', refreshToken: '', member: null }),
            persist: true,
          });
        `,
      },
    ],
    good: [
      {
        name: 'a right and an interval',
        file: 'settings.ts',
        code: source`
          export function saveSettings(given) {
            localStorage.setItem('rights', given.access);
            localStorage.setItem('interval', given.refresh);
          }
        `,
      },
      {
        name: 'a pair of a type without one',
        file: 'storage.ts',
        code: source`
          interface Pair {
            accessToken: string;
            refreshedAt: string;
          }
          export const storage = {
            write(pair: Pair) {
              localStorage.setItem('reports:auth', JSON.stringify(pair));
            },
          };
        `,
      },
      {
        name: 'an access token in memory',
        file: 'login.ts',
        code: source`
          let accessToken: string | undefined;
          export async function login(form: FormData) {
            const response = await fetch('/api/login', { method: 'POST', body: form });
            ({ accessToken } = await response.json());
          }
          export const currentToken = () => accessToken;
        `,
      },
      {
        name: 'a store that persists something else',
        file: 'stores/auth.js',
        code: source`
          import { defineStore } from 'pinia';
          export const useAuthStore = defineStore('auth', {
            state: () => ({ accessToken: '', refreshToken: '', member: null }),
            persist: { pick: ['member'] },
          });
        `,
      },
    ],
  },
  remedyLike: 'cookie-missing-httponly',
} satisfies CheckCases;
