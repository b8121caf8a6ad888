import { defineModel } from './model.ts';

const signOptions = { algorithm: { attribute: 'algorithms', as: 'text' }, expiresIn: { attribute: 'lifetime', as: 'span' } } as const;
const verifyOptions = {
  algorithms: { attribute: 'algorithms', as: 'texts' },
  allowedAud: { attribute: 'audience', as: 'presence' },
  allowedIss: { attribute: 'issuer', as: 'presence' },
  ignoreExpiration: { attribute: 'checksExpiry', as: 'not-flag' },
} as const;

export default defineModel({
  library: '@fastify/jwt',
  group: 'JWT library',
  version: '10.2.8',
  source: 'index.js',
  holds: { from: '6.0.0', below: '11.0.0' },
  side: 'server',
  places: {
    App: { paths: ['fastify()', 'fastify.FastifyInstance#'], parameters: [{ named: ['fastify', 'app', 'server'] }] },
    Reply: { paths: ['fastify.FastifyReply#', '%App.{get,post,put,patch,delete,head,options,all}<fn/2>.1'], parameters: [{ named: ['reply'] }] },
    Request: { paths: ['fastify.FastifyRequest#', '%App.{get,post,put,patch,delete,head,options,all}<fn/1,2>.0'], parameters: [{ named: ['request', 'req'] }] },
  },
  sites: [
    {
      kind: 'jwt.sign',
      at: '@fastify/jwt',
      api: 'app.register(fastifyJwt)',
      signatures: [{ takes: ['ignored', 'options'], atLeast: 2 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        'secret.private': { attribute: 'secret', as: 'text' },
        'sign.algorithm': { attribute: 'algorithms', as: 'text' },
        'sign.expiresIn': { attribute: 'lifetime', as: 'span' },
      },
      defaults: { lifetime: { unknown: 'each call may decide it' } },
      registered: true,
    },
    {
      kind: 'jwt.verify',
      at: '@fastify/jwt',
      api: 'app.register(fastifyJwt)',
      signatures: [{ takes: ['ignored', 'options'], atLeast: 2 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        'secret.public': { attribute: 'secret', as: 'text' },
        'verify.algorithms': { attribute: 'algorithms', as: 'texts' },
        'verify.allowedAud': { attribute: 'audience', as: 'presence' },
        'verify.allowedIss': { attribute: 'issuer', as: 'presence' },
        'verify.ignoreExpiration': { attribute: 'checksExpiry', as: 'not-flag' },
      },
      algorithmChosenBy: 'key-type',
      registered: true,
    },
    {
      kind: 'jwt.sign',
      at: '%App.jwt.sign',
      api: 'app.jwt.sign',
      signatures: [{ takes: ['payload', 'options', 'callback'], atLeast: 1 }, { takes: ['payload', 'callback'] }],
      options: signOptions,
      defaults: { lifetime: { unknown: 'the plugin decides it' } },
      lifetimeBy: ['@fastify/jwt'],
    },
    {
      kind: 'jwt.sign',
      at: '%Reply.jwtSign',
      api: 'reply.jwtSign',
      signatures: [{ takes: ['payload', 'options', 'callback'], atLeast: 1 }, { takes: ['payload', 'callback'] }],
      options: signOptions,
      defaults: { lifetime: { unknown: 'the plugin decides it' } },
      lifetimeBy: ['@fastify/jwt'],
    },
    {
      kind: 'jwt.verify',
      at: '%App.jwt.verify',
      api: 'app.jwt.verify',
      signatures: [{ takes: ['token', 'options', 'callback'], atLeast: 1 }, { takes: ['token', 'callback'] }],
      options: verifyOptions,
      failure: 'throws',
    },
    {
      kind: 'jwt.verify',
      at: '%Request.jwtVerify',
      api: 'request.jwtVerify',
      signatures: [{ takes: ['options', 'callback'], atLeast: 0 }, { takes: ['callback'] }],
      options: verifyOptions,
      failure: 'rejects',
    },
    { kind: 'jwt.decode', at: '%App.jwt.decode', api: 'app.jwt.decode', signatures: [{ takes: ['token', 'options'] }] },
    { kind: 'jwt.decode', at: '%Request.jwtDecode', api: 'request.jwtDecode', signatures: [{ takes: ['options', 'callback'], atLeast: 0 }] },
  ],
});
