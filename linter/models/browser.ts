import { defineModel } from './model.ts';

const cookieStoreOptions = {
  domain: { attribute: 'domain', as: 'text' },
  path: { attribute: 'path', as: 'text' },
  sameSite: { attribute: 'sameSite', as: 'same-site' },
  expires: { attribute: 'lifetime', as: 'date' },
  maxAge: { attribute: 'lifetime', as: 'seconds' },
  partitioned: { attribute: 'partitioned', as: 'flag' },
} as const;

export default defineModel({
  library: 'browser',
  group: 'browser and its stores',
  version: '2026-11',
  source: 'https://html.spec.whatwg.org/multipage/webstorage.html, https://html.spec.whatwg.org/multipage/dom.html#dom-document-cookie, https://cookiestore.spec.whatwg.org/#set-a-cookie, https://w3c.github.io/IndexedDB/',
  side: 'client',
  places: {
    LocalStorage: { paths: ['globalThis.localStorage'] },
    SessionStorage: { paths: ['globalThis.sessionStorage'] },
    CookieStore: { paths: ['globalThis.cookieStore'] },
    ObjectStore: { paths: ['*.objectStore()', '*.transaction().objectStore()'] },
  },
  sites: [
    { kind: 'cookie.assign', at: 'globalThis.document.cookie', api: 'document.cookie', byScript: true },
    {
      kind: 'cookie.set',
      at: '%CookieStore.set',
      api: 'cookieStore.set',
      signatures: [{ takes: ['record'] }, { takes: ['name', 'value'] }],
      options: cookieStoreOptions,
      defaults: { secure: true, sameSite: 'Strict', path: '/' },
      byScript: true,
    },
    {
      kind: 'cookie.clear',
      at: '%CookieStore.delete',
      api: 'cookieStore.delete',
      signatures: [{ takes: ['record'] }, { takes: ['name'] }],
      options: cookieStoreOptions,
      defaults: { path: '/' },
      byScript: true,
    },
    { kind: 'storage.write', at: '%LocalStorage.setItem', api: 'localStorage.setItem', area: 'local' },
    { kind: 'storage.assign', at: '%LocalStorage', api: 'localStorage', area: 'local' },
    { kind: 'storage.write', at: '%SessionStorage.setItem', api: 'sessionStorage.setItem', area: 'session' },
    { kind: 'storage.assign', at: '%SessionStorage', api: 'sessionStorage', area: 'session' },
    {
      kind: 'storage.write',
      at: '%ObjectStore.{put,add}',
      api: 'objectStore.put',
      area: 'indexeddb',
      signatures: [{ takes: ['value', 'key'] }, { takes: ['record'] }],
      needs: ['objectstore'],
    },
  ],
  values: [
    { at: '%LocalStorage', is: 'local-storage', api: 'localStorage' },
    { at: '%SessionStorage', is: 'session-storage', api: 'sessionStorage' },
    { at: '%LocalStorage.getItem()', is: 'stored', api: 'localStorage' },
    { at: '%SessionStorage.getItem()', is: 'stored', api: 'sessionStorage' },
  ],
});
