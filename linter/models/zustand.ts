import { defineModel } from './model.ts';

export default defineModel({
  library: 'zustand',
  group: 'browser and its stores',
  version: '5.1.0',
  source: 'middleware.js',
  holds: { from: '4.0.0', below: '6.0.0' },
  side: 'client',
  sites: [
    {
      kind: 'store.persist',
      at: 'zustand/middleware.persist',
      api: 'persist',
      signatures: [{ takes: ['state', 'options'], atLeast: 2 }],
      options: { name: 'key', storage: 'storage', getStorage: 'storage', partialize: 'picker' },
      area: 'local',
    },
  ],
});
