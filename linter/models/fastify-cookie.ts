import { authorizationHeaderAt, defineModel, type CookieSite, type Model, type Site } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export const fastifyCookiePlaces = {
  App: {
    paths: ['fastify()', 'fastify.{fastify,default}()', 'fastify.FastifyInstance#', '%App.{register,decorate,after,withTypeProvider}()', '%App.register<fn/1,2,3>.0'],
    parameters: [{ named: ['fastify'] }],
  },
  Reply: {
    paths: [
      'fastify.FastifyReply#',
      '%App.{get,post,put,patch,delete,head,options,all}<fn/2>.1',
      '%App.route.handler<fn/2>.1',
      '%App.{get,post,put,patch,delete,all,route}.preHandler<fn/2,3>.1',
      '%App.addHook<fn/2,3,4>.1',
      '%Reply.{code,status,header,headers,type,setCookie,cookie,clearCookie}()',
    ],
    parameters: [{ named: ['reply'] }],
  },
  Request: {
    paths: ['fastify.FastifyRequest#', '%App.{get,post,put,patch,delete,head,options,all}<fn/1,2>.0', '%App.route.handler<fn/1,2>.0', '%App.addHook<fn/1,2,3,4>.0'],
    parameters: [{ named: ['request', 'req'] }],
  },
} satisfies Model['places'];

export const fastifySetCookie = {
  kind: 'cookie.set',
  at: '%Reply.{setCookie,cookie}',
  api: 'reply.setCookie',
  signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
  options: { ...serializeOptions, signed: { attribute: 'signed', as: 'flag' } },
  needs: ['cookie'],
} satisfies Omit<CookieSite, 'defaults'>;

export const fastifyCookieSites = [
  {
    kind: 'cookie.clear',
    at: '%Reply.clearCookie',
    api: 'reply.clearCookie',
    signatures: [{ takes: ['name', 'options'] }],
    options: serializeOptions,
    defaults: { path: '/' },
  },
  {
    kind: 'header.set',
    at: '%Reply.header',
    api: 'reply.header',
    signatures: [{ takes: ['header', 'header-value'] }],
    needs: ['set-cookie'],
  },
  {
    kind: 'secret.configure',
    at: '@fastify/cookie',
    api: 'register',
    options: { secret: { attribute: 'secret', as: 'text' } },
    registered: true,
    protects: 'signature',
  },
] satisfies readonly Site[];

export const fastifyCookieValues = [
  { at: '%Request.cookies.*', is: 'request-cookie', api: 'request.cookies' },
  ...authorizationHeaderAt('%Request.headers.authorization'),
] satisfies Model['values'];

export default defineModel({
  library: '@fastify/cookie',
  group: 'server framework',
  version: '11.1.5',
  source: 'index.js',
  holds: { from: '10.0.0', below: '12.0.0' },
  side: 'server',
  places: fastifyCookiePlaces,
  sites: [{ ...fastifySetCookie, defaults: { sameSite: 'Lax' } }, ...fastifyCookieSites],
  values: fastifyCookieValues,
});
