import { defineModel, serializeOptions } from './model.ts';

const standard = {
  ...serializeOptions,
  sameSite: { attribute: 'sameSite', as: 'Same-Site' },
} as const;

export default defineModel({
  library: '@std/http',
  version: '1.0.21',
  source: 'https://jsr.io/@std/http/1.0.21/cookie.ts',
  side: 'server',
  sites: [
    {
      kind: 'cookie.set',
      at: '@std/http/cookie.setCookie',
      api: 'setCookie',
      signatures: [{ takes: ['ignored', 'record'] }],
      options: standard,
      defaults: {},
    },
    {
      kind: 'cookie.clear',
      at: '@std/http/cookie.deleteCookie',
      api: 'deleteCookie',
      signatures: [{ takes: ['ignored', 'name', 'options'], atLeast: 2 }],
      options: standard,
      defaults: {},
    },
  ],
  values: [{ at: '@std/http/cookie.getCookies().*', is: 'request-cookie', api: 'getCookies' }],
});
