import oidcClientTs from '#linter/models/oidc-client-ts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

export default {
  model: oidcClientTs,
  defaults: [],
  behaviour: [
    {
      name: 'the user is kept in sessionStorage',
      shows: async () => {
        const { UserManager } = await testPackage<{ UserManager: new (settings: object) => { settings: { userStore: { set(key: string, value: string): Promise<void> } } } }>('oidc-client-ts');
        const written: string[] = [];
        const page = globalThis as { window?: unknown };
        page.window = { sessionStorage: { setItem: (key: string) => written.push(key) }, localStorage: {} };
        try {
          await new UserManager({ authority: 'https://id.example', client_id: 'a', redirect_uri: 'https://app.example' }).settings.userStore.set('user', '{}');
        } finally {
          delete page.window;
        }
        return written;
      },
      is: ['oidc.user'],
    },
  ],
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
export const open = new UserManager(config);
export const alone = new UserManager({ ...settings, userStore: new WebStorageStateStore({ prefix: 'app.' }) }); //! token-in-local-storage
export const another = new UserManager({ ...settings, userStore: new WebStorageStateStore({ ...stores }) });`,
    },
    {
      name: 'as an element of React',
      file: 'app.tsx',
      code: `
import { AuthProvider } from 'react-oidc-context';
import { InMemoryWebStorage, WebStorageStateStore } from 'oidc-client-ts';
const settings = { authority: 'https://id.example', client_id: 'abc', userStore: new WebStorageStateStore({ store: window.localStorage }) };
export const kept = <AuthProvider {...settings} />; //! token-in-local-storage
export const named = <AuthProvider authority="https://id.example" userStore={new WebStorageStateStore({ store: localStorage })} />; //! token-in-local-storage
export const inMemory = <AuthProvider authority="https://id.example" userStore={new WebStorageStateStore({ store: new InMemoryWebStorage() })} />;
export const open = <AuthProvider {...rest} />;`,
    },
  ],
} satisfies ModelCases;
