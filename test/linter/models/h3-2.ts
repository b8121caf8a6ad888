import model from '#linter/models/h3-2.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface H3Package {
  H3: new () => { get(path: string, handler: (event: unknown) => unknown): void; request(path: string): Promise<Response> };
  setCookie(event: unknown, name: string, value: string): void;
  useSession(event: unknown, options: object): Promise<{ update(data: object): Promise<unknown> }>;
}

async function headerOf(answer: (event: unknown) => unknown): Promise<string | undefined> {
  const { H3 } = await testPackage<H3Package>('h3-2');
  const app = new H3();
  app.get('/', async (event) => {
    await answer(event);
    return 'ok';
  });
  return (await app.request('/')).headers.getSetCookie()[0];
}

const sessionOptions = { password: 'only for this test, and long enough for it' };
const loaded = () => testPackage<H3Package>('h3-2');

export default {
  model,
  defaults: [
    { site: '%Package.setCookie', header: () => headerOf(async (event) => (await loaded()).setCookie(event, 'a', 'b')) },
    { site: '%Package.{useSession,getSession,updateSession}', header: () => headerOf(async (event) => (await (await loaded()).useSession(event, sessionOptions)).update({ a: 'b' })) },
  ],
  cases: [
    {
      name: 'set, deleted, and as a header',
      code: `
import { H3, setCookie, deleteCookie, setResponseHeader } from 'h3';
const app = new H3();
app.post('/login', async (event) => {
  const session = await create(event);
  setCookie(event, 'session', session, { secure: true, sameSite: 'lax' }); //! cookie-missing-httponly
  setResponseHeader(event, 'Set-Cookie', \`session=\${session}; HttpOnly; SameSite=Lax\`); //! cookie-missing-secure
  deleteCookie(event, 'session');
});`,
    },
    {
      name: 'a function of the same name',
      code: `
import { H3 } from 'h3';
function setCookie(jar, name, value) { jar[name] = value; }
setCookie({}, 'session', createSession());`,
    },
  ],
} satisfies ModelCases;
