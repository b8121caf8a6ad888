import nuxt from '#linter/models/nuxt.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: nuxt,
  readIn: { version: '4.5.2', source: 'dist/app/composables/cookie.js' },
  withoutHeaders: 'it needs a running Nuxt; read in dist/app/composables/cookie.js of 4.5.2',
  defaults: [],
  cases: [
    {
      name: 'what useCookie writes',
      code: `
const token = useCookie('token', { secure: true, sameSite: 'lax' });
const theme = useCookie('theme');
export async function login(form) {
  const data = await $fetch('/api/login', { method: 'POST', body: form });
  token.value = data.token; //! token-in-script-readable-cookie
  useCookie('accessToken', { secure: true, sameSite: 'lax' }).value = data.accessToken; //! token-in-script-readable-cookie
  useCookie('refresh_token', { httpOnly: true, secure: true, sameSite: 'lax' }).value = data.refreshToken;
  theme.value = 'dark';
}
export function logout() {
  token.value = null; //! logout-client-side-only
}
export const isSignedIn = () => Boolean(useCookie('session').value);`,
    },
  ],
} satisfies ModelCases;
