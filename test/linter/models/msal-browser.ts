import msalBrowser from '#linter/models/msal-browser.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: msalBrowser,
  readIn: { version: '5.30.0', source: 'dist/config/Configuration.mjs, dist/cache/LocalStorage.mjs' },
  defaults: [],
  cases: [
    {
      name: 'where tokens are kept',
      code: `
import { BrowserCacheLocation, PublicClientApplication } from '@azure/msal-browser';
const auth = { clientId: 'abc' };
export const byDefault = new PublicClientApplication({ auth }); //! token-in-session-storage
export const said = new PublicClientApplication({ auth, cache: { cacheLocation: BrowserCacheLocation.SessionStorage } }); //! token-in-session-storage
export const encrypted = new PublicClientApplication({ auth, cache: { cacheLocation: 'localStorage' } });
export const inMemory = new PublicClientApplication({ auth, cache: { cacheLocation: BrowserCacheLocation.MemoryStorage } });
export const open = new PublicClientApplication(config);`,
    },
  ],
} satisfies ModelCases;
