import { defineModel } from './model.ts';

const options = {
  secure: { attribute: 'secure', as: 'flag' },
  sameSite: { attribute: 'sameSite', as: 'same-site' },
  domain: { attribute: 'domain', as: 'text' },
  path: { attribute: 'path', as: 'text' },
  expires: { attribute: 'lifetime', as: 'date-or-days' },
} as const;

export default defineModel({
  library: 'typescript-cookie',
  group: 'cookie library',
  version: '1.0.6',
  source: 'dist/typescript-cookie.mjs',
  side: 'client',
  sites: [
    {
      kind: 'cookie.set',
      at: 'typescript-cookie.{setCookie,setRawCookie}',
      api: 'setCookie',
      signatures: [{ takes: ['name', 'value', 'options', 'ignored'], atLeast: 2 }],
      options,
      defaults: { path: '/' },
      byScript: true,
    },
    {
      kind: 'cookie.clear',
      at: 'typescript-cookie.removeCookie',
      api: 'removeCookie',
      signatures: [{ takes: ['name', 'options'] }],
      options,
      defaults: { path: '/' },
      byScript: true,
    },
  ],
});
