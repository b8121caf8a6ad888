// The pages' side of Nuxt; the server's side is h3. `useCookie` needs no import.
import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export default defineModel({
  library: 'nuxt',
  group: 'server framework',
  version: '4.5.2',
  source: 'dist/app/composables/cookie.js',
  holds: { from: '3.0.0', below: '5.0.0' },
  side: 'client',
  places: { Ref: { paths: ['globalThis.useCookie()', '#app.useCookie()', '#imports.useCookie()', 'nuxt/app.useCookie()'] } },
  sites: [
    {
      kind: 'cookie.ref',
      at: '%Ref.value',
      api: 'useCookie',
      signatures: [{ takes: ['name', 'options'] }],
      options: serializeOptions,
      defaults: { path: '/' },
      needs: ['usecookie'],
    },
  ],
});
