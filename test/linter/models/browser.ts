import browser from '#linter/models/browser.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: browser,
  withoutHeaders: 'only a browser has cookieStore; read in its specification',
  defaults: [],
  readIn: { version: '2026-11', source: 'https://html.spec.whatwg.org/multipage/webstorage.html, https://html.spec.whatwg.org/multipage/dom.html#dom-document-cookie, https://cookiestore.spec.whatwg.org/#set-a-cookie, https://w3c.github.io/IndexedDB/' },
  cases: [
    {
      name: 'tokens in web storage',
      code: `
export async function login(form) {
  const { data } = await axios.post('/login', form);
  localStorage.setItem('token', data.token); //! token-in-local-storage
  window.localStorage.setItem('refreshToken', data.refreshToken); //! refresh-token-in-browser
  localStorage['access_token'] = data.token; //! token-in-local-storage
  localStorage.jwt = data.token; //! token-in-local-storage
  localStorage.setItem('auth', JSON.stringify({ accessToken: data.token, at: Date.now() })); //! token-in-local-storage
  localStorage.setItem('state', JSON.stringify({ accessToken: data.token })); //! token-in-local-storage
}`,
    },
    {
      name: 'keys by constants and through a wrapper',
      code: `
const TOKEN_KEY = 'app.token';
const KEYS = { theme: 'theme', token: 'access_token' } as const;
const save = (key: string, value: string) => localStorage.setItem(key, value); //! token-in-local-storage
export function keep(token: string) {
  localStorage.setItem(TOKEN_KEY, token); //! token-in-local-storage
  localStorage.setItem(KEYS.token, token); //! token-in-local-storage
  save(KEYS.theme, 'dark');
  save('jwt', token);
}`,
    },
    {
      name: 'a storage that a class or a function is given',
      code: `
class TokenStore {
  constructor(private readonly storage: Storage, private readonly prefix = 'app') {}
  save(pair) {
    this.storage.setItem('access_token', pair.accessToken); //! token-in-local-storage
  }
}
export const tokenStore = new TokenStore(window.localStorage);
const Keeper = class {
  #storage;
  constructor(storage) { this.#storage = storage; }
  save(pair) {
    this.#storage.setItem('refresh_token', pair.refreshToken); //! refresh-token-in-browser
  }
};
export const keeper = new Keeper(localStorage);
export class Session {
  constructor(private readonly storage: Storage = localStorage) {}
  save(pair) {
    this.storage.setItem('access_token', pair.accessToken); //! token-in-local-storage
  }
}
export class Kept {
  constructor({ storage = localStorage } = {}) { this.storage = storage; }
  save(pair) {
    this.storage.setItem('access_token', pair.accessToken); //! token-in-local-storage
  }
}
export const createStore = (storage = localStorage) => ({ save: (pair) => storage.setItem('access_token', pair.accessToken) }); //! token-in-local-storage`,
    },
    {
      name: 'a store of its own that a class is given, beside one that keeps a theme in the browser',
      code: `
class TokenStore {
  constructor(private readonly storage: MemoryStore) {}
  save(pair) { this.storage.setItem('access_token', pair.accessToken); }
}
class Preferences {
  constructor(private readonly storage: Storage) {}
  save(theme) { this.storage.setItem('theme', theme); }
}
export const tokenStore = new TokenStore(new MemoryStore());
export const preferences = new Preferences(localStorage);`,
    },
    {
      name: 'what is no credential',
      code: `
localStorage.setItem('theme', user.theme);
localStorage.setItem('csrfToken', token);
localStorage.setItem('pushToken', token);
localStorage.setItem('tokenCount', String(count));
localStorage.setItem('token', '');
localStorage.removeItem('token');
localStorage.setItem('lastLogin', String(now));
localStorage.setItem('authModalOpen', open);
localStorage.setItem('isAuthenticated', 'true');
localStorage.setItem('sidebar', JSON.stringify({ open: true }));
localStorage.setItem(key, token);
const localCopy = { setItem() {} };
localCopy.setItem('token', token);`,
    },
    {
      name: 'a storage of its own name',
      code: `
export function test(localStorage, token) {
  localStorage.setItem('token', token);
}`,
    },
    {
      name: 'cookieStore, which sets Secure and SameSite=Strict by itself',
      code: `
export async function keep(token, theme) {
  await cookieStore.set('token', token); //! cookie-auth-set-by-script
  await window.cookieStore.set({ name: 'session_id', value: token.id, sameSite: 'lax' }); //! cookie-auth-set-by-script
  await cookieStore.set('theme', theme);
  await cookieStore.delete('token');
}`,
    },
    {
      name: 'object stores of IndexedDB',
      code: `
export function keep(event, session) {
  const db = event.target.result;
  const store = db.transaction(['auth'], 'readwrite').objectStore('auth');
  store.put(session.accessToken, 'accessToken'); //! token-in-indexeddb
  store.add({ id: 1, user: session.user, refreshToken: session.refreshToken }); //! refresh-token-in-browser
  store.put({ id: 2, name: session.name, tokenCount: session.tokenCount });
  cache.put(request, response);
  api.add({ accessToken: session.accessToken });
}`,
    },
    {
      name: 'document.cookie',
      code: `
export function keep(token, days) {
  document.cookie = \`token=\${token}; Secure; SameSite=Lax\`; //! cookie-auth-set-by-script
  document.cookie = 'theme=dark; path=/';
  document.cookie = 'token=; Max-Age=0; path=/';
  document.cookie = 'token=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
  const expires = new Date();
  expires.setTime(expires.getTime() + days * 864e5);
  document.cookie = 'auth_token=' + token + ';expires=' + expires.toUTCString() + ';path=/;secure;samesite=lax'; //! cookie-auth-set-by-script
  document.cookie = name + '=' + token;
}`,
    },
  ],
} satisfies ModelCases;
