import { defineModel } from './model.ts';

export default defineModel({
  library: 'nuxt-auth-utils',
  group: 'session library',
  version: '0.5.30',
  source: 'dist/module.mjs',
  side: 'server',
  // Nuxt needs no import for it.
  places: { Config: { paths: ['globalThis.defineNuxtConfig', 'nuxt/config.defineNuxtConfig'] } },
  sites: [
    {
      kind: 'session.configure',
      at: '%Config',
      api: 'defineNuxtConfig',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      onlyWith: 'runtimeConfig.session',
      needs: ['nuxt-auth-utils'],
      options: {
        'runtimeConfig.session.name': { attribute: 'name', as: 'text' },
        'runtimeConfig.session.password': { attribute: 'secret', as: 'text' },
        'runtimeConfig.session.maxAge': { attribute: 'ttl', as: 'seconds' },
        'runtimeConfig.session.cookie.secure': { attribute: 'secure', as: 'flag' },
        'runtimeConfig.session.cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
        'runtimeConfig.session.cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
        'runtimeConfig.session.cookie.domain': { attribute: 'domain', as: 'text' },
        'runtimeConfig.session.cookie.path': { attribute: 'path', as: 'text' },
        'runtimeConfig.session.cookie.maxAge': { attribute: 'lifetime', as: 'seconds' },
      },
      defaults: { name: 'nuxt-session', secure: true, httpOnly: true, sameSite: 'Lax', path: '/', ttl: null },
      state: 'sealed-cookie',
    },
  ],
});
