// Hooks, composables, atoms and stores that keep a value in web storage under a key.
import { defineModel } from './model.ts';

const atom = { kind: 'storage.hook', api: 'atomWithStorage', area: 'local', signatures: [{ takes: ['key', 'value'] }, { takes: ['key', 'value', 'storage', 'ignored'], atLeast: 3 }] } as const;
const hook = { signatures: [{ takes: ['key', 'value', 'ignored'], atLeast: 1 }] } as const;

export default defineModel({
  library: 'local storage hooks',
  group: 'browser and its stores',
  version: '2026-11',
  source: 'usehooks-ts 3.1.1, react-use 17.6.1, @vueuse/core 15.0.0, ahooks 3.11.0, @mantine/hooks 9.7.4, @uidotdev/usehooks, @reactuses/core 6.5.9, @rehooks/local-storage 2.4.5, jotai 2.20.3, svelte-persisted-store 0.12.0',
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
    { kind: 'storage.hook', at: '@reactuses/core.useLocalStorage', api: 'useLocalStorage', area: 'local', signatures: [{ takes: ['key', 'value', 'ignored'], atLeast: 1 }] },
    { kind: 'storage.hook', at: '@reactuses/core.useSessionStorage', api: 'useSessionStorage', area: 'session', signatures: [{ takes: ['key', 'value', 'ignored'], atLeast: 1 }] },
    { kind: 'storage.hook', at: '@rehooks/local-storage.{useLocalStorage,default}', api: 'useLocalStorage', area: 'local', ...hook },
    { kind: 'storage.hook', at: '@mantine/hooks.useLocalStorage', api: 'useLocalStorage', area: 'local', signatures: [{ takes: ['entry'] }] },
    { kind: 'storage.hook', at: '@mantine/hooks.useSessionStorage', api: 'useSessionStorage', area: 'session', signatures: [{ takes: ['entry'] }] },
    { ...atom, at: 'jotai/utils.atomWithStorage' },
    { ...atom, at: 'jotai/vanilla/utils.atomWithStorage' },
    { kind: 'storage.hook', at: 'svelte-persisted-store.persisted', api: 'persisted', area: 'local', signatures: [{ takes: ['key', 'value'] }] },
    { kind: 'storage.hook', at: 'ahooks.useLocalStorageState', api: 'useLocalStorageState', area: 'local', signatures: [{ takes: ['key', 'ignored'], atLeast: 1 }] },
    { kind: 'storage.hook', at: 'ahooks.useSessionStorageState', api: 'useSessionStorageState', area: 'session', signatures: [{ takes: ['key', 'ignored'], atLeast: 1 }] },
  ],
});
