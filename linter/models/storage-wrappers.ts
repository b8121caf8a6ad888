// Libraries that write to web storage by a call of their own.
import { defineModel } from './model.ts';

const signatures = [{ takes: ['key', 'value'] }, { takes: ['key', 'value', 'ignored'] }] as const;
const local = { kind: 'storage.write', area: 'local', signatures } as const;
const session = { kind: 'storage.write', area: 'session', signatures } as const;

export default defineModel({
  library: 'storage wrappers',
  group: 'browser and its stores',
  version: '2026-11',
  source: 'quasar 2.34.0, store2 2.14.4, store 2.0.12, lscache 1.3.2, ngx-webstorage 21.0.1',
  side: 'client',
  places: {
    Quasar: { paths: ['quasar', 'quasar.useQuasar()', '*.$q'] },
    Local: { paths: ['quasar.LocalStorage', '%Quasar.localStorage'] },
    Session: { paths: ['quasar.SessionStorage', '%Quasar.sessionStorage'] },
  },
  sites: [
    { ...local, at: '%Local.{set,setItem}', api: 'LocalStorage.set' },
    { ...session, at: '%Session.{set,setItem}', api: 'SessionStorage.set' },
    { ...local, at: 'store2', api: 'store' },
    { ...local, at: 'store2.{set,local}', api: 'store.set' },
    { ...local, at: 'store2.local.set', api: 'store.local.set' },
    { ...session, at: 'store2.session', api: 'store.session' },
    { ...session, at: 'store2.session.set', api: 'store.session.set' },
    // Many things are called a store: only where one is imported under that name.
    { ...local, at: 'store.set', api: 'store.set', needs: [["'store'", '"store"']] },
    { ...local, at: 'lscache.set', api: 'lscache.set' },
    { ...local, at: 'ngx-webstorage.LocalStorageService#.store', api: 'localStorageService.store' },
    { ...session, at: 'ngx-webstorage.SessionStorageService#.store', api: 'sessionStorageService.store' },
  ],
});
