import { readFileSync } from 'node:fs';
import elysiajsJwt from '#linter/models/elysiajs-jwt.ts';
import type { ModelCases } from '../model-cases.ts';

const published = (file: string) => readFileSync(`test/packages/node_modules/@elysiajs/jwt/${file}`, 'utf8');

export default {
  model: elysiajsJwt,
  defaults: [],
  // It cannot be loaded here without the rest of Elysia, so the published file is pinned instead.
  behaviour: [
    { name: 'is the version that was read', shows: () => Promise.resolve((JSON.parse(published('package.json')) as { version: string }).version), is: elysiajsJwt.version },
    { name: 'sign writes HS256, and exp only when it is given', shows: () => Promise.resolve(['alg: defaultValues.alg ?? "HS256"', 'if (setExp !== void 0)'].filter((line) => !published(elysiajsJwt.source).includes(line))), is: [] },
    { name: 'verify gives false instead of throwing', shows: () => Promise.resolve(published(elysiajsJwt.source).includes('} catch {\n        return false;')), is: true },
  ],
  cases: [
    {
      name: 'the plugin',
      code: `
import { Elysia } from 'elysia';
import { jwt } from '@elysiajs/jwt';
new Elysia()
  .use(jwt({ name: 'jwt', secret: process.env.SECRET, exp: '15m' }))
  .use(jwt({ name: 'written', secret: 'a key in the code', exp: '15m' })) //! jwt-secret-hardcoded
  .use(jwt({ name: 'long', secret: process.env.SECRET, exp: '90d' })) //! jwt-lifetime-excessive
  .get('/', async ({ jwt, cookie: { auth }, status }) => {
    const user = await jwt.verify(auth.value);
    if (!user) return status(401);
    return user.sub;
  });`,
    },
    {
      name: 'under a name of the application, with what its set-up says of the lifetime',
      code: `
import { Elysia } from 'elysia';
import { jwt } from '@elysiajs/jwt';
new Elysia()
  .use(jwt({ name: 'tokens', secret: process.env.SECRET }))
  .use(jwt({ name: 'short', secret: process.env.SHORT_SECRET, exp: '15m' }))
  .post('/login', async ({ tokens, short, jwt, body, log }) => {
    const token = await tokens.sign({ sub: body.id }); //! jwt-missing-exp
    const fine = await tokens.sign({ sub: body.id, exp: '15m' });
    const unknown = await tokens.sign(claimsOf(body));
    const other = await short.sign({ sub: body.id });
    const elsewhere = await jwt.sign({ sub: body.id });
    await log.sign({ sub: body.id });
    return { token, fine, unknown, other, elsewhere };
  })
  .get('/me', async ({ tokens, cookie: { auth } }) => {
    await tokens.verify(auth.value); //! jwt-verify-result-ignored
    return secrets();
  })
  .get('/you', async (context) => {
    const claims = await context.tokens.verify(context.cookie.auth.value); //! jwt-verify-result-ignored
    await context.signatures.verify(context.body);
    return secrets();
  })
  .get('/us', async ({ tokens, headers, status }) => {
    if (!(await tokens.verify(headers.authorization))) return status(401);
    return secrets();
  });`,
    },
  ],
} satisfies ModelCases;
