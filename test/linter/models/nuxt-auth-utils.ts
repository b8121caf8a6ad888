import model from '#linter/models/nuxt-auth-utils.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '0.5.30', source: 'dist/module.mjs' },
  withoutHeaders: 'It needs a running Nuxt application; the cookie is written by h3, whose defaults are proven.',
  cases: [
    {
      name: 'a password in the configuration',
      file: 'nuxt.config.ts',
      code: `
export default defineNuxtConfig({
  modules: ['nuxt-auth-utils'],
  runtimeConfig: { session: { name: 'sid', password: 'a password that stands in the code', cookie: { sameSite: 'lax' } } }, //! session-secret-hardcoded
});`,
    },
    {
      name: 'a configuration without sessions',
      file: 'nuxt.config.ts',
      code: `
export default defineNuxtConfig({ modules: ['nuxt-auth-utils'], runtimeConfig: { public: { session: 1 } } });`,
    },
  ],
} satisfies ModelCases;
