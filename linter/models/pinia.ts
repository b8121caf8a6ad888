// pinia keeps nothing by itself: `persist` is the option of pinia-plugin-persistedstate.
import { defineModel } from './model.ts';

const options = {
  persist: 'switch',
  state: 'state',
  id: 'key',
  'persist.key': 'key',
  'persist.storage': 'storage',
  'persist.pick': 'picked',
  'persist.paths': 'picked',
  'persist.omit': 'left-out',
} as const;

export default defineModel({
  library: 'pinia-plugin-persistedstate',
  group: 'browser and its stores',
  version: '4.7.1',
  source: 'dist/index.js',
  holds: { from: '2.0.0', below: '5.0.0' },
  side: 'client',
  sites: [
    {
      kind: 'store.persist',
      at: 'pinia.defineStore',
      api: 'defineStore',
      signatures: [{ takes: ['name', 'state', 'options'], atLeast: 3 }, { takes: ['name', 'options'], atLeast: 2 }, { takes: ['options'], atLeast: 1 }],
      options,
      area: 'local',
      needs: ['persist'],
    },
  ],
});
