import zustand from '#linter/models/zustand.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: zustand,
  defaults: [],
  readIn: { version: '5.1.0', source: 'middleware.js' },
  cases: [
    {
      name: 'fields of the state',
      code: `
import { create } from 'zustand';
import { persist, createJSONStorage } from 'zustand/middleware';
import { immer } from 'zustand/middleware/immer';
export const useAuth = create<State>()(
  persist( //! token-in-local-storage
    (set) => ({ user: null, accessToken: null, setToken: (accessToken) => set({ accessToken }) }),
    { name: 'auth' },
  ),
);
export const useTab = create(
  persist( //! token-in-session-storage
    immer((set) => ({ token: '', theme: 'dark' })),
    { name: 'tab', storage: createJSONStorage(() => sessionStorage) },
  ),
);
export const useRefresh = create(persist(() => ({ refreshToken: '' }), { name: 'refresh' })); //! refresh-token-in-browser`,
    },
    {
      name: 'what stays out',
      code: `
import { persist, createJSONStorage } from 'zustand/middleware';
import AsyncStorage from '@react-native-async-storage/async-storage';
export const picked = persist((set) => ({ accessToken: null, theme: 'dark' }), { name: 'auth', partialize: (state) => ({ theme: state.theme }) });
export const rest = persist((set) => ({ accessToken: null, theme: 'dark' }), { name: 'auth', partialize: ({ accessToken, ...others }) => others });
export const native = persist((set) => ({ accessToken: null }), { name: 'auth', storage: createJSONStorage(() => AsyncStorage) });
export const settings = persist((set) => ({ theme: 'dark', csrfToken: '', tokenCount: 0, isAuthenticated: false }), { name: 'session' });
export const actions = persist((set) => ({ user: null, setToken: (token) => set({ token }) }), { name: 'auth' });
export const open = persist(createState, { name: 'auth' });`,
    },
    {
      name: 'a picked token',
      code: `
import { persist } from 'zustand/middleware';
export const store = persist((set) => ({ token: null, theme: 'dark' }), { name: 'auth', partialize: (state) => ({ token: state.token }) }); //! token-in-local-storage`,
    },
  ],
} satisfies ModelCases;
