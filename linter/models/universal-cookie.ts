// react-cookie wraps universal-cookie: both are here, because what a call means is the same.
import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const { httpOnly: _httpOnly, ...scriptOptions } = serializeOptions;

export default defineModel({
  library: 'universal-cookie',
  group: 'cookie library',
  version: '8.1.2',
  source: 'esm/index.mjs; react-cookie 8.1.2, esm/index.mjs',
  side: 'client',
  places: {
    Cookies: { paths: ['universal-cookie()', 'universal-cookie#', 'react-cookie.Cookies()', 'react-cookie.Cookies#'] },
    Hook: { paths: ['react-cookie.useCookies()'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'cookies.set',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: scriptOptions,
      defaults: {},
      byScript: true,
      optionsOfInstance: 1,
    },
    {
      kind: 'cookie.set',
      at: '%Hook.1',
      api: 'setCookie',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: scriptOptions,
      defaults: {},
      byScript: true,
    },
    { kind: 'cookie.clear', at: '%Cookies.remove', api: 'cookies.remove', signatures: [{ takes: ['name', 'options'] }], options: scriptOptions, defaults: {}, byScript: true },
    { kind: 'cookie.clear', at: '%Hook.2', api: 'removeCookie', signatures: [{ takes: ['name', 'options'] }], options: scriptOptions, defaults: {}, byScript: true },
  ],
});
