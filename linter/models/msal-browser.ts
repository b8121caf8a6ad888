import { defineModel } from './model.ts';

export default defineModel({
  library: '@azure/msal-browser',
  group: 'sign-in library',
  version: '5.30.0',
  source: 'dist/config/Configuration.mjs, dist/cache/LocalStorage.mjs',
  // Before 4 entries of localStorage were not encrypted.
  holds: { from: '4.0.0', below: '6.0.0' },
  side: 'client',
  places: { Location: { paths: ['@azure/msal-browser.BrowserCacheLocation'] } },
  sites: [
    {
      kind: 'sdk.configure',
      at: '@azure/msal-browser.{PublicClientApplication,createStandardPublicClientApplication,createNestablePublicClientApplication}',
      api: 'PublicClientApplication',
      signatures: [{ takes: ['options', 'ignored'], atLeast: 1 }],
      tokens: {
        key: 'msal.*',
        role: 'access-token',
        option: 'cache.cacheLocation',
        areas: { localStorage: 'local', sessionStorage: 'session' },
        area: 'session',
        encrypted: true,
        advice: "Set cache.cacheLocation to 'memoryStorage' (BrowserCacheLocation.MemoryStorage), or sign in on the server",
      },
    },
  ],
  values: [
    { at: '%Location.LocalStorage', is: 'local-storage', api: 'BrowserCacheLocation.LocalStorage' },
    { at: '%Location.SessionStorage', is: 'session-storage', api: 'BrowserCacheLocation.SessionStorage' },
  ],
});
