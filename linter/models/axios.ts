import { defineModel } from './model.ts';

const needs = [['token', 'jwt', 'authorization']] as const;
const options = { url: 'url', baseURL: 'base-url', headers: 'headers', params: 'params', data: 'body' } as const;

export default defineModel({
  library: 'axios',
  group: 'requests and logs',
  version: '1.21.1',
  source: 'lib/core/Axios.js, lib/core/dispatchRequest.js',
  side: 'unknown',
  places: { Client: { paths: ['axios', 'axios.create()', 'axios.Axios()', 'axios.AxiosInstance#', 'globalThis.axios'] } },
  sites: [
    { kind: 'request.send', at: '%Client', api: 'axios', by: 'request', signatures: [{ takes: ['config'] }, { takes: ['url', 'config'], atLeast: 1 }], options, needs },
    { kind: 'request.send', at: '%Client.request', api: 'axios.request', by: 'request', signatures: [{ takes: ['config'] }], options, needs },
    { kind: 'request.send', at: '%Client.create', api: 'axios.create', by: 'request', signatures: [{ takes: ['config'] }], options, needs },
    { kind: 'request.send', at: '%Client.interceptors.request.use', api: 'axios.interceptors.request.use', by: 'request', signatures: [{ takes: ['interceptor', 'ignored', 'ignored'], atLeast: 1 }], options, needs },
    { kind: 'request.send', at: '%Client.{get,delete,head,options}', api: 'axios.get', by: 'request', signatures: [{ takes: ['url', 'config'], atLeast: 1 }], options, needs },
    { kind: 'request.send', at: '%Client.{post,put,patch}', api: 'axios.post', by: 'request', signatures: [{ takes: ['url'] }, { takes: ['url', 'body', 'config'], atLeast: 2 }], options, needs },
  ],
});
