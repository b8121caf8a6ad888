import localStorageHooks from '#linter/models/local-storage-hooks.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: localStorageHooks,
  readIn: { version: '2026-11', source: 'usehooks-ts 3.1.1, react-use 17.6.1, @vueuse/core 15.0.0, ahooks 3.11.0, @mantine/hooks 9.7.4, @uidotdev/usehooks, @reactuses/core 6.5.9, @rehooks/local-storage 2.4.5, jotai 2.20.3, svelte-persisted-store 0.12.0' },
  defaults: [],
  cases: [
    {
      name: 'React',
      code: `
import { useLocalStorage } from 'usehooks-ts';
import useStored from 'react-use/lib/useLocalStorage';
import { useLocalStorageState } from 'ahooks';
export function useSession() {
  const [token, setToken] = useLocalStorage('token', null); //! token-in-local-storage
  const [auth, setAuth] = useLocalStorage('auth', { accessToken: '', name: '' }); //! token-in-local-storage
  const [refresh, setRefresh] = useLocalStorageState('refreshToken'); //! refresh-token-in-browser
  const [jwt] = useStored('jwt', ''); //! token-in-local-storage
  const [theme] = useLocalStorage('theme', 'light');
  const [isLoggedIn] = useLocalStorage('isLoggedIn', false);
  const [count] = useLocalStorage('tokenCount', 0);
  const [session] = useLocalStorage('session', { open: false });
  const [modal] = useLocalStorage('authModalOpen', '');
  const [last] = useLocalStorage('lastLogin', null);
  const [logins] = useLocalStorage('logins', []);
  return { token, setToken, auth, setAuth, refresh, setRefresh, theme, isLoggedIn, count, session, logins, jwt, modal, last };
}`,
    },
    {
      name: 'Vue',
      code: `
import { useStorage, useSessionStorage, useLocalStorage } from '@vueuse/core';
const token = useStorage('token', ''); //! token-in-local-storage
const tabToken = useStorage('token', '', sessionStorage); //! token-in-session-storage
const elsewhere = useStorage('token', '', createStore());
const inTab = useSessionStorage('accessToken', null); //! token-in-session-storage
const locale = useLocalStorage('locale', 'en');`,
    },
    {
      name: 'what is put in later',
      code: `
import { useLocalStorage } from '@vueuse/core';
import { useLocalStorage as useStored } from 'usehooks-ts';
const bearer = useLocalStorage('session-bearer', ''); //! token-in-local-storage
const kept = useLocalStorage('acme.s', ''); //! token-in-local-storage
const note = useLocalStorage('acme.n', '');
export async function login(form) {
  const { access_token } = await post('/login', form);
  kept.value = access_token;
  note.value = form.note;
}
export function useLogin() {
  const [s, setS] = useStored('acme.t', null); //! token-in-local-storage
  const [n, setN] = useStored('acme.m', null);
  return async (form) => {
    const data = await post('/login', form);
    setS(data.accessToken);
    setN(data.name);
  };
}`,
    },
    {
      name: 'atoms, stores and hooks with an entry',
      code: `
import { atomWithStorage, createJSONStorage } from 'jotai/utils';
import { useLocalStorage } from '@mantine/hooks';
import { persisted } from 'svelte-persisted-store';
export const tokenAtom = atomWithStorage('accessToken', null); //! token-in-local-storage
export const tabAtom = atomWithStorage('accessToken', null, createJSONStorage(() => sessionStorage)); //! token-in-session-storage
export const themeAtom = atomWithStorage('theme', 'dark');
export const jwt = persisted('jwt', ''); //! token-in-local-storage
export function useToken() {
  const [token, setToken] = useLocalStorage({ key: 'token', defaultValue: '' }); //! token-in-local-storage
  const [scheme] = useLocalStorage({ key: 'color-scheme', defaultValue: 'light' });
  return { token, setToken, scheme };
}`,
    },
    {
      name: 'a hook of the same name from elsewhere',
      code: `
import { useLocalStorage } from './use-local-storage';
export const useToken = () => useLocalStorage('token', null);`,
    },
  ],
} satisfies ModelCases;
