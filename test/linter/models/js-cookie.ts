import jsCookie from '#linter/models/js-cookie.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Cookies {
  set(name: string, value: string): string | undefined;
}

export default {
  model: jsCookie,
  defaults: [
    {
      site: '%Cookies.set',
      header: async () => {
        const { default: cookies } = await testPackage<{ default: Cookies }>('js-cookie');
        const page = globalThis as { document?: { cookie: string } };
        page.document = { cookie: '' };
        try {
          return cookies.set('a', 'b');
        } finally {
          delete page.document;
        }
      },
    },
  ],
  cases: [
    {
      name: 'a token that script writes',
      code: `
import Cookies from 'js-cookie';
export async function login(form) {
  const { token } = await post('/login', form);
  Cookies.set('token', token, { secure: true, sameSite: 'strict' }); //! cookie-auth-set-by-script
  Cookies.set('token', token, { expires: 7 }); //! cookie-auth-set-by-script cookie-missing-samesite cookie-missing-secure
  Cookies.set('theme', form.theme);
  Cookies.remove('token');
}`,
    },
    {
      name: 'with attributes of its own',
      code: `
const Cookies = require('js-cookie').withAttributes({ path: '/' });
export const remember = (session) => Cookies.set('accessToken', session.accessToken, { secure: true, sameSite: 'lax' }); //! cookie-auth-set-by-script`,
    },
  ],
} satisfies ModelCases;
