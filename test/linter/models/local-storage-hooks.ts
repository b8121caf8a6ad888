import localStorageHooks from '#linter/models/local-storage-hooks.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: localStorageHooks,
  readIn: { version: '2026-11', source: 'usehooks-ts 3.1.1, react-use 17.6.1, @vueuse/core 15.0.0, ahooks 3.11.0, @mantine/hooks, @uidotdev/usehooks' },
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
      name: 'a hook of the same name from elsewhere',
      code: `
import { useLocalStorage } from './use-local-storage';
export const useToken = () => useLocalStorage('token', null);`,
    },
  ],
} satisfies ModelCases;
