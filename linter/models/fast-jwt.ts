import { defineModel } from './model.ts';

export default defineModel({
  library: 'fast-jwt',
  group: 'JWT library',
  version: '6.3.6',
  source: 'src/signer.js, src/verifier.js',
  holds: { from: '3.0.0', below: '7.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'jwt.sign',
      at: 'fast-jwt.createSigner',
      api: 'createSigner',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        key: { attribute: 'secret', as: 'text' },
        algorithm: { attribute: 'algorithms', as: 'text' },
        expiresIn: { attribute: 'lifetime', as: 'span-in-milliseconds' },
        aud: { attribute: 'audience', as: 'presence' },
        iss: { attribute: 'issuer', as: 'presence' },
      },
      defaults: { lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: 'fast-jwt.createVerifier',
      api: 'createVerifier',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        key: { attribute: 'secret', as: 'text' },
        algorithms: { attribute: 'algorithms', as: 'texts' },
        allowedAud: { attribute: 'audience', as: 'presence' },
        allowedIss: { attribute: 'issuer', as: 'presence' },
        ignoreExpiration: { attribute: 'checksExpiry', as: 'not-flag' },
        cacheKeyBuilder: { attribute: 'unsafe', as: 'presence' },
      },
      algorithmChosenBy: 'key-type',
    },
    { kind: 'jwt.decode', at: 'fast-jwt.createDecoder()', api: 'createDecoder', signatures: [{ takes: ['token'] }] },
  ],
});
