import keycloakJs from '#linter/models/keycloak-js.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: keycloakJs,
  defaults: [],
  readIn: { version: '26.2.4', source: 'lib/keycloak.js' },
  cases: [
    {
      name: 'the flow',
      code: `
import Keycloak from 'keycloak-js';
const keycloak = new Keycloak({ url: 'https://id.example', realm: 'shop', clientId: 'web' });
await keycloak.init({ onLoad: 'login-required' });
await keycloak.init({ onLoad: 'login-required', flow: 'implicit' }); //! oauth-implicit-token-in-fragment
await keycloak.init({ onLoad: 'login-required', flow: 'standard', pkceMethod: 'S256' });`,
    },
    {
      name: 'its tokens',
      code: `
import Keycloak from 'keycloak-js';
const keycloak = new Keycloak({ url: 'https://id.example', realm: 'shop', clientId: 'web' });
export function publish() {
  sessionStorage.setItem('kc_access', keycloak.token); //! token-in-session-storage
  sessionStorage.setItem('kc_renew', keycloak.refreshToken); //! refresh-token-in-browser
  sessionStorage.setItem('kc_name', keycloak.tokenParsed.name);
}`,
    },
  ],
} satisfies ModelCases;
