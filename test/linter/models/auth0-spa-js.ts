import auth0SpaJs from '#linter/models/auth0-spa-js.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: auth0SpaJs,
  readIn: { version: '2.28.3', source: 'dist/auth0-spa-js.production.esm.js; also as configured through @auth0/auth0-vue and @auth0/auth0-angular' },
  defaults: [],
  cases: [
    {
      name: 'where tokens are kept',
      code: `
import { Auth0Client, createAuth0Client } from '@auth0/auth0-spa-js';
const domain = 'tenant.example', clientId = 'abc';
export const kept = new Auth0Client({ domain, clientId, cacheLocation: 'localstorage', useRefreshTokens: true }); //! token-in-local-storage
export const inMemory = new Auth0Client({ domain, clientId });
export const said = await createAuth0Client({ domain, clientId, cacheLocation: 'memory' });
export const open = await createAuth0Client(config);`,
    },
    {
      name: 'through Vue and Angular',
      code: `
import { createAuth0 } from '@auth0/auth0-vue';
import { provideAuth0 } from '@auth0/auth0-angular';
export const plugin = createAuth0({ domain, clientId, cacheLocation: 'localstorage' }); //! token-in-local-storage
export const provider = provideAuth0({ domain, clientId });`,
    },
    {
      name: 'as an element of React',
      file: 'app.tsx',
      code: `
import { Auth0Provider } from '@auth0/auth0-react';
export const kept = <Auth0Provider domain="tenant.example" clientId="abc" cacheLocation="localstorage" />; //! token-in-local-storage
export const inMemory = <Auth0Provider domain="tenant.example" clientId="abc" cacheLocation={'memory'} />;
export const byDefault = <Auth0Provider domain="tenant.example" clientId="abc" />;`,
    },
  ],
} satisfies ModelCases;
