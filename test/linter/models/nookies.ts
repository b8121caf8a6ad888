import nookies from '#linter/models/nookies.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';
import { writtenCookie } from '../written-cookie.ts';

export default {
  model: nookies,
  defaults: [
    {
      site: 'nookies.{set,setCookie}',
      header: async () => {
        const { setCookie } = await testPackage<{ setCookie: (context: null, name: string, value: string) => void }>('nookies');
        return writtenCookie(() => setCookie(null, 'a', 'b'));
      },
    },
  ],
  cases: [
    {
      name: 'on both sides',
      code: `
import { setCookie, destroyCookie } from 'nookies';
export async function login(form) {
  const { token } = await post('/login', form);
  setCookie(null, 'token', token, { secure: true, sameSite: 'lax', path: '/' }); //! cookie-auth-set-by-script
  setCookie(undefined, 'theme', form.theme);
  destroyCookie(null, 'token');
}
export async function getServerSideProps(ctx) {
  setCookie(ctx, 'token', ctx.token, { httpOnly: true, secure: true, sameSite: 'lax' });
  setCookie(ctx, 'token', ctx.token, { secure: true, sameSite: 'lax' }); //! token-in-script-readable-cookie
  return { props: {} };
}`,
    },
  ],
} satisfies ModelCases;
