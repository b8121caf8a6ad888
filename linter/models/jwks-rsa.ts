// No sites: what it gives is a key that an issuer publishes for everybody.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'jwks-rsa',
  group: 'JWT library',
  version: '4.1.0',
  source: 'src/index.js, src/JwksClient.js',
  side: 'server',
  places: {
    Client: { paths: ['jwks-rsa()', 'jwks-rsa.JwksClient()', 'jwks-rsa.JwksClient#'] },
    Key: { paths: ['%Client.{getSigningKey,getSigningKeyAsync}()', '%Client.getSigningKey<fn/2>.1'] },
  },
  sites: [],
  values: [
    { at: 'jwks-rsa.{passportJwtSecret,expressJwtSecret,koaJwtSecret,hapiJwt2Key,hapiJwt2KeyAsync}()', is: 'key-set', api: 'jwks-rsa' },
    { at: '%Client.getSigningKeys()', is: 'key-set', api: 'client.getSigningKeys' },
    { at: '%Key', is: 'key-set', api: 'client.getSigningKey' },
    { at: '%Key.getPublicKey()', is: 'key-set', api: 'client.getSigningKey' },
    { at: '%Key.{publicKey,rsaPublicKey}', is: 'key-set', api: 'client.getSigningKey' },
  ],
});
