import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const call = { signatures: [{ takes: ['record'] }, { takes: ['name', 'value', 'options'], atLeast: 2 }], options: serializeOptions, defaults: {} } as const;

export default defineModel({
  library: 'cookie',
  group: 'cookie library',
  version: '1.1.1',
  source: 'dist/index.js; cookie 0.7.2, index.js; cookie-es 3.1.1, dist/index.mjs',
  holds: { from: '0.3.0', below: '2.0.0' },
  side: 'unknown',
  sites: [
    { kind: 'cookie.set', at: 'cookie.serialize', api: 'cookie.serialize', ...call, byScript: 'in-client-files' },
    { kind: 'cookie.set', at: 'cookie.stringifySetCookie', api: 'stringifySetCookie', ...call, byScript: 'in-client-files' },
    { kind: 'cookie.set', at: 'cookie-es.serialize', api: 'serialize', ...call, byScript: 'in-client-files' },
    { kind: 'cookie.set', at: 'cookie-es.serializeCookie', api: 'serializeCookie', ...call, byScript: 'in-client-files' },
  ],
  values: [
    { at: 'cookie.{parse,parseCookie}().*', is: 'request-cookie', api: 'cookie.parse' },
    { at: 'cookie-es.{parse,parseCookie}().*', is: 'request-cookie', api: 'parse' },
  ],
});
