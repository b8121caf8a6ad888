import { defineModel } from './model.ts';

const tokens = {
  key: '@@auth0spajs@@',
  role: 'access-token',
  option: 'cacheLocation',
  areas: { localstorage: 'local' },
  advice: "Leave cacheLocation at 'memory', with useRefreshTokens and a custom domain, or sign in on the server",
} as const;

export default defineModel({
  library: '@auth0/auth0-spa-js',
  group: 'sign-in library',
  version: '2.28.3',
  source: 'dist/auth0-spa-js.production.esm.js; also as configured through @auth0/auth0-vue and @auth0/auth0-angular',
  holds: { from: '1.0.0', below: '3.0.0' },
  side: 'client',
  sites: [
    { kind: 'sdk.configure', at: '@auth0/auth0-spa-js.{Auth0Client,createAuth0Client}', api: 'Auth0Client', signatures: [{ takes: ['options'] }], tokens },
    { kind: 'sdk.configure', at: '@auth0/auth0-spa-js', api: 'createAuth0Client', signatures: [{ takes: ['options'] }], tokens },
    { kind: 'sdk.configure', at: '@auth0/auth0-vue.createAuth0', api: 'createAuth0', signatures: [{ takes: ['options', 'ignored'], atLeast: 1 }], tokens },
    { kind: 'sdk.configure', at: '@auth0/auth0-angular.provideAuth0', api: 'provideAuth0', signatures: [{ takes: ['options'] }], tokens },
    { kind: 'sdk.configure', at: '@auth0/auth0-angular.AuthModule.forRoot', api: 'AuthModule.forRoot', signatures: [{ takes: ['options'] }], tokens },
  ],
  values: [
    { at: '@auth0/auth0-react.useAuth0().getAccessTokenSilently()', is: 'issued-token', api: 'getAccessTokenSilently' },
    { at: '@auth0/auth0-vue.useAuth0().getAccessTokenSilently()', is: 'issued-token', api: 'getAccessTokenSilently' },
    { at: '@auth0/auth0-spa-js.{Auth0Client,createAuth0Client}().getTokenSilently()', is: 'issued-token', api: 'getTokenSilently' },
    { at: '@auth0/auth0-spa-js.default().getTokenSilently()', is: 'issued-token', api: 'getTokenSilently' },
  ],
});
