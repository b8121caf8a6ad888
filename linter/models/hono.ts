import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const honoOptions = {
  ...serializeOptions,
  sameSite: { attribute: 'sameSite', as: 'Same-Site' },
  prefix: { attribute: 'secure', as: 'prefix' },
} as const;

const jwtClaims = {
  alg: { attribute: 'algorithms', as: 'text' },
  exp: { attribute: 'checksExpiry', as: 'flag' },
  iss: { attribute: 'issuer', as: 'presence' },
  aud: { attribute: 'audience', as: 'presence' },
} as const;

export default defineModel({
  library: 'hono',
  group: 'server framework',
  version: '4.13.19',
  source: 'dist/helper/cookie/index.js, dist/utils/cookie.js, dist/utils/jwt/jwt.js, dist/middleware/cors/index.js, dist/middleware/csrf/index.js',
  holds: { from: '4.0.0', below: '5.0.0' },
  side: 'server',
  places: {
    App: { paths: ['hono.Hono()', 'hono/quick.Hono()', 'hono/tiny.Hono()', '%App.{basePath,route,use,all,get,post,put,patch,delete,on}()'] },
    Context: { paths: ['hono.Context#', '%App.{use,all,get,post,put,patch,delete,on}<fn/1,2>.0', 'hono/factory.createMiddleware<fn/1,2>.0'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: 'hono/cookie.setCookie',
      api: 'setCookie',
      signatures: [{ takes: ['ignored', 'name', 'value', 'options'], atLeast: 3 }],
      options: honoOptions,
      defaults: { path: '/' },
    },
    {
      kind: 'cookie.set',
      at: 'hono/cookie.setSignedCookie',
      api: 'setSignedCookie',
      signatures: [{ takes: ['ignored', 'name', 'value', 'ignored', 'options'], atLeast: 4 }],
      options: honoOptions,
      defaults: { path: '/', signed: true },
    },
    {
      kind: 'cookie.clear',
      at: 'hono/cookie.deleteCookie',
      api: 'deleteCookie',
      signatures: [{ takes: ['ignored', 'name', 'options'], atLeast: 2 }],
      options: honoOptions,
      defaults: { path: '/' },
    },
    {
      kind: 'header.set',
      at: '%Context.header',
      api: 'c.header',
      signatures: [{ takes: ['header', 'header-value', 'ignored'], atLeast: 2 }],
      needs: ['set-cookie'],
    },
    {
      kind: 'headers.configure',
      at: 'hono/secure-headers.secureHeaders',
      api: 'secureHeaders',
      signatures: [{ takes: ['options'] }],
      options: {
        'strict-transport-security': ['strictTransportSecurity'],
        'x-frame-options': ['xFrameOptions'],
        'content-security-policy': ['contentSecurityPolicy'],
      },
      defaults: { 'strict-transport-security': 'max-age=15552000; includeSubDomains', 'x-frame-options': 'SAMEORIGIN', 'content-security-policy': '' },
      needs: [['strictTransportSecurity', 'xFrameOptions', 'contentSecurityPolicy']],
    },
    {
      kind: 'jwt.sign',
      at: 'hono/jwt.sign',
      api: 'sign',
      signatures: [{ takes: ['payload', 'key', 'algorithm'], atLeast: 2 }],
      defaults: { algorithms: ['HS256'], lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: 'hono/jwt.verify',
      api: 'verify',
      signatures: [{ takes: ['token', 'key', 'algorithm'], atLeast: 2 }, { takes: ['token', 'key', 'options'] }],
      options: jwtClaims,
      failure: 'rejects',
    },
    {
      kind: 'jwt.verify',
      at: 'hono/jwt.jwt',
      api: 'jwt',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        alg: { attribute: 'algorithms', as: 'text' },
        'verification.exp': { attribute: 'checksExpiry', as: 'flag' },
        'verification.iss': { attribute: 'issuer', as: 'presence' },
        'verification.aud': { attribute: 'audience', as: 'presence' },
      },
    },
    {
      kind: 'jwt.verify',
      at: 'hono/jwk.jwk',
      api: 'jwk',
      signatures: [{ takes: ['options', 'ignored'], atLeast: 1 }],
      options: {
        jwks_uri: { attribute: 'keySet', as: 'presence' },
        alg: { attribute: 'algorithms', as: 'texts' },
        'verification.exp': { attribute: 'checksExpiry', as: 'flag' },
        'verification.iss': { attribute: 'issuer', as: 'presence' },
        'verification.aud': { attribute: 'audience', as: 'presence' },
      },
    },
    {
      kind: 'jwt.verify',
      at: 'hono/jwt.verifyWithJwks',
      api: 'verifyWithJwks',
      signatures: [{ takes: ['token', 'options', 'ignored'], atLeast: 2 }],
      options: {
        jwks_uri: { attribute: 'keySet', as: 'presence' },
        allowedAlgorithms: { attribute: 'algorithms', as: 'texts' },
        'verification.exp': { attribute: 'checksExpiry', as: 'flag' },
        'verification.iss': { attribute: 'issuer', as: 'presence' },
        'verification.aud': { attribute: 'audience', as: 'presence' },
      },
      failure: 'rejects',
    },
    {
      kind: 'cors.configure',
      at: 'hono/cors.cors',
      api: 'cors',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: { origins: 'origin', credentials: 'credentials' },
      starBesideCredentials: 'any',
      trueIs: 'none',
      falseIs: 'none',
      answersBy: 'result',
      originArgument: 0,
    },
    { kind: 'csrf.configure', at: 'hono/csrf.csrf', api: 'csrf', signatures: [{ takes: ['options'], atLeast: 0 }], boundTo: 'origin', origins: 'origin' },
    { kind: 'jwt.decode', at: 'hono/jwt.decode', api: 'decode', signatures: [{ takes: ['token'] }] },
  ],
  values: [{ at: 'hono/cookie.getCookie()', is: 'request-cookie', api: 'getCookie' }],
});
