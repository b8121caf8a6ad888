import model from '#linter/models/hapi.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Toolkit {
  response(text: string): { state(name: string, value: string): unknown };
  state(name: string, value: string): void;
}
interface Request {
  cookieAuth: { set(session: object): void };
  yar: { set(name: string, value: string): void };
}
interface Server {
  state(name: string, options?: object): void;
  register(plugin: unknown): Promise<void>;
  auth: { strategy(name: string, scheme: string, options: object): void };
  route(route: { method: string; path: string; handler(request: Request, h: Toolkit): unknown }): void;
  inject(path: string): Promise<{ headers: Record<string, string | string[] | undefined> }>;
}

async function headerOf(handler: (request: Request, h: Toolkit) => unknown, prepare: (server: Server) => Promise<void> | void = () => undefined): Promise<string | undefined> {
  const { server: create } = await testPackage<{ server: (options: object) => Server }>('@hapi/hapi');
  const server = create({});
  await prepare(server);
  server.route({ method: 'GET', path: '/', handler });
  const { headers } = await server.inject('/');
  return [headers['set-cookie']].flat()[0];
}

export default {
  model,
  defaults: [
    {
      site: '%Server.state',
      header: () =>
        headerOf(
          (_request, h) => {
            h.state('a', 'b');
            return 'ok';
          },
          (server) => server.state('a'),
        ),
    },
    {
      site: '%Toolkit.state',
      header: () =>
        headerOf((_request, h) => {
          h.state('a', 'b');
          return 'ok';
        }),
    },
    { site: '%Response.state', header: () => headerOf((_request, h) => h.response('ok').state('a', 'b')) },
  ],
  behaviour: [
    {
      name: 'what server.state says of a name holds for h.state',
      shows: async () => {
        const state = (_request: Request, h: Toolkit) => h.response('ok').state('a', 'b');
        return [await headerOf(state), await headerOf(state, (server) => server.state('a', { path: '/' }))].map((header) => header?.includes('Path=/'));
      },
      is: [false, true],
    },
  ],
  cases: [
    {
      name: 'strict by default',
      code: `
import Hapi from '@hapi/hapi';
const server = Hapi.server({ port: 3000 });
server.state('session', { ttl: 86400000, isSecure: false, path: '/' }); //! cookie-missing-secure
server.state('session', { ttl: 86400000, path: '/' });
server.route({ method: 'POST', path: '/login', handler: async (request, h) => {
  h.state('session', await create(request));
  return h.response({ ok: true }).state('session', await create(request), { isHttpOnly: false }); //! cookie-missing-httponly
} });`,
    },
    {
      name: 'sent to other sites',
      code: `
const Hapi = require('@hapi/hapi');
const server = new Hapi.Server();
server.state('session', { isSameSite: 'None' }); //! cookie-samesite-none-on-auth
server.state('session', { isSameSite: false }); //! cookie-missing-samesite
server.state('theme', { isSecure: false, isHttpOnly: false, isSameSite: false });`,
    },
    {
      name: 'a plugin, and a cookie whose attributes were said before',
      code: `
exports.register = async (server) => {
  server.state('__Host-session', { isSecure: true, isHttpOnly: true, isSameSite: 'Lax', path: '/', ttl: null });
  server.state('__Host-refresh', { isSameSite: 'Lax', isHttpOnly: true }); //! cookie-prefix-rule-broken
  server.state('session', { path: '/', isSecure: false }); //! cookie-missing-secure
  server.route({ method: 'POST', path: '/login', handler: async (request, h) => {
    h.state('__Host-session', await create(request));
    h.state('__Host-other', await create(request), { path: '/app' }); //! cookie-prefix-rule-broken
    return h.redirect('/').state('__Host-session', await create(request));
  } });
};
exports.name = 'login';`,
    },
  ],
} satisfies ModelCases;
