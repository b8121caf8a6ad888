import pinia from '#linter/models/pinia.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: pinia,
  readIn: { version: '4.7.1', source: 'dist/index.js' },
  defaults: [],
  cases: [
    {
      name: 'both ways to write a store',
      code: `
import { defineStore } from 'pinia';
import { ref, computed } from 'vue';
export const useAuth = defineStore('auth', { //! token-in-local-storage
  state: () => ({ token: '', user: null }),
  persist: true,
});
export const useTab = defineStore('auth', () => { //! token-in-session-storage
  const accessToken = ref(null);
  return { accessToken };
}, { persist: { storage: sessionStorage } });`,
    },
    {
      name: 'what stays out',
      code: `
import { defineStore } from 'pinia';
export const plain = defineStore('auth', { state: () => ({ token: '' }) });
export const off = defineStore('auth', { state: () => ({ token: '' }), persist: false });
export const picked = defineStore('auth', { state: () => ({ token: '', theme: '' }), persist: { pick: ['theme'] } });
export const omitted = defineStore('auth', { state: () => ({ token: '', theme: '' }), persist: { omit: ['token'] } });
export const cookies = defineStore('auth', { state: () => ({ token: '' }), persist: { storage: piniaPluginPersistedstate.cookies() } });
export const settings = defineStore('settings', { state: () => ({ theme: '', tokenLimit: 5 }), persist: true });`,
    },
  ],
} satisfies ModelCases;
