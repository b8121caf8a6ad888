import { defineModel } from './model.ts';

/** Words of which a credential in a header cannot do without. */
const needs = [['token', 'jwt', 'authorization']] as const;
const sent = { kind: 'request.send', by: 'request', needs, options: { headers: 'headers', hostname: 'host', host: 'host' } } as const;
const signatures = [{ takes: ['config'] }, { takes: ['url', 'init', 'ignored'], atLeast: 2 }, { takes: ['config', 'ignored'] }, { takes: ['url', 'ignored'] }] as const;

export default defineModel({
  library: 'node:http',
  group: 'server framework',
  version: '20.20.2',
  source: 'https://nodejs.org/docs/latest-v20.x/api/http.html',
  side: 'server',
  places: {
    Server: { paths: ['http', 'https', 'http2'] },
    Response: {
      paths: [
        '%Server.ServerResponse#',
        '%Server.Http2ServerResponse#',
        '%Server.{createServer,createSecureServer}<fn/2>.1',
        '%Server.{createServer,createSecureServer}().on<fn/2>.1',
      ],
    },
  },
  sites: [
    { ...sent, at: 'http.{request,get}', api: 'http.request', scheme: 'http', signatures },
    { ...sent, at: 'https.{request,get}', api: 'https.request', scheme: 'https', signatures },
    {
      kind: 'header.set',
      at: '%Response.{setHeader,appendHeader}',
      api: 'response.setHeader',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: '%Response.writeHead',
      api: 'response.writeHead',
      signatures: [{ takes: ['ignored', 'headers'] }, { takes: ['ignored', 'ignored', 'headers'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [
    { at: 'crypto.{randomBytes,randomUUID}()', is: 'random', api: 'node:crypto' },
    { at: 'crypto.randomBytes().toString()', is: 'random', api: 'node:crypto' },
  ],
});
