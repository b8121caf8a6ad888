// No sites: what it gives are random values; the request that they go into is read by the shapes of the OAuth checks.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'openid-client',
  group: 'sign-in library',
  version: '6.9.0',
  source: 'build/index.js, build/index.d.ts',
  side: 'server',
  sites: [],
  values: [{ at: 'openid-client.{randomState,randomNonce,randomPKCECodeVerifier}()', is: 'random', api: 'openid-client' }],
  leavesOut: ['`generators` of version 5 was not read.', 'Whether the callback compares state and nonce is left to the library: authorizationCodeGrant refuses an answer that does not fit what it is told to expect.'],
});
