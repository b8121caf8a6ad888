import tsndr from '#linter/models/tsndr-cloudflare-worker-jwt.ts';
import { claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly sign: (claims: object, key: string) => Promise<string>;
  readonly verify: (token: string, key: string) => Promise<object | undefined>;
}

const library = async () => (await testPackage<{ default: Library }>('@tsndr/cloudflare-worker-jwt')).default;

export default {
  model: tsndr,
  defaults: [],
  behaviour: [
    { name: 'sign writes HS256 and no exp', shows: async () => { const token = await (await library()).sign({ sub: '1' }, testKey); return { alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] }; }, is: { alg: 'HS256', exp: undefined } },
    { name: 'verify gives nothing for a forged token, and does not throw', shows: async () => (await library()).verify(signedToken('HS256', { sub: '1' }, 'another key'), testKey), is: undefined },
    { name: 'verify without algorithm refuses HS512', shows: async () => (await library()).verify(signedToken('HS512', { sub: '1' }), testKey), is: undefined },
  ],
  cases: [
    {
      name: 'sign and verify',
      code: `
import jwt from '@tsndr/cloudflare-worker-jwt';
export default {
  async fetch(request, env) {
    await jwt.sign({ sub: '1' }, env.SECRET); //! jwt-missing-exp
    await jwt.sign({ sub: '1', exp: Math.floor(Date.now() / 1000) + 900 }, env.SECRET, 'HS256');
    await jwt.sign({ sub: '1', exp }, 'a key in the code', { algorithm: 'HS256' }); //! jwt-secret-hardcoded
    const verified = await jwt.verify(token, env.SECRET);
    if (!verified) return new Response('', { status: 401 });
    if (await jwt.verify(token, env.SECRET, { algorithm: 'none' })) return home(); //! jwt-alg-none
  },
};`,
    },
  ],
} satisfies ModelCases;
