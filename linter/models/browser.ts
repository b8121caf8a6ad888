import { defineModel } from './model.ts';

export default defineModel({
  library: 'browser',
  version: '2026-11',
  source: 'https://html.spec.whatwg.org/multipage/webstorage.html, https://html.spec.whatwg.org/multipage/dom.html#dom-document-cookie',
  side: 'client',
  places: {
    LocalStorage: { paths: ['globalThis.localStorage'] },
    SessionStorage: { paths: ['globalThis.sessionStorage'] },
  },
  sites: [
    { kind: 'cookie.assign', at: 'globalThis.document.cookie', api: 'document.cookie', byScript: true },
    { kind: 'storage.write', at: '%LocalStorage.setItem', api: 'localStorage.setItem', area: 'local' },
    { kind: 'storage.assign', at: '%LocalStorage', api: 'localStorage', area: 'local' },
    { kind: 'storage.write', at: '%SessionStorage.setItem', api: 'sessionStorage.setItem', area: 'session' },
    { kind: 'storage.assign', at: '%SessionStorage', api: 'sessionStorage', area: 'session' },
  ],
});
