import jwtSimple from '#linter/models/jwt-simple.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly encode: (claims: object, key: string, algorithm?: string) => string;
  readonly decode: (token: string, key: string, noVerify?: boolean, algorithm?: string) => object;
}

const library = async () => (await testPackage<{ default: Library }>('jwt-simple')).default;
const headerAndExp = (token: string) => ({ alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] });

export default {
  model: jwtSimple,
  defaults: [],
  behaviour: [
    { name: 'encode writes HS256 and no exp', shows: async () => headerAndExp((await library()).encode({ sub: '1' }, testKey)), is: { alg: 'HS256', exp: undefined } },
    { name: 'decode takes the algorithm from the token', shows: async () => { const { decode } = await library(); return accepts(() => decode(signedToken('HS512', { sub: '1' }), testKey)); }, is: true },
    { name: 'decode with noVerify accepts any key', shows: async () => { const { decode } = await library(); return accepts(() => decode(signedToken('HS256', { sub: '1' }), 'another key', true)); }, is: true },
    { name: 'decode ignores an exp that is in milliseconds', shows: async () => { const { decode } = await library(); return accepts(() => decode(signedToken('HS256', { exp: Date.now() - 60_000 }), testKey)); }, is: true },
  ],
  cases: [
    {
      name: 'encode and decode, which verifies',
      code: `
import jwt from 'jwt-simple';
const key = process.env.JWT_SECRET;
jwt.encode({ sub: '1' }, key); //! jwt-missing-exp
jwt.encode({ sub: '1', exp: Math.floor(Date.now() / 1000) + 900 }, key, 'HS256');
jwt.encode({ sub: '1', exp }, 'a key in the code'); //! jwt-secret-hardcoded
const { sub } = jwt.decode(token, key, false, 'HS256');
if (sub === 'admin') grant();`,
    },
  ],
} satisfies ModelCases;
