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
  ],
} satisfies ModelCases;
