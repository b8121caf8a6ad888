import fastifyJwt from '#linter/models/fastify-jwt.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Jwt {
  readonly sign: (claims: object) => string;
  readonly verify: (token: string) => object;
}

async function jwtOf(options: object): Promise<Jwt> {
  const { default: fastify } = await testPackage<{ default: () => { register: (plugin: unknown, options: object) => Promise<unknown>; jwt: Jwt } }>('fastify');
  const { default: plugin } = await testPackage<{ default: unknown }>('@fastify/jwt');
  const app = fastify();
  await app.register(plugin, options);
  return app.jwt;
}

export default {
  model: fastifyJwt,
  defaults: [],
  behaviour: [
    { name: 'sign writes HS256 and no exp', shows: async () => { const token = (await jwtOf({ secret: testKey })).sign({ sub: '1' }); return { alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] }; }, is: { alg: 'HS256', exp: undefined } },
    { name: 'a number in expiresIn counts seconds', shows: async () => { const { exp, iat } = claimsIn((await jwtOf({ secret: testKey, sign: { expiresIn: 60 } })).sign({ sub: '1' })); return Number(exp) - Number(iat); }, is: 60 },
    { name: 'verify without algorithms accepts HS512', shows: async () => { const { verify } = await jwtOf({ secret: testKey }); return accepts(() => verify(signedToken('HS512', { sub: '1' }))); }, is: true },
  ],
  cases: [
    {
      name: 'the plugin',
      code: `
import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';
const app = Fastify();
app.register(fastifyJwt, { secret: process.env.SECRET, sign: { expiresIn: '15m' } });
await app.register(fastifyJwt, { secret: 'a key in the code' }); //! jwt-secret-hardcoded
app.register(fastifyJwt, { secret: process.env.SECRET, sign: { expiresIn: '90d' } }); //! jwt-lifetime-excessive
app.register(require('@fastify/jwt'), { secret: 'a key in the code' }); //! jwt-secret-hardcoded
app.register(fastifyJwt, { secret: { private: process.env.PRIVATE, public: process.env.PUBLIC }, sign: { algorithm: 'RS256' } });`,
    },
    {
      name: 'signing and decoding',
      code: `
import Fastify from 'fastify';
const app = Fastify();
app.post('/login', async (request, reply) => {
  const token = app.jwt.sign({ sub: '1' });
  const long = await reply.jwtSign({ sub: '1' }, { expiresIn: '365d' }); //! jwt-lifetime-excessive
  const { role } = app.jwt.decode(request.cookies.token); //! jwt-decoded-not-verified
  if (role !== 'admin') return reply.code(403).send();
});
app.get('/', { onRequest: async (request) => { await request.jwtVerify(); } }, async () => 'hello'); //! jwt-session-without-revocation`,
    },
    {
      name: 'the plugin of the same file gives tokens no end',
      code: `
import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';
const app = Fastify();
app.register(fastifyJwt, { secret: process.env.SECRET });
app.post('/login', async (request, reply) => ({
  token: app.jwt.sign({ sub: '1' }), //! jwt-missing-exp
  short: app.jwt.sign({ sub: '1' }, { expiresIn: '15m' }),
}));`,
    },
    {
      name: 'the plugin of the same file gives tokens an end',
      code: `
import Fastify from 'fastify';
import fastifyJwt from '@fastify/jwt';
const app = Fastify();
app.register(fastifyJwt, { secret: process.env.SECRET, sign: { expiresIn: '15m' } });
app.post('/login', async (request, reply) => ({ token: app.jwt.sign({ sub: '1' }) }));`,
    },
  ],
} satisfies ModelCases;
