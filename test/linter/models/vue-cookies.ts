import vueCookies from '#linter/models/vue-cookies.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';
import { writtenCookie } from '../written-cookie.ts';

export default {
  model: vueCookies,
  defaults: [
    {
      site: '%Cookies.set',
      header: async () => {
        const { default: cookies } = await testPackage<{ default: { set(name: string, value: string): unknown } }>('vue-cookies');
        return writtenCookie(() => cookies.set('a', 'b'));
      },
    },
  ],
  cases: [
    {
      name: 'with attributes by position',
      code: `
import VueCookies from 'vue-cookies';
export function login({ token }) {
  VueCookies.set('token', token, '7d', '/', undefined, true, 'Strict'); //! cookie-auth-set-by-script
  VueCookies.set('token', token); //! cookie-auth-set-by-script cookie-missing-secure
  VueCookies.set('theme', 'dark');
  VueCookies.remove('token');
}`,
    },
    {
      name: 'of a component',
      code: `
export default {
  methods: {
    async login() {
      const { data } = await this.$http.post('/login', this.form);
      this.$cookies.set('access_token', data.token, '1h', '/', null, true, 'Lax'); //! cookie-auth-set-by-script
      this.$cookies.set('lang', this.lang);
    },
  },
};`,
    },
    {
      name: 'another thing with the same method',
      code: `
export const keep = (cookies, token) => cookies.set('token', token);`,
    },
  ],
} satisfies ModelCases;
