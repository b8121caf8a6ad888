// Clients around fetch and http: ky, got and ofetch.
import { defineModel } from './model.ts';

const needs = [['token', 'jwt', 'authorization']] as const;
const kyOptions = { prefixUrl: 'base-url', headers: 'headers', searchParams: 'params', 'hooks.beforeRequest': 'interceptors' } as const;
const gotOptions = { url: 'url', prefixUrl: 'base-url', headers: 'headers', searchParams: 'params', 'hooks.beforeRequest': 'interceptors' } as const;
const ofetchOptions = { baseURL: 'base-url', headers: 'headers', query: 'params', params: 'params', onRequest: 'interceptors' } as const;
const sent = { kind: 'request.send', by: 'request', needs } as const;
const withUrl = [{ takes: ['url', 'config'], atLeast: 1 }] as const;
const madeWith = [{ takes: ['config'] }] as const;

export default defineModel({
  library: 'ky, got and ofetch',
  group: 'requests and logs',
  version: '2026-11',
  source: 'ky 1.14.3, distribution/types/options.d.ts; got 14.6.6, dist/source/core/options.d.ts; ofetch 1.5.1, dist/index.d.ts',
  side: 'unknown',
  places: {
    Ky: { paths: ['ky', 'ky.default', '%Ky.{create,extend}()'] },
    Got: { paths: ['got', 'got.got', 'got.default', '%Got.extend()'] },
    Ofetch: { paths: ['ofetch.{ofetch,$fetch}', 'globalThis.$fetch', '%Ofetch.create()'] },
  },
  sites: [
    { ...sent, at: '%Ky', api: 'ky', signatures: withUrl, options: kyOptions },
    { ...sent, at: '%Ky.{get,post,put,patch,delete,head}', api: 'ky.get', signatures: withUrl, options: kyOptions },
    { ...sent, at: '%Ky.{create,extend}', api: 'ky.create', signatures: madeWith, options: kyOptions },
    { ...sent, at: '%Got', api: 'got', signatures: [{ takes: ['config'] }, { takes: ['url', 'config'], atLeast: 1 }], options: gotOptions },
    { ...sent, at: '%Got.{get,post,put,patch,delete,head,stream}', api: 'got.get', signatures: withUrl, options: gotOptions },
    { ...sent, at: '%Got.extend', api: 'got.extend', signatures: madeWith, options: gotOptions },
    { ...sent, at: '%Ofetch', api: 'ofetch', signatures: withUrl, options: ofetchOptions },
    { ...sent, at: '%Ofetch.raw', api: 'ofetch.raw', signatures: withUrl, options: ofetchOptions },
    { ...sent, at: '%Ofetch.create', api: 'ofetch.create', signatures: madeWith, options: ofetchOptions },
  ],
});
