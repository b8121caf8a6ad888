// Written from the documentation alone: what is left out when nobody says it is not known here.
import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const unread = { unknown: 'the published file of @std/http was not read' } as const;
const unknownDefaults = { secure: unread, httpOnly: unread, sameSite: unread, path: unread, domain: unread } as const;

const standard = {
  ...serializeOptions,
  sameSite: { attribute: 'sameSite', as: 'Same-Site' },
} as const;

export default defineModel({
  library: '@std/http',
  group: 'server framework',
  version: '1.0.21',
  source: 'the documentation of @std/http/cookie',
  side: 'server',
  sites: [
    {
      kind: 'cookie.set',
      at: '@std/http/cookie.setCookie',
      api: 'setCookie',
      signatures: [{ takes: ['ignored', 'record'] }],
      options: standard,
      defaults: unknownDefaults,
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
