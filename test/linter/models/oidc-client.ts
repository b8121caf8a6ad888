import model from '#linter/models/oidc-client.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  readIn: { version: '1.11.5', source: 'src/UserManagerSettings.js, src/WebStorageStateStore.js' },
  defaults: [],
  cases: [
    {
      name: 'where tokens are kept, and how they come',
      code: `
import Oidc, { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client';
const settings = { authority: 'https://id.example', client_id: 'abc', redirect_uri: 'https://app.example/callback', response_type: 'code' };
export const byDefault = new UserManager(settings); //! token-in-session-storage
export const kept = new Oidc.UserManager({ ...settings, userStore: new Oidc.WebStorageStateStore({ store: localStorage }) }); //! token-in-local-storage
export const alone = new UserManager({ ...settings, userStore: new WebStorageStateStore() }); //! token-in-local-storage
export const inMemory = new UserManager({ ...settings, userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }) });
export const implicit = new UserManager({ ...settings, response_type: 'id_token token', userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }) }); //! oauth-implicit-token-in-fragment`,
    },
  ],
} satisfies ModelCases;
