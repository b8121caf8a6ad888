// Promises around IndexedDB: idb and idb-keyval.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'idb',
  group: 'browser and its stores',
  version: '8.0.4',
  source: 'build/index.js; idb-keyval 6.3.0, dist/index.js',
  side: 'client',
  places: { Database: { paths: ['idb.openDB()', 'idb.IDBPDatabase#'] } },
  sites: [
    {
      kind: 'storage.write',
      at: '%Database.{put,add}',
      api: 'db.put',
      area: 'indexeddb',
      signatures: [{ takes: ['ignored', 'value', 'key'] }, { takes: ['ignored', 'record'] }],
    },
    { kind: 'storage.write', at: 'idb-keyval.set', api: 'set', area: 'indexeddb', signatures: [{ takes: ['key', 'value'] }, { takes: ['key', 'value', 'ignored'] }] },
  ],
});
