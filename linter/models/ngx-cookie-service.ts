import { defineModel } from './model.ts';

const options = {
  expires: { attribute: 'lifetime', as: 'date-or-days' },
  path: { attribute: 'path', as: 'text' },
  domain: { attribute: 'domain', as: 'text' },
  secure: { attribute: 'secure', as: 'flag' },
  sameSite: { attribute: 'sameSite', as: 'Same-Site' },
  partitioned: { attribute: 'partitioned', as: 'flag' },
} as const;

export default defineModel({
  library: 'ngx-cookie-service',
  group: 'cookie library',
  version: '22.0.0',
  source: 'fesm2022/ngx-cookie-service.mjs',
  holds: { from: '12.0.0' },
  side: 'client',
  places: { Cookies: { paths: ['ngx-cookie-service.CookieService#', 'ngx-cookie-service.CookieService()'] } },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: 'cookieService.set',
      signatures: [{ takes: ['name', 'value', ':expires', ':path', ':domain', ':secure', ':sameSite', ':partitioned'] }, { takes: ['name', 'value', 'options'], atLeast: 2 }],
      options,
      defaults: { sameSite: 'Lax' },
      byScript: true,
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.delete',
      api: 'cookieService.delete',
      signatures: [{ takes: ['name', ':path', ':domain', ':secure', ':sameSite'] }],
      options,
      defaults: { sameSite: 'Lax' },
      byScript: true,
    },
  ],
});
