// Tokens stay in memory; what can go wrong is the flow.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'keycloak-js',
  group: 'sign-in library',
  version: '26.2.4',
  source: 'lib/keycloak.js',
  side: 'client',
  places: { Keycloak: { paths: ['keycloak-js()', 'keycloak-js#'] } },
  sites: [
    {
      kind: 'sdk.configure',
      at: '%Keycloak.init',
      api: 'keycloak.init',
      signatures: [{ takes: ['options'] }],
      flow: { option: 'flow', implicit: ['implicit', 'hybrid'], advice: "Leave flow at 'standard', with pkceMethod 'S256'" },
    },
  ],
  values: [{ at: '%Keycloak.{token,idToken,refreshToken}', is: 'issued-token', api: 'Keycloak' }],
});
