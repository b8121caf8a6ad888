import { authorizationHeaderAt, defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const expressOptions = { ...serializeOptions, maxAge: { attribute: 'lifetime', as: 'milliseconds' } } as const;

export default defineModel({
  library: 'express',
  group: 'server framework',
  version: '5.3.0',
  source: 'lib/response.js',
  holds: { from: '4.0.0', below: '6.0.0' },
  side: 'server',
  places: {
    Router: {
      paths: ['express()', 'express.Router()', '%Router.route()', '%Router.{use,all,get,post,put,patch,delete,head,options}()'],
      parameters: [{ named: ['app', 'router', 'expressApp'] }],
    },
    Request: {
      paths: [
        'express.Request#',
        '@nestjs/common.ExecutionContext#.switchToHttp().getRequest()',
        '%Router.{use,all,get,post,put,patch,delete,head,options}<fn/1,2,3>.0',
        '%Router.{use,all,get,post,put,patch,delete,head,options}<fn/4>.1',
        '%Response.req',
      ],
      parameters: [{ named: ['req', 'request'] }],
    },
    Response: {
      paths: [
        'express.Response#',
        'express-serve-static-core.Response#',
        '@nestjs/common.ExecutionContext#.switchToHttp().getResponse()',
        '%Router.{use,all,get,post,put,patch,delete,head,options}<fn/2,3>.1',
        '%Router.{use,all,get,post,put,patch,delete,head,options}<fn/4>.2',
        '%Router.param<fn/3,4,5>.1',
        '%Request.res',
        '%Response.{status,type,vary,set,header,append,cookie,clearCookie,links,attachment}()',
      ],
      parameters: [{ named: ['res', 'resp', 'response'] }],
    },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Response.cookie',
      api: 'res.cookie',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: { ...expressOptions, signed: { attribute: 'signed', as: 'flag' } },
      defaults: { path: '/' },
    },
    {
      kind: 'cookie.clear',
      at: '%Response.clearCookie',
      api: 'res.clearCookie',
      signatures: [{ takes: ['name', 'options'] }],
      options: expressOptions,
      defaults: { path: '/' },
    },
    {
      kind: 'header.set',
      at: '%Response.{setHeader,set,header,append,appendHeader}',
      api: 'res.setHeader',
      signatures: [{ takes: ['header', 'header-value'] }, { takes: ['headers'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: '%Response.writeHead',
      api: 'res.writeHead',
      signatures: [{ takes: ['ignored', 'headers'] }, { takes: ['ignored', 'ignored', 'headers'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [
    { at: '%Request.sessionID', is: 'session-id', api: 'req.sessionID' },
    { at: '%Request.session.id', is: 'session-id', api: 'req.session.id' },
    { at: '%Request.{cookies,signedCookies}.*', is: 'request-cookie', api: 'req.cookies' },
    { at: '%Request.headers', is: 'request-headers', api: 'req.headers' },
    { at: '%Request.cookies', is: 'request-headers', api: 'req.cookies' },
    ...authorizationHeaderAt('%Request.headers.authorization'),
  ],
});
