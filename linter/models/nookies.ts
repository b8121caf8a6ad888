import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export default defineModel({
  library: 'nookies',
  group: 'cookie library',
  version: '2.5.2',
  source: 'dist/index.js',
  side: 'unknown',
  sites: [
    {
      kind: 'cookie.set',
      at: 'nookies.{set,setCookie}',
      api: 'setCookie',
      signatures: [{ takes: ['context', 'name', 'value', 'options'], atLeast: 3 }],
      options: serializeOptions,
      defaults: {},
      byScript: 'without-context',
    },
    {
      kind: 'cookie.clear',
      at: 'nookies.{destroy,destroyCookie}',
      api: 'destroyCookie',
      signatures: [{ takes: ['context', 'name', 'options'], atLeast: 2 }],
      options: serializeOptions,
      defaults: {},
      byScript: 'without-context',
    },
  ],
});
