import expressJwt from '#linter/models/express-jwt.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';
import { accepts, testKey } from '../jwt-parts.ts';

export default {
  model: expressJwt,
  defaults: [],
  behaviour: [
    { name: 'it refuses to start without algorithms', shows: async () => { const { expressjwt } = await testPackage<{ expressjwt: (options: object) => unknown }>('express-jwt'); return [await accepts(() => expressjwt({ secret: testKey })), await accepts(() => expressjwt({ secret: testKey, algorithms: ['HS256'] }))]; }, is: [false, true] },
  ],
  cases: [
    {
      name: 'the middleware',
      code: `
import { expressjwt } from 'express-jwt';
import jwksRsa from 'jwks-rsa';
app.use(expressjwt({ secret: process.env.SECRET, algorithms: ['HS256'] }));
app.use(expressjwt({ secret: 'a key in the code', algorithms: ['HS256'] })); //! jwt-secret-hardcoded
app.use(expressjwt({ secret: process.env.SECRET ?? 'dev', algorithms: ['HS256'] })); //! jwt-secret-hardcoded
app.use(expressjwt({ secret: jwksRsa.expressJwtSecret({ jwksUri }), algorithms: ['RS256'], audience: 'api', issuer }));`,
    },
    {
      name: 'the default export of versions before 7',
      code: `
const jwt = require('express-jwt');
app.use(jwt({ secret: 'a key in the code', algorithms: ['HS256'] }).unless({ path: ['/login'] })); //! jwt-secret-hardcoded`,
    },
  ],
} satisfies ModelCases;
