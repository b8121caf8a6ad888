import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const set = { signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }], options: serializeOptions, defaults: { path: '/' } } as const;
const clear = { signatures: [{ takes: ['name', 'options'] }], options: serializeOptions, defaults: { path: '/' } } as const;
/** Without them the cookie goes to `document.cookie`. */
const byScript = { withoutOptions: ['req', 'res', 'cookies'] } as const;

export default defineModel({
  library: 'cookies-next',
  group: 'cookie library',
  version: '6.1.1',
  source: 'lib/client/cookie-functions.js, lib/server/index.js, lib/common/utils.js',
  side: 'unknown',
  sites: [
    { kind: 'cookie.set', at: 'cookies-next.setCookie', api: 'setCookie', ...set, byScript },
    { kind: 'cookie.clear', at: 'cookies-next.deleteCookie', api: 'deleteCookie', ...clear, byScript },
    { kind: 'cookie.set', at: 'cookies-next/client.setCookie', api: 'setCookie', ...set, byScript: true },
    { kind: 'cookie.clear', at: 'cookies-next/client.deleteCookie', api: 'deleteCookie', ...clear, byScript: true },
    { kind: 'cookie.set', at: 'cookies-next/server.setCookie', api: 'setCookie', ...set },
    { kind: 'cookie.clear', at: 'cookies-next/server.deleteCookie', api: 'deleteCookie', ...clear },
  ],
});
