import { defineModel } from './model.ts';

const options = {
  expires: { attribute: 'lifetime', as: 'seconds' },
  path: { attribute: 'path', as: 'text' },
  domain: { attribute: 'domain', as: 'text' },
  secure: { attribute: 'secure', as: 'flag' },
  sameSite: { attribute: 'sameSite', as: 'same-site' },
  partitioned: { attribute: 'partitioned', as: 'flag' },
} as const;

export default defineModel({
  library: 'vue-cookies',
  group: 'cookie library',
  version: '1.8.6',
  source: 'vue-cookies.js',
  holds: { from: '1.8.0' },
  side: 'client',
  places: {
    Cookies: { paths: ['vue-cookies', 'vue-cookies.VueCookies', '*.$cookies', 'vue3-cookies.useCookies().cookies'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookies.set',
      api: '$cookies.set',
      signatures: [{ takes: ['name', 'value', ':expires', ':path', ':domain', ':secure', ':sameSite', ':partitioned'] }],
      options,
      defaults: { path: '/', sameSite: 'Lax', lifetime: 86_400 },
      byScript: true,
      needs: ['cookies'],
    },
    {
      kind: 'cookie.clear',
      at: '%Cookies.remove',
      api: '$cookies.remove',
      signatures: [{ takes: ['name', ':path', ':domain'] }],
      options,
      defaults: { path: '/' },
      byScript: true,
      needs: ['cookies'],
    },
  ],
});
