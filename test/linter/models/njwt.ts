import njwt from '#linter/models/njwt.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly create: (claims: object, key: string) => { compact: () => string };
  readonly verify: (token: string, key: string) => object;
}

const library = async () => (await testPackage<{ default: Library }>('njwt')).default;

export default {
  model: njwt,
  defaults: [],
  behaviour: [
    { name: 'create writes HS256 and an exp in one hour', shows: async () => { const token = (await library()).create({ sub: '1' }, testKey).compact(); return { alg: headerIn(token)['alg'], seconds: Number(claimsIn(token)['exp']) - Number(claimsIn(token)['iat']) }; }, is: { alg: 'HS256', seconds: 3_600 } },
    { name: 'verify accepts HS256 only', shows: async () => { const { verify } = await library(); return [await accepts(() => verify(signedToken('HS256', { sub: '1' }), testKey)), await accepts(() => verify(signedToken('HS512', { sub: '1' }), testKey))]; }, is: [true, false] },
  ],
  cases: [
    {
      name: 'create, expire, compact',
      code: `
import njwt from 'njwt';
const token = njwt.create({ sub: '1' }, process.env.KEY).compact();
const jwt = njwt.create({ sub: '1' }, process.env.KEY, 'HS512');
jwt.setExpiration(new Date().getTime() + 365 * 24 * 60 * 60 * 1000); //! jwt-lifetime-excessive
jwt.compact();
njwt.create({ sub: '1' }, 'a key in the code').compact(); //! jwt-secret-hardcoded
njwt.verify(token, 'a key in the code'); //! jwt-secret-hardcoded
njwt.verify(token, process.env.KEY, (error, verified) => done(error, verified));`,
    },
  ],
} satisfies ModelCases;
