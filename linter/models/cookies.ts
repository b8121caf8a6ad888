// The package beneath `ctx.cookies` of Koa and cookie-session.
import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const cookiesOptions = { ...serializeOptions, maxAge: { attribute: 'lifetime', as: 'milliseconds' }, signed: { attribute: 'signed', as: 'flag' } } as const;

export default defineModel({
  library: 'cookies',
  group: 'cookie library',
  version: '0.9.2',
  source: 'index.js',
  holds: { from: '0.8.0', below: '1.0.0' },
  side: 'server',
  places: { Cookies: { paths: ['cookies()'] } },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'cookies.set',
      unsignedWithoutOptions: true,
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 1 }],
      options: cookiesOptions,
      defaults: {
        httpOnly: true,
        path: '/',
        secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
        signed: { unknown: 'it depends on the keys' },
      },
    },
  ],
  values: [{ at: '%Cookies.get()', is: 'request-cookie', api: 'cookies.get' }],
});
