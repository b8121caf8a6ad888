import model from '#linter/models/hapi-cookie.ts';
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
      site: '%Server.auth.strategy',
      header: () =>
        headerOf(
          (request) => {
            request.cookieAuth.set({ id: 1 });
            return 'ok';
          },
          async (server) => {
            await server.register(await testPackage('@hapi/cookie'));
            server.auth.strategy('session', 'cookie', { cookie: { password: 'only for this test, and long enough' } });
          },
        ),
    },
  ],
  cases: [
    {
      name: 'a strategy for cookies and one for something else',
      code: `
import Hapi from '@hapi/hapi';
const server = Hapi.server();
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: process.env.PASSWORD } });
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: process.env.PASSWORD, isSecure: false } }); //! cookie-missing-secure
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: 'password-should-be-32-characters' } }); //! session-secret-hardcoded
server.auth.strategy('jwt', 'jwt', { key: 'x', cookie: { isSecure: false } });`,
    },
  ],
} satisfies ModelCases;
