import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export default defineModel({
  library: 'astro',
  group: 'server framework',
  version: '6.0.5',
  source: 'dist/core/cookies/cookies.js',
  holds: { from: '4.0.0', below: '7.0.0' },
  side: 'server',
  places: {
    Context: {
      paths: [
        'globalThis.Astro',
        'astro.{APIContext,AstroGlobal,ActionAPIContext}#',
        'astro.APIRoute#<fn>.0',
        'astro.MiddlewareHandler#<fn>.0',
        'astro:middleware.defineMiddleware<fn>.0',
        'astro:actions.defineAction.handler<fn>.1',
      ],
    },
    Cookies: { paths: ['%Context.cookies', 'astro.AstroCookies#'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'Astro.cookies.set',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: serializeOptions,
      defaults: {},
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.delete',
      api: 'Astro.cookies.delete',
      signatures: [{ takes: ['name', 'options'] }],
      options: serializeOptions,
      defaults: {},
    },
    {
      kind: 'header.set',
      at: '%Context.response.headers.{set,append}',
      api: 'Astro.response.headers.set',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [{ at: '%Cookies.get().value', is: 'request-cookie', api: 'Astro.cookies.get' }],
});
