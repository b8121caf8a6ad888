import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureSeconds, codeShape, inSource, roleOf, shapeOf, storage, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const inEntry = { carriers: [{ in: 'local-storage' as const, name: 'access_token' }] };
const written = (confidence: 'likely' | 'possible') => {
  const { shape: _, ...rest } = storage({ seen: inSource('client', 'localStorage.setItem'), value: unknown('it is computed'), role: roleOf('access-token', confidence) });
  return rest;
};

export default {
  facts: [
    { name: 'a JWT', fact: storage(), verdict: 'fail', severity: 'high' },
    { name: 'an opaque credential', fact: storage({ shape: shapeOf('opaque', 32, 128) }), verdict: 'fail' },
    { name: 'a word under a telling name', fact: storage({ shape: shapeOf('word', 6, 28) }), verdict: 'pass' },
    { name: 'too short to be a credential', fact: storage({ shape: shapeOf('opaque', 8, 41) }), verdict: 'pass' },
    { name: 'sessionStorage belongs to another check', fact: storage({ area: 'session' }), verdict: 'skip' },
    { name: 'a CSRF token', fact: storage({ role: roleOf('csrf-token') }), verdict: 'skip' },
    { name: 'a device id', fact: storage({ key: set('device_id'), role: roleOf('unknown', 'none') }), verdict: 'skip' },
    { name: 'an expired token', fact: storage(), among: [token({ ...inEntry, payload: { exp: captureSeconds - 60 } })], verdict: 'fail', severity: 'info' },
    { name: 'a token in force', fact: storage(), among: [token(inEntry)], verdict: 'fail', severity: 'high' },
    { name: 'a publishable key', fact: storage(), among: [token({ ...inEntry, payload: { role: 'anon' } })], verdict: 'skip' },
    { name: 'an expired token elsewhere', fact: storage(), among: [token({ payload: { exp: captureSeconds - 60 } })], verdict: 'fail', severity: 'high' },
    { name: 'code that stores a computed credential', fact: written('likely'), verdict: 'fail', severity: 'high' },
    { name: 'code whose only hint is a name', fact: written('possible'), verdict: 'pass' },
    { name: 'an SDK that is set up so', fact: { ...written('likely'), configuredBy: { library: '@auth0/auth0-spa-js', advice: 'Leave cacheLocation at memory' } }, verdict: 'fail', severity: 'high' },
    { name: 'an SDK that encrypts what it keeps', fact: { ...written('likely'), encrypted: true, configuredBy: { library: '@azure/msal-browser', advice: 'Use memoryStorage' } }, verdict: 'fail', severity: 'low' },
    { name: 'an element that is set up so', fact: codeShape('token-in-local-storage', { advice: set('Leave cacheLocation at memory') }), verdict: 'fail', severity: 'high' },
    { name: 'an element without an answer', fact: codeShape('token-in-local-storage', {}), verdict: 'skip' },
    { name: 'a key that is not known', fact: storage({ key: unknown('it is a parameter') }), verdict: 'skip' },
  ],
  live: [
    { name: 'an access token', local: [['access_token', accessToken()]], verdict: 'fail', severity: 'high' },
    { name: 'a token inside JSON', local: [['auth', JSON.stringify({ state: { accessToken: accessToken() } })]], verdict: 'fail', severity: 'high' },
    { name: 'a publishable key', local: [['supabase.anon', jwt({ role: 'anon', iss: 'supabase', exp: captureSeconds + 3_600 })]], verdict: 'silent' },
    { name: 'preferences', local: [['theme', 'dark'], ['cart', JSON.stringify([{ id: 1, count: 2 }])]], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'settings for the manager of another file',
        file: 'settings.ts',
        code: source`
          import { WebStorageStateStore } from 'oidc-client-ts';
          export const settings = { authority, client_id: 'app', userStore: new WebStorageStateStore({ prefix: 'app.', store: window.localStorage }) };
        `,
      },
      {
        name: 'an object whose type has a token',
        file: 'grant.ts',
        code: source`
          export interface Grant {
            accessToken: string;
            expiresAt: number;
          }
          export function remember(grant: Grant): void {
            window.localStorage.setItem('kds.grant', JSON.stringify(grant));
          }
        `,
      },
      {
        name: 'an object whose type the request says',
        file: 'auth.service.ts',
        code: source`
          import { HttpClient } from '@angular/common/http';
          import { tap } from 'rxjs';
          interface Session {
            token: string;
            user: { id: string };
          }
          export class AuthService {
            private readonly http = inject(HttpClient);
            login(email: string, password: string) {
              return this.http.post<Session>('/api/login', { email, password }).pipe(tap((answer) => localStorage.setItem('current', JSON.stringify(answer))));
            }
          }
        `,
      },
      {
        name: 'the same for an observer',
        file: 'auth.service.ts',
        code: source`
          export const login = (http: HttpClient) =>
            http.post<{ accessToken: string }>('/api/login', {}).pipe(retry(2)).subscribe({
              next: (answer) => localStorage.setItem('current', JSON.stringify(answer)),
            });
        `,
      },
      {
        name: 'the same for a promise',
        file: 'auth.service.ts',
        code: source`
          export async function login(http: HttpClient) {
            const answer = await firstValueFrom(http.post<{ accessToken: string }>('/api/login', {}));
            localStorage.setItem('current', JSON.stringify(answer));
          }
        `,
      },
      {
        name: 'a key that says nothing, and a value that says what it is',
        file: 'auth-store.ts',
        code: source`
          const PREFIX = 'acme.';
          export async function signIn(http: Http, email: string, password: string) {
            const { data } = await http.post('/api/login', { email, password });
            localStorage.setItem(\`\${PREFIX}access\`, data.accessToken);
          }
        `,
      },
      {
        name: 'a persisted store',
        file: 'auth-store.ts',
        code: source`
          import { create } from 'zustand';
          import { persist } from 'zustand/middleware';

          export const useAuth = create(
            persist((set) => ({ user: null, accessToken: null, setToken: (accessToken) => set({ accessToken }) }), { name: 'auth' }),
          );
        `,
      },
      {
        name: 'an SDK that is told to',
        file: 'auth-client.ts',
        code: source`
          import { Auth0Client } from '@auth0/auth0-spa-js';

          export const auth0 = new Auth0Client({ domain: 'login.shop.example', clientId: 'shop', cacheLocation: 'localstorage' });
        `,
      },
      {
        name: 'the answer of a login',
        code: source`
          export async function login(form: FormData) {
            const response = await fetch('/api/login', { method: 'POST', body: form });
            const { token } = await response.json();
            localStorage.setItem('token', token);
          }
        `,
        file: 'login.ts',
      },
      {
        name: 'an answer of which a token was read',
        code: source`
          export const login = (name, password) =>
            axios.post('/signin', { name, password }).then((response) => {
              if (response.data.accessToken) localStorage.setItem('user', JSON.stringify(response.data));
              return response.data;
            });
        `,
      },
      {
        name: 'a method that writes for others',
        code: source`
          class Store {
            write(key, value) {
              window.localStorage.setItem(key, value);
            }
          }
          const store = new Store();
          const legacy = { write: (key, value) => localStorage.setItem(key, value) };
          export function signedIn(accessToken) {
            store.write('access_token', accessToken);
            legacy.write('theme', 'dark');
          }
        `,
      },
      {
        name: 'a key of another package',
        file: 'src/store.ts',
        code: source`
          import { TOKEN_KEY } from '@acme/names';
          export const keep = (data) => localStorage.setItem(TOKEN_KEY, data.token);
        `,
      },
    ],
    good: [
      {
        name: 'a part of what the request gives, and what an operator made of it',
        file: 'auth.service.ts',
        code: source`
          interface Session {
            token: string;
            user: { id: string };
          }
          export const login = (http: HttpClient) => http.post<Session>('/api/login', {}).pipe(tap((answer) => localStorage.setItem('current', JSON.stringify(answer.user))));
          export const again = (http: HttpClient) => http.post<Session>('/api/login', {}).pipe(map(({ user }) => user), tap((user) => localStorage.setItem('current', JSON.stringify(user))));
        `,
      },
      {
        name: 'settings for the manager of another file, with the state of a login alone',
        file: 'settings.ts',
        code: source`
          import { InMemoryWebStorage, WebStorageStateStore } from 'oidc-client-ts';
          export const settings = {
            authority,
            client_id: 'app',
            userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
            stateStore: new WebStorageStateStore({ store: window.localStorage }),
          };
        `,
      },
      {
        name: 'an object whose type has no token',
        file: 'grant.ts',
        code: source`
          export interface Grant {
            plan: string;
            tokenCount: number;
          }
          export function remember(grant: Grant): void {
            window.localStorage.setItem('kds.grant', JSON.stringify(grant));
          }
        `,
      },
      {
        name: 'design tokens that are there from the beginning',
        file: 'tokens.ts',
        code: source`
          import { create } from 'zustand';
          import { createJSONStorage, persist } from 'zustand/middleware';
          const initial = { 'colour.accent': '#7a3cff', 'space.gap': '12px' };
          export const useTokens = create(persist((set) => ({ tokens: initial, reset: () => set({ tokens: initial }) }), { name: 'studio-tokens', storage: createJSONStorage(() => localStorage) }));
        `,
      },
      {
        name: 'what a file of data says',
        file: 'src/mode.ts',
        code: source`
          import tokens from './design-tokens.json';
          export const keep = (mode: 'light' | 'dark') => localStorage.setItem('ui.tokenSet', tokens[mode].name);
        `,
      },
      {
        name: 'a persisted store that leaves the token out',
        remedyFor: 'zustand',
        file: 'auth-store.ts',
        code: source`
          import { create } from 'zustand';
          import { persist } from 'zustand/middleware';

          export const useAuth = create(
            persist((set) => ({ theme: 'dark', accessToken: null }), { name: 'auth', partialize: ({ theme }) => ({ theme }) }),
          );
        `,
      },
      {
        name: 'a preference',
        code: source`
          export function chooseTheme(theme: string) {
            localStorage.setItem('theme', theme);
          }
        `,
        file: 'theme.ts',
      },
      {
        name: 'a CSRF token',
        code: source`
          export function keepCsrf(csrfToken: string) {
            localStorage.setItem('csrfToken', csrfToken);
          }
        `,
        file: 'csrf.ts',
      },
      {
        name: 'an answer and a method without tokens',
        code: source`
          const store = { write: (key, value) => localStorage.setItem(key, value) };
          export function keep(response) {
            if (response.data.items) localStorage.setItem('user', JSON.stringify(response.data));
            store.write('theme', response.data.theme);
          }
        `,
      },
    ],
  },
  remedyLike: 'cookie-missing-httponly',
} satisfies CheckCases;
