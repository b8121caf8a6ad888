// Tables of IndexedDB as members of a database, mostly of a class that extends Dexie.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'dexie',
  group: 'browser and its stores',
  version: '4.4.7',
  source: 'dist/dexie.d.ts',
  side: 'client',
  places: { Database: { paths: ['dexie()', 'dexie.Dexie()', 'dexie#', 'dexie.Dexie#'], importedAs: ['db', 'database', 'dexie'] }, Table: { paths: ['%Database.*', '%Database.table()', 'dexie.Table#', 'dexie.EntityTable#'] } },
  sites: [
    { kind: 'storage.write', at: '%Table.{put,add}', api: 'table.put', area: 'indexeddb', signatures: [{ takes: ['record'] }, { takes: ['value', 'key'] }] },
    { kind: 'storage.write', at: '%Table.update', api: 'table.update', area: 'indexeddb', signatures: [{ takes: ['ignored', 'record'] }] },
  ],
  leavesOut: ['Lists of records, as bulkPut takes them.'],
});
