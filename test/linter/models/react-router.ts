import model from '#linter/models/react-router.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type Storage = (options: object) => { getSession(): Promise<{ set(name: string, value: string): void }>; commitSession(session: unknown): Promise<string> };
interface ReactRouter {
  createCookie(name: string): { serialize(value: string): Promise<string> };
  createCookieSessionStorage: Storage;
  createMemorySessionStorage: Storage;
  createSessionStorage: Storage;
}

const data = { createData: async () => '1', readData: async () => ({}), updateData: async () => undefined, deleteData: async () => undefined };

async function committed(create: (reactRouter: ReactRouter) => ReturnType<Storage>): Promise<string> {
  const storage = create(await testPackage<ReactRouter>('react-router'));
  const session = await storage.getSession();
  session.set('a', 'b');
  return storage.commitSession(session);
}

export default {
  model,
  defaults: [
    { site: '%Package.createCookie', header: async () => (await testPackage<ReactRouter>('react-router')).createCookie('a').serialize('b') },
    { site: '%Package.createCookieSessionStorage', header: () => committed(({ createCookieSessionStorage }) => createCookieSessionStorage({})) },
    { site: '%Package.createMemorySessionStorage', header: () => committed(({ createMemorySessionStorage }) => createMemorySessionStorage({})) },
    { site: '%Package.createSessionStorage', header: () => committed(({ createSessionStorage }) => createSessionStorage(data)) },
    // The storages of the platforms are built by this function.
    { site: '%Platform.{createFileSessionStorage,createWorkersKVSessionStorage,createArcTableSessionStorage}', header: () => committed(({ createSessionStorage }) => createSessionStorage(data)) },
  ],
  cases: [
    {
      name: 'a cookie of its own',
      code: `
import { createCookie } from 'react-router';
export const session = createCookie('session', { secrets: [process.env.SECRET] }); //! cookie-missing-httponly cookie-missing-secure
export const safe = createCookie('session', { secrets: [process.env.SECRET], httpOnly: true, secure: process.env.NODE_ENV === 'production', maxAge: 604_800 });
export const theme = createCookie('theme', { maxAge: 31_536_000 });`,
    },
    {
      name: 'storages',
      code: `
import { createCookieSessionStorage, createSessionStorage } from 'react-router';
export const a = createCookieSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET] } }); //! cookie-missing-httponly cookie-missing-secure
export const b = createCookieSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET], httpOnly: true, secure: true, sameSite: 'lax' } });
export const c = createSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET], httpOnly: false, secure: true }, createData, readData, updateData, deleteData }); //! cookie-missing-httponly
export const d = createCookieSessionStorage({ cookie });`,
    },
  ],
} satisfies ModelCases;
