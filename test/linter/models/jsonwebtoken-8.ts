import jsonwebtoken8 from '#linter/models/jsonwebtoken-8.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly sign: (claims: object, key: string) => string;
  readonly verify: (token: string, key: string) => object;
}

const library = async () => (await testPackage<{ default: Library }>('jsonwebtoken8')).default;
const headerAndExp = (token: string) => ({ alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] });

export default {
  model: jsonwebtoken8,
  defaults: [],
  behaviour: [
    { name: 'sign without options writes HS256 and no exp', shows: async () => headerAndExp((await library()).sign({ sub: '1' }, testKey)), is: { alg: 'HS256', exp: undefined } },
    { name: 'verify without algorithms accepts HS512', shows: async () => { const { verify } = await library(); return accepts(() => verify(signedToken('HS512', { sub: '1' }), testKey)); }, is: true },
  ],
  cases: [
    {
      name: 'the version that reads the algorithm from the text of the key',
      installed: { jsonwebtoken: '8.5.1' },
      code: `
import jwt from 'jsonwebtoken';
jwt.sign({ sub: '1' }, process.env.KEY); //! jwt-library-outdated jwt-missing-exp
jwt.sign({ sub: '1' }, process.env.KEY, { expiresIn: '15m' });
jwt.verify(token, process.env.KEY, { algorithms: ['HS256'] });
jwt.verify(token, process.env.KEY); //! jwt-algorithms-not-pinned`,
    },
    {
      name: 'a version that is not known is taken for the current one',
      code: `
import jwt from 'jsonwebtoken';
jwt.sign({ sub: '1' }, process.env.KEY); //! jwt-missing-exp`,
    },
  ],
} satisfies ModelCases;
