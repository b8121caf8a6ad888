import oidcClientTs from '#linter/models/oidc-client-ts.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: oidcClientTs,
  defaults: [],
  cases: [
    {
      name: 'where tokens are kept',
      code: `
import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
const settings = { authority: 'https://id.example', client_id: 'abc', redirect_uri: 'https://app.example/callback' };
export const byDefault = new UserManager(settings); //! token-in-session-storage
export const kept = new UserManager({ ...settings, userStore: new WebStorageStateStore({ store: window.localStorage }) }); //! token-in-local-storage
export const inMemory = new UserManager({ ...settings, userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }) });
export const implicit = new UserManager({ ...settings, response_type: 'id_token token', userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }) }); //! oauth-implicit-token-in-fragment
export const open = new UserManager(config);`,
    },
  ],
} satisfies ModelCases;
