import { defineModel } from './model.ts';

const jsCookieOptions = {
  secure: { attribute: 'secure', as: 'flag' },
  sameSite: { attribute: 'sameSite', as: 'same-site' },
  domain: { attribute: 'domain', as: 'text' },
  path: { attribute: 'path', as: 'text' },
  expires: { attribute: 'lifetime', as: 'date-or-days' },
} as const;

export default defineModel({
  library: 'js-cookie',
  group: 'cookie library',
  version: '3.0.8',
  source: 'dist/js.cookie.mjs',
  side: 'client',
  places: { Cookies: { paths: ['js-cookie', 'js-cookie.{withAttributes,withConverter}()', 'globalThis.Cookies'] } },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'Cookies.set',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: jsCookieOptions,
      defaults: { path: '/' },
      byScript: true,
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.remove',
      api: 'Cookies.remove',
      signatures: [{ takes: ['name', 'options'] }],
      options: jsCookieOptions,
      defaults: { path: '/' },
      byScript: true,
    },
  ],
});
