// For Deno, Bun and Node.js. The copy that npm has was read; the one on deno.land and JSR has the same cookie map.
import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const methods = '{use,all,get,post,put,patch,delete,head,options}';
const oakOptions = { ...serializeOptions, signed: { attribute: 'signed', as: 'flag' } } as const;

export default defineModel({
  library: 'oak',
  group: 'server framework',
  version: '14.1.0',
  source: '@oakserver/oak: esm/context.js, esm/deps/deno.land/x/oak_commons@0.6.1/cookie_map.js',
  side: 'server',
  places: {
    Oak: { paths: ['oak', '@oak/oak', '@oak/oak/application', '@oak/oak/router', '@oak/oak/context', '@oak/oak/middleware', '@oakserver/oak'] },
    App: { paths: ['%Oak.Application()', '%Oak.Application#', '%App.use()'] },
    Router: { paths: ['%Oak.Router()', '%Oak.Router#', `%Router.${methods}()`, '%Router.{prefix,param}()'] },
    Context: { paths: ['%App.use<fn/1,2>.0', `%Router.${methods}<fn/1,2>.0`, '%Oak.{Context,RouterContext}#', '%Oak.{Middleware,RouterMiddleware}#<fn>.0'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Context.cookies.set',
      api: 'ctx.cookies.set',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: oakOptions,
      defaults: {
        httpOnly: true,
        path: '/',
        secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
        signed: { unknown: 'it depends on the keys of the application' },
      },
    },
    {
      kind: 'cookie.clear',
      at: '%Context.cookies.delete',
      api: 'ctx.cookies.delete',
      signatures: [{ takes: ['name', 'options'] }],
      options: oakOptions,
      defaults: { httpOnly: true, path: '/' },
    },
    {
      kind: 'header.set',
      at: '%Context.response.headers.{set,append}',
      api: 'ctx.response.headers.append',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
    { kind: 'secret.assign', at: '%App.keys', api: 'app.keys', protects: 'signature' },
  ],
  values: [{ at: '%Context.cookies.get()', is: 'request-cookie', api: 'ctx.cookies.get' }],
});
