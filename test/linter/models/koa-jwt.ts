import koaJwt from '#linter/models/koa-jwt.ts';
import { accepts, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type Middleware = (context: object, next: () => Promise<void>) => Promise<void>;

async function runKoa(token: string): Promise<void> {
  const { default: jwt } = await testPackage<{ default: (options: object) => Middleware }>('koa-jwt');
  const refuse = (status: number) => {
    throw new Error(String(status));
  };
  const context = { header: { authorization: `Bearer ${token}` }, cookies: { get: () => undefined }, state: {}, throw: refuse };
  await jwt({ secret: testKey })(context, () => Promise.resolve());
}

export default {
  model: koaJwt,
  defaults: [],
  behaviour: [
    { name: 'it verifies without algorithms, so that HS512 passes', shows: async () => accepts(() => runKoa(signedToken('HS512', { sub: '1' }))), is: true },
    { name: 'it refuses a forged token', shows: async () => accepts(() => runKoa(signedToken('HS256', { sub: '1' }, 'another key'))), is: false },
  ],
  cases: [
    {
      name: 'the middleware',
      code: `
import jwt from 'koa-jwt';
app.use(jwt({ secret: process.env.SECRET, algorithms: ['HS256'] }));
app.use(jwt({ secret: 'a key in the code', algorithms: ['HS256'] })); //! jwt-secret-hardcoded
app.use(jwt({ secret: [process.env.NEW_SECRET, process.env.OLD_SECRET], algorithms: ['HS256'] }));`,
    },
  ],
} satisfies ModelCases;
