import model from '#linter/models/yar.ts';
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
      site: '@hapi/yar',
      header: () =>
        headerOf(
          (request) => {
            request.yar.set('a', 'b');
            return 'ok';
          },
          async (server) => server.register({ plugin: await testPackage('@hapi/yar'), options: { cookieOptions: { password: 'only for this test, and long enough' } } }),
        ),
    },
  ],
  cases: [
    {
      name: 'a plug-in in one object with its options',
      code: `
import Hapi from '@hapi/hapi';
import Yar from '@hapi/yar';
const server = Hapi.server();
await server.register({ plugin: Yar, options: { cookieOptions: { password: process.env.PASSWORD } } });
await server.register([{ plugin: Yar, options: { cookieOptions: { password: process.env.PASSWORD, isSecure: false } } }]); //! cookie-missing-secure
await server.register({ plugin: require('@hapi/yar'), options: { cookieOptions: { password: 'the-password-must-be-at-least-32-characters-long' } } }); //! session-secret-hardcoded
await server.register({ plugin: Other, options: { cookieOptions: { isSecure: false } } });`,
    },
  ],
} satisfies ModelCases;
