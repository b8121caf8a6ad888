import { defineModel } from './model.ts';

export default defineModel({
  library: 'localforage',
  group: 'browser and its stores',
  version: '1.10.0',
  source: 'dist/localforage.js',
  side: 'client',
  places: { Forage: { paths: ['localforage', 'localforage.createInstance()', 'globalThis.localforage'] } },
  sites: [{ kind: 'storage.write', at: '%Forage.setItem', api: 'localforage.setItem', area: 'indexeddb', signatures: [{ takes: ['key', 'value'] }, { takes: ['key', 'value', 'ignored'] }] }],
  values: [{ at: '%Forage', is: 'indexeddb', api: 'localforage' }],
});
