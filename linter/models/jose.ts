import { defineModel } from './model.ts';

const claimsSet = {
  setProtectedHeader: { alg: { attribute: 'algorithms', as: 'text' }, typ: { attribute: 'namesKind', as: 'presence' } },
  setExpirationTime: { attribute: 'lifetime', as: 'time' },
  setNotBefore: { attribute: 'notBefore', as: 'time' },
  setIssuedAt: { attribute: 'issuedAt', as: 'time' },
  setAudience: { attribute: 'audience', as: 'presence' },
  setIssuer: { attribute: 'issuer', as: 'presence' },
} as const;

const checkedClaims = {
  audience: { attribute: 'audience', as: 'presence' },
  issuer: { attribute: 'issuer', as: 'presence' },
  currentDate: { attribute: 'checksExpiry', as: 'clock' },
} as const;

export default defineModel({
  library: 'jose',
  group: 'JWT library',
  version: '6.2.17',
  source: 'dist/webapi/jwt/sign.js, jwt/encrypt.js, jwt/unsecured.js, jwt/verify.js',
  holds: { from: '4.0.0', below: '7.0.0' },
  side: 'unknown',
  places: {
    SignJWT: { paths: ['jose.SignJWT()', '%SignJWT.*()'] },
    EncryptJWT: { paths: ['jose.EncryptJWT()', '%EncryptJWT.*()'] },
    UnsecuredJWT: { paths: ['jose.UnsecuredJWT()', '%UnsecuredJWT.*()'] },
  },
  sites: [
    {
      kind: 'jwt.sign',
      at: '%SignJWT.sign',
      api: 'SignJWT.sign',
      signatures: [{ takes: ['key', 'options'] }],
      builder: { takes: ['payload'], calls: claimsSet },
      defaults: { lifetime: null },
    },
    {
      kind: 'jwt.sign',
      at: '%EncryptJWT.encrypt',
      api: 'EncryptJWT.encrypt',
      signatures: [{ takes: ['key', 'options'] }],
      builder: { takes: ['payload'], calls: claimsSet },
      defaults: { lifetime: null },
      encrypted: true,
    },
    {
      kind: 'jwt.sign',
      at: '%UnsecuredJWT.encode',
      api: 'UnsecuredJWT.encode',
      signatures: [{ takes: [] }],
      builder: { takes: ['payload'], calls: claimsSet },
      defaults: { algorithms: ['none'], lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: 'jose.jwtVerify',
      api: 'jwtVerify',
      signatures: [{ takes: ['token', 'key', 'options'] }],
      options: { ...checkedClaims, algorithms: { attribute: 'algorithms', as: 'texts' } },
      algorithmChosenBy: 'key-type',
      failure: 'rejects',
    },
    {
      kind: 'jwt.verify',
      at: 'jose.jwtDecrypt',
      api: 'jwtDecrypt',
      signatures: [{ takes: ['token', 'key', 'options'] }],
      options: checkedClaims,
      failure: 'rejects',
    },
    {
      kind: 'jwt.verify',
      at: 'jose.{compactVerify,flattenedVerify,generalVerify}',
      api: 'compactVerify',
      signatures: [{ takes: ['token', 'key', 'options'] }],
      options: { algorithms: { attribute: 'algorithms', as: 'texts' } },
      algorithmChosenBy: 'key-type',
      failure: 'rejects',
    },
    { kind: 'jwt.decode', at: 'jose.decodeJwt', api: 'decodeJwt', signatures: [{ takes: ['token'] }] },
    { kind: 'jwt.decode', at: 'jose.decodeProtectedHeader', api: 'decodeProtectedHeader', signatures: [{ takes: ['token'] }], part: 'header' },
    { kind: 'jwt.decode', at: 'jose.UnsecuredJWT.decode', api: 'UnsecuredJWT.decode', signatures: [{ takes: ['token', 'options'] }] },
  ],
  values: [
    { at: 'jose.{createRemoteJWKSet,createLocalJWKSet}()', is: 'key-set', api: 'createRemoteJWKSet' },
    { at: 'jose.EmbeddedJWK', is: 'embedded-key', api: 'EmbeddedJWK' },
  ],
});
