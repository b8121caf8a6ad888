// No sites: what it gives is a key that an issuer publishes for everybody.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'jwks-rsa',
  group: 'JWT library',
  version: '4.1.0',
  source: 'src/index.js, src/JwksClient.js',
  side: 'server',
  sites: [],
  values: [
    { at: 'jwks-rsa.{passportJwtSecret,expressJwtSecret,koaJwtSecret,hapiJwt2Key,hapiJwt2KeyAsync}()', is: 'key-set', api: 'jwks-rsa' },
    { at: 'jwks-rsa().{getSigningKey,getSigningKeys,getSigningKeyAsync}()', is: 'key-set', api: 'client.getSigningKey' },
    { at: 'jwks-rsa.JwksClient().{getSigningKey,getSigningKeys}()', is: 'key-set', api: 'client.getSigningKey' },
  ],
});
