import fastJwt from '#linter/models/fast-jwt.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly createSigner: (options: object) => (claims: object) => string;
  readonly createVerifier: (options: object) => (token: string) => object;
}

const library = () => testPackage<Library>('fast-jwt');
const headerAndExp = (token: string) => ({ alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] });

export default {
  model: fastJwt,
  defaults: [],
  behaviour: [
    { name: 'createSigner writes HS256 for a text and no exp', shows: async () => headerAndExp((await library()).createSigner({ key: testKey })({ sub: '1' })), is: { alg: 'HS256', exp: undefined } },
    { name: 'expiresIn counts milliseconds', shows: async () => { const { exp, iat } = claimsIn((await library()).createSigner({ key: testKey, expiresIn: 60_000 })({})); return Number(exp) - Number(iat); }, is: 60 },
    { name: 'createVerifier accepts HS512 for a text', shows: async () => { const { createVerifier } = await library(); return accepts(() => createVerifier({ key: testKey })(signedToken('HS512', { sub: '1' }))); }, is: true },
    { name: 'allowedAud lets tokens without aud pass', shows: async () => { const { createVerifier } = await library(); return accepts(() => createVerifier({ key: testKey, allowedAud: 'api' })(signedToken('HS256', { sub: '1' }))); }, is: true },
  ],
  cases: [
    {
      name: 'signers and verifiers',
      code: `
import { createSigner, createVerifier } from 'fast-jwt';
const sign = createSigner({ key: process.env.KEY, expiresIn: 15 * 60 * 1000 });
const long = createSigner({ key: process.env.KEY, expiresIn: '90d' }); //! jwt-lifetime-excessive
const written = createSigner({ key: 'a key in the code', expiresIn: '15m' }); //! jwt-secret-hardcoded
const none = createSigner({ algorithm: 'none', expiresIn: '15m' }); //! jwt-alg-none
const verify = createVerifier({ key: async () => process.env.KEY, algorithms: ['HS256'] });
const open = createVerifier({ key: process.env.KEY, algorithms: ['HS256', 'none'] }); //! jwt-alg-none`,
    },
    {
      name: 'a decoder as a guard',
      code: `
import { createDecoder } from 'fast-jwt';
const decode = createDecoder();
export function guard(req, res, next) {
  req.user = decode(req.headers.authorization.slice(7)); //! jwt-decoded-not-verified
  next();
}`,
    },
  ],
} satisfies ModelCases;
