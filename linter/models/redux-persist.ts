import { defineModel } from './model.ts';

export default defineModel({
  library: 'redux-persist',
  group: 'browser and its stores',
  version: '6.0.0',
  source: 'lib/persistReducer.js, lib/storage/index.js, lib/storage/session.js',
  holds: { from: '5.0.0', below: '7.0.0' },
  side: 'client',
  sites: [
    {
      kind: 'store.persist',
      at: 'redux-persist.{persistReducer,persistCombineReducers}',
      api: 'persistReducer',
      signatures: [{ takes: ['options', 'reducer'], atLeast: 2 }],
      options: { key: 'key', storage: 'storage', whitelist: 'picked', blacklist: 'left-out' },
    },
  ],
  values: [
    { at: 'redux-persist/lib/storage', is: 'local-storage', api: 'redux-persist/lib/storage' },
    { at: 'redux-persist/es/storage', is: 'local-storage', api: 'redux-persist/es/storage' },
    { at: 'redux-persist/lib/storage/session', is: 'session-storage', api: 'redux-persist/lib/storage/session' },
    { at: 'redux-persist/es/storage/session', is: 'session-storage', api: 'redux-persist/es/storage/session' },
  ],
});
