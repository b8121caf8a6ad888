import universalCookie from '#linter/models/universal-cookie.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';
import { writtenCookie } from '../written-cookie.ts';

export default {
  model: universalCookie,
  defaults: [
    {
      site: '%Cookies.set',
      header: async () => {
        const { default: Cookies } = await testPackage<{ default: new () => { set(name: string, value: string): void } }>('universal-cookie');
        return writtenCookie(() => new Cookies().set('a', 'b'));
      },
    },
    {
      site: '%Hook.1',
      header: async () => {
        const { Cookies } = await testPackage<{ Cookies: new () => { set(name: string, value: string): void } }>('react-cookie');
        return writtenCookie(() => new Cookies().set('a', 'b'));
      },
    },
  ],
  cases: [
    {
      name: 'a token that script writes',
      code: `
import Cookies from 'universal-cookie';
const cookies = new Cookies();
export async function login(form) {
  const { accessToken } = await post('/login', form);
  cookies.set('accessToken', accessToken, { path: '/', secure: true, sameSite: 'lax' }); //! cookie-auth-set-by-script
  cookies.set('accessToken', accessToken); //! cookie-auth-set-by-script cookie-missing-samesite cookie-missing-secure
  cookies.set('theme', form.theme);
  cookies.set('csrfToken', form.csrf, { secure: true, sameSite: 'lax' });
  cookies.remove('accessToken');
}`,
    },
    {
      name: 'the hook of react-cookie',
      file: 'login.js',
      code: `
import { useCookies } from 'react-cookie';
export function Login() {
  const [cookies, setCookie, removeCookie] = useCookies(['token']);
  const onLogin = (data) => setCookie('token', data.token, { secure: true, sameSite: 'strict' }); //! cookie-auth-set-by-script
  const onDark = () => setCookie('theme', 'dark');
  const onLogout = () => removeCookie('token');
  return { onLogin, onDark, onLogout, cookies };
}`,
    },
    {
      name: 'what only reads',
      code: `
import Cookies from 'universal-cookie';
const token = new Cookies().get('token');
export const isSignedIn = Boolean(token);`,
    },
    {
      name: 'options of the instance',
      code: `
import Cookies from 'universal-cookie';
const cookies = new Cookies(null, { path: '/', secure: true, sameSite: 'strict' });
const bare = new Cookies();
export function keep(data) {
  cookies.set('__Host-token', data.token, { maxAge: 300 }); //! cookie-auth-set-by-script
  cookies.set('__Host-token', data.token); //! cookie-auth-set-by-script
  bare.set('__Host-token', data.token, { path: '/', secure: true, maxAge: 300 }); //! cookie-auth-set-by-script cookie-missing-samesite
}`,
    },
  ],
} satisfies ModelCases;
