import { authorizationHeaderAt, defineModel } from './model.ts';

const stateOptions = {
  isSecure: { attribute: 'secure', as: 'flag' },
  isHttpOnly: { attribute: 'httpOnly', as: 'flag' },
  isSameSite: { attribute: 'sameSite', as: 'Same-Site' },
  isPartitioned: { attribute: 'partitioned', as: 'flag' },
  domain: { attribute: 'domain', as: 'text' },
  path: { attribute: 'path', as: 'text' },
  ttl: { attribute: 'lifetime', as: 'milliseconds' },
} as const;

const stateDefaults = { secure: true, httpOnly: true, sameSite: 'Strict' } as const;
/** Whoever sets a cookie leaves out what `server.state`, often of another file, says of its name. */
const valueDefaults = { ...stateDefaults, path: { unknown: 'server.state may say it' } } as const;

export default defineModel({
  library: '@hapi/hapi',
  group: 'server framework',
  version: '21.4.10',
  source: 'lib/response.js; @hapi/statehood 8.2.1, lib/index.js',
  holds: { from: '20.0.0', below: '22.0.0' },
  side: 'server',
  places: {
    // A plugin is given it: `exports.register = async (server) => …`.
    Server: { paths: ['@hapi/hapi.{server,Server}()', '@hapi/hapi.Server#', '%Server.register<fn/1,2>.0'], parameters: [{ named: ['server'] }] },
    Toolkit: {
      paths: ['@hapi/hapi.ResponseToolkit#', '%Server.route.handler<fn/2>.1', '%Server.route.options.handler<fn/2>.1', '%Server.ext<fn/2>.1'],
      parameters: [{ named: ['h'] }],
    },
    Response: { paths: ['%Toolkit.{response,redirect,view}()', '%Response.{code,type,header,state,unstate,takeover}()'] },
    Request: {
      paths: ['@hapi/hapi.Request#', '%Server.route.handler<fn/1,2>.0', '%Server.ext<fn/1,2>.0'],
      // Routes that a file hands to its server as a list.
      parameters: [{ named: ['request'] }],
    },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Server.state',
      api: 'server.state',
      signatures: [{ takes: ['name', 'options'] }],
      options: stateOptions,
      defaults: stateDefaults,
      needs: [['hapi', 'isSecure', 'isHttpOnly', 'isSameSite', 'strictHeader']],
    },
    {
      kind: 'cookie.set',
      at: '%Toolkit.state',
      api: 'h.state',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: stateOptions,
      defaults: valueDefaults,
      needs: ['.state('],
    },
    {
      kind: 'cookie.set',
      at: '%Response.state',
      api: 'response.state',
      signatures: [{ takes: ['name', 'value', 'options'], atLeast: 2 }],
      options: stateOptions,
      defaults: valueDefaults,
      needs: ['.state('],
    },
    {
      kind: 'header.set',
      at: '%Response.header',
      api: 'response.header',
      signatures: [{ takes: ['header', 'header-value', 'ignored'], atLeast: 2 }],
      needs: ['set-cookie'],
    },
  ],
  values: [
    { at: '%Request.state.*', is: 'request-cookie', api: 'request.state' },
    ...authorizationHeaderAt('%Request.headers.authorization'),
  ],
});
