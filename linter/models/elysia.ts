import { authorizationHeaderAt, defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const methods = '{get,post,put,patch,delete,head,options,all}';
const chained = '{use,get,post,put,patch,delete,head,options,all,group,guard,state,decorate,derive,resolve,model,onBeforeHandle,onAfterHandle,onError,onRequest,macro,as,prefix}';

export default defineModel({
  library: 'elysia',
  group: 'server framework',
  version: '1.4.30',
  source: 'dist/cookies.mjs',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  places: {
    App: { paths: ['elysia.Elysia()', 'elysia()', `%App.${chained}()`, '%App.group<fn/1>.0'] },
    Context: { paths: [`%App.${methods}<fn/1>.0`, '%App.{derive,resolve,onBeforeHandle,onAfterHandle}<fn/1>.0', 'elysia.Context#'] },
    Cookie: { paths: ['%Context.cookie.*'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Cookie.set',
      api: 'cookie.set',
      signatures: [{ takes: ['record'] }],
      options: serializeOptions,
      defaults: { path: '/' },
      nameFrom: 'member',
    },
    {
      kind: 'cookie.ref',
      at: '%Cookie.value',
      api: 'cookie.value',
      signatures: [],
      options: serializeOptions,
      defaults: {},
      nameFrom: 'member',
    },
    {
      kind: 'header.set',
      at: '%Context.set.headers.append',
      api: 'set.headers.append',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [
    { at: '%Cookie.value', is: 'request-cookie', api: 'cookie' },
    ...authorizationHeaderAt('%Context.headers.authorization'),
  ],
});
