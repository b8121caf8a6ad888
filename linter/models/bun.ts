import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export default defineModel({
  library: 'bun',
  group: 'server framework',
  version: '1.4.5',
  source: 'bun-types 1.4.5, bun.d.ts (CookieInit, CookieMap)',
  side: 'server',
  places: {
    Cookie: { paths: ['globalThis.Bun.Cookie', 'bun.Cookie', 'globalThis.Bun.Cookie.from', 'bun.Cookie.from'] },
    Cookies: {
      paths: [
        'globalThis.Bun.CookieMap()',
        'bun.CookieMap()',
        'bun.CookieMap#',
        'bun.BunRequest#.cookies',
        'globalThis.Bun.BunRequest#.cookies',
        'globalThis.Bun.serve.routes.*<fn>.0.cookies',
        'globalThis.Bun.serve.routes.*.*<fn>.0.cookies',
        'bun.serve.routes.*<fn>.0.cookies',
        'bun.serve.routes.*.*<fn>.0.cookies',
      ],
    },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'request.cookies.set',
      signatures: [{ takes: ['record'] }, { takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: serializeOptions,
      defaults: { sameSite: 'Lax', path: '/' },
    },
    {
      kind: 'cookie.set',
      at: '%Cookie',
      api: 'Bun.Cookie',
      signatures: [{ takes: ['record'] }, { takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: serializeOptions,
      defaults: { sameSite: 'Lax', path: '/' },
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.delete',
      api: 'request.cookies.delete',
      signatures: [{ takes: ['record'] }, { takes: ['name', 'options'] }],
      options: serializeOptions,
      defaults: { path: '/' },
    },
  ],
  values: [{ at: '%Cookies.get()', is: 'request-cookie', api: 'request.cookies.get' }],
});
