import hono from '#linter/models/hono.ts';
import { corsAnswerIn, reflected, star, stranger, type CorsAnswer } from '../cross-site.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface App {
  get(path: string, handler: (context: { text(text: string): Response }) => unknown): void;
  request(path: string, init?: RequestInit): Promise<Response>;
  use(middleware: unknown): void;
  post(path: string, handler: (context: { text(text: string): Response }) => unknown): void;
}

async function corsAnswerWith(options: object): Promise<CorsAnswer> {
  const { Hono } = await testPackage<{ Hono: new () => App }>('hono');
  const { cors } = await testPackage<{ cors: (options: object) => unknown }>('hono/cors');
  const app = new Hono();
  app.use(cors({ ...options, credentials: true }));
  app.get('/', (context) => context.text('ok'));
  return corsAnswerIn((await app.request('/', { headers: { origin: stranger } })).headers);
}

/** Status of a form that a stranger's page posts. */
async function formStatusWith(options: object): Promise<number> {
  const { Hono } = await testPackage<{ Hono: new () => App }>('hono');
  const { csrf } = await testPackage<{ csrf: (options: object) => unknown }>('hono/csrf');
  const app = new Hono();
  app.use(csrf(options));
  app.post('/', (context) => context.text('ok'));
  return (await app.request('https://shop.example/', { method: 'POST', headers: { origin: stranger, 'content-type': 'application/x-www-form-urlencoded' } })).status;
}

async function securedWith(options: object): Promise<(string | null)[]> {
  const { Hono } = await testPackage<{ Hono: new () => App }>('hono');
  const { secureHeaders } = await testPackage<{ secureHeaders: (options: object) => unknown }>('hono/secure-headers');
  const app = new Hono();
  app.use(secureHeaders(options));
  app.get('/', (context) => context.text('ok'));
  const { headers } = await app.request('https://shop.example/');
  return ['strict-transport-security', 'x-frame-options', 'content-security-policy'].map((name) => headers.get(name));
}

async function headerOf(set: (context: unknown) => unknown): Promise<string | undefined> {
  const { Hono } = await testPackage<{ Hono: new () => App }>('hono');
  const app = new Hono();
  app.get('/', async (context) => {
    await set(context);
    return context.text('ok');
  });
  return (await app.request('/')).headers.getSetCookie()[0];
}

const cookie = () => testPackage<{ setCookie(...given: unknown[]): void; setSignedCookie(...given: unknown[]): Promise<void> }>('hono/cookie');

const jwtOf = () => testPackage<{ sign: (claims: object, key: string) => Promise<string>; verify: (token: string, key: string, algorithm?: string) => Promise<object> }>('hono/jwt');

export default {
  model: hono,
  defaults: [
    { site: 'hono/cookie.setCookie', header: async () => headerOf(async (context) => (await cookie()).setCookie(context, 'a', 'b')) },
    { site: 'hono/cookie.setSignedCookie', header: async () => headerOf(async (context) => (await cookie()).setSignedCookie(context, 'a', 'b', 'secret')) },
  ],
  behaviour: [
    { name: 'secureHeaders sends HSTS and X-Frame-Options, and a policy only when it is told to', shows: async () => [await securedWith({}), await securedWith({ xFrameOptions: false, contentSecurityPolicy: { frameAncestors: ["'none'"] } })], is: [['max-age=15552000; includeSubDomains', 'SAMEORIGIN', null], ['max-age=15552000; includeSubDomains', null, "frame-ancestors 'none'"]] },
    { name: 'cors: a function that gives the origin back repeats every origin', shows: () => corsAnswerWith({ origin: (origin: string) => origin }), is: reflected },
    { name: 'cors: nothing is a star, and a star stays one', shows: async () => [await corsAnswerWith({}), await corsAnswerWith({ origin: '*' })], is: [star, star] },
    { name: 'cors: a star in a list is no star', shows: () => corsAnswerWith({ origin: ['*'] }), is: [null, 'true'] },
    { name: 'csrf: it refuses forms of other origins, unless a function lets them through', shows: async () => [await formStatusWith({}), await formStatusWith({ origin: () => true })], is: [403, 200] },
    {
      name: 'sign writes HS256 and no exp',
      shows: async () => {
        const token = await (await jwtOf()).sign({ sub: '1' }, testKey);
        return { alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] };
      },
      is: { alg: 'HS256', exp: undefined },
    },
    {
      name: 'verify refuses to work without an algorithm',
      shows: async () => {
        const { verify } = await jwtOf();
        return accepts(() => verify(signedToken('HS256', { sub: '1' }), testKey));
      },
      is: false,
    },
  ],
  cases: [
    {
      name: 'cookies',
      code: `
import { Hono } from 'hono';
import { setCookie, setSignedCookie, deleteCookie } from 'hono/cookie';
const app = new Hono();
app.post('/login', async (c) => {
  const session = await create(c);
  setCookie(c, 'session', session); //! cookie-missing-httponly cookie-missing-samesite cookie-missing-secure
  setCookie(c, 'session', session, { secure: true, httpOnly: true, sameSite: 'Lax' });
  setCookie(c, 'session', session, { prefix: 'host', httpOnly: true, sameSite: 'Lax' });
  await setSignedCookie(c, 'session', session, c.env.SECRET, { httpOnly: true, sameSite: 'Lax' }); //! cookie-missing-secure
  setCookie(c, 'theme', 'dark');
  deleteCookie(c, 'session');
  c.header('Set-Cookie', \`session=\${session}; Secure; HttpOnly\`); //! cookie-missing-samesite
});`,
    },
    {
      name: 'headers',
      code: `
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
const app = new Hono();
app.use(secureHeaders({ strictTransportSecurity: 'max-age=0' })); //! hsts-missing-or-weak
app.use(secureHeaders({ xFrameOptions: false })); //! clickjacking-unprotected-auth-page
app.use(secureHeaders({ xFrameOptions: false, contentSecurityPolicy: { frameAncestors: ["'none'"] } }));
app.post('/login', async (c) => setCookie(c, 'session', await create(c), { prefix: 'host', httpOnly: true, sameSite: 'None' })); //! cookie-samesite-none-on-auth`,
    },
    {
      name: 'tokens',
      code: `
import { sign, verify, decode, jwt } from 'hono/jwt';
export const token = (env) => sign({ sub: '1' }, env.SECRET); //! jwt-missing-exp
export const better = (env) => sign({ sub: '1', exp: Math.floor(Date.now() / 1000) + 300 }, env.SECRET, 'HS256');
export const middleware = jwt({ secret: 'it-is-very-secret', alg: 'HS256' }); //! jwt-secret-hardcoded
export const handler = (c) => c.json(users.get(decode(c.req.header('authorization')).payload.sub)); //! jwt-decoded-not-verified
export const guard = async (c, next) => {
  const { payload } = decode(c.req.header('authorization')); //! jwt-decoded-not-verified
  c.set('user', payload);
  await next();
};
export const tenant = async (c, next) => {
  c.set('language', decode(c.req.header('x-hint')).payload);
  await next();
};`,
    },
    {
      name: 'cross-origin access and forged requests',
      code: `
import { cors } from 'hono/cors';
import { csrf } from 'hono/csrf';
app.use(cors());
app.use(cors({ origin: 'https://shop.example', credentials: true }));
app.use(cors({ origin: (origin) => origin, credentials: true })); //! cors-credentialed-reflection
app.use(cors({ origin: (origin) => (origin.endsWith('.shop.example') ? origin : 'https://shop.example'), credentials: true }));
app.use(cors({ origin: (origin) => (origin.endsWith('shop.example') ? origin : null), credentials: true })); //! cors-credentialed-reflection
app.use(csrf());
app.use(csrf({ origin: ['https://shop.example'] }));
app.use(csrf({ origin: () => true })); //! csrf-protection-disabled`,
    },
  ],
} satisfies ModelCases;
