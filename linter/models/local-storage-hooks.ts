// Hooks and composables that keep a value in web storage under a key.
import { defineModel } from './model.ts';

const hook = { signatures: [{ takes: ['key', 'value', 'ignored'], atLeast: 1 }] } as const;

export default defineModel({
  library: 'local storage hooks',
  group: 'browser and its stores',
  version: '2026-11',
  source: 'usehooks-ts 3.1.1, react-use 17.6.1, @vueuse/core 15.0.0, ahooks 3.11.0, @mantine/hooks, @uidotdev/usehooks',
  side: 'client',
  sites: [
    { kind: 'storage.hook', at: 'usehooks-ts.useLocalStorage', api: 'useLocalStorage', area: 'local', ...hook },
    { kind: 'storage.hook', at: 'usehooks-ts.useSessionStorage', api: 'useSessionStorage', area: 'session', ...hook },
    { kind: 'storage.hook', at: 'react-use.useLocalStorage', api: 'useLocalStorage', area: 'local', ...hook },
    { kind: 'storage.hook', at: 'react-use.useSessionStorage', api: 'useSessionStorage', area: 'session', ...hook },
    { kind: 'storage.hook', at: 'react-use/lib/useLocalStorage', api: 'useLocalStorage', area: 'local', ...hook },
    { kind: 'storage.hook', at: '@uidotdev/usehooks.useLocalStorage', api: 'useLocalStorage', area: 'local', ...hook },
    { kind: 'storage.hook', at: '@vueuse/core.useLocalStorage', api: 'useLocalStorage', area: 'local', ...hook },
    { kind: 'storage.hook', at: '@vueuse/core.useSessionStorage', api: 'useSessionStorage', area: 'session', ...hook },
    {
      kind: 'storage.hook',
      at: '@vueuse/core.useStorage',
      api: 'useStorage',
      area: 'local',
      signatures: [{ takes: ['key', 'value'], atLeast: 1 }, { takes: ['key', 'value', 'storage', 'ignored'], atLeast: 3 }],
    },
    { kind: 'storage.hook', at: 'ahooks.useLocalStorageState', api: 'useLocalStorageState', area: 'local', signatures: [{ takes: ['key', 'ignored'], atLeast: 1 }] },
    { kind: 'storage.hook', at: 'ahooks.useSessionStorageState', api: 'useSessionStorageState', area: 'session', signatures: [{ takes: ['key', 'ignored'], atLeast: 1 }] },
  ],
});
