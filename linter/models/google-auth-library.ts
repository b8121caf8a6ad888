import { defineModel } from './model.ts';

export default defineModel({
  library: 'google-auth-library',
  group: 'sign-in library',
  version: '10.9.1',
  source: 'build/src/auth/oauth2client.js',
  side: 'server',
  places: { Client: { paths: ['google-auth-library.OAuth2Client()', 'google-auth-library.OAuth2Client#'] } },
  sites: [
    {
      kind: 'jwt.verify',
      at: '%Client.verifyIdToken',
      api: 'client.verifyIdToken',
      signatures: [{ takes: ['options'] }],
      options: { audience: { attribute: 'audience', as: 'presence' } },
      defaults: { keySet: true },
      failure: 'rejects',
    },
  ],
  leavesOut: ['The issuer and the expiry are compared by the library itself, and cannot be switched off.'],
});
