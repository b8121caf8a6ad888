import hapiJwt from '#linter/models/hapi-jwt.ts';
import { accepts, claimsIn, headerIn, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Tools {
  readonly generate: (claims: object, key: string) => string;
  readonly decode: (token: string) => object;
  readonly verify: (artifacts: object, key: string) => void;
}

const library = async () => (await testPackage<{ default: { token: Tools } }>('@hapi/jwt')).default.token;

export default {
  model: hapiJwt,
  defaults: [],
  behaviour: [
    { name: 'generate writes HS256 and no exp', shows: async () => { const token = (await library()).generate({ sub: '1' }, testKey); return { alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] }; }, is: { alg: 'HS256', exp: undefined } },
    { name: 'verify throws for another key', shows: async () => { const { decode, generate, verify } = await library(); return accepts(() => verify(decode(generate({ sub: '1' }, testKey)), 'another key')); }, is: false },
  ],
  cases: [
    {
      name: 'a strategy',
      code: `
import Hapi from '@hapi/hapi';
import Jwt from '@hapi/jwt';
const server = Hapi.server();
server.auth.strategy('login', 'jwt', { keys: process.env.SECRET, verify: { aud: 'api', iss: 'us', sub: false }, validate });
server.auth.strategy('written', 'jwt', { keys: 'a key in the code', verify: { aud: 'api', iss: 'us', sub: false }, validate }); //! jwt-secret-hardcoded
server.auth.strategy('open', 'jwt', { keys: { key: '', algorithms: ['none'] }, verify: { aud: false, iss: false, sub: false }, validate }); //! jwt-alg-none
server.auth.strategy('cookie', 'cookie', { keys: 'not ours', verify: false });`,
    },
    {
      name: 'the tools',
      code: `
import Jwt from '@hapi/jwt';
Jwt.token.generate({ sub: '1' }, { key: process.env.SECRET, algorithm: 'HS256' }); //! jwt-missing-exp
Jwt.token.generate({ sub: '1' }, process.env.SECRET, { ttlSec: 900 });
Jwt.token.generate({ sub: '1' }, process.env.SECRET, { ttlSec: 90 * 24 * 3600 }); //! jwt-lifetime-excessive`,
    },
  ],
} satisfies ModelCases;
