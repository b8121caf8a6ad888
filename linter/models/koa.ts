import { authorizationHeaderAt, defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const koaOptions = { ...serializeOptions, maxAge: { attribute: 'lifetime', as: 'milliseconds' }, signed: { attribute: 'signed', as: 'flag' } } as const;

export default defineModel({
  library: 'koa',
  group: 'server framework',
  version: '3.3.0',
  source: 'lib/context.js; cookies 0.9.2, index.js',
  holds: { from: '2.0.0', below: '4.0.0' },
  side: 'server',
  places: {
    App: { paths: ['koa()', 'koa#', '%App.use()'] },
    Router: { paths: ['@koa/router()', 'koa-router()', '@koa/router.Router()', '%Router.{use,all,get,post,put,patch,delete,del,head,options,prefix,param}()'] },
    Context: {
      paths: [
        '%App.use<fn/1,2>.0',
        '%Router.{use,all,get,post,put,patch,delete,del,head,options}<fn/1,2>.0',
        'koa.{Context,ParameterizedContext,DefaultContext}#',
        'koa.Middleware#<fn>.0',
      ],
      parameters: [{ named: ['ctx'] }],
    },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Context.cookies.set',
      api: 'ctx.cookies.set',
      unsignedWithoutOptions: true,
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 1 }],
      options: koaOptions,
      defaults: {
        httpOnly: true,
        path: '/',
        secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
        signed: { unknown: 'it depends on app.keys' },
      },
    },
    {
      kind: 'header.set',
      at: '%Context.{set,append}',
      api: 'ctx.set',
      signatures: [{ takes: ['header', 'header-value'] }, { takes: ['headers'] }],
      needs: ['set-cookie'],
    },
    { kind: 'secret.assign', at: '%App.keys', api: 'app.keys', protects: 'signature' },
  ],
  values: [
    { at: '%Context.cookies.get()', is: 'request-cookie', api: 'ctx.cookies.get' },
    ...authorizationHeaderAt('%Context.{headers,header}.authorization'),
  ],
});
