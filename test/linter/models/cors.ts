import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from '#linter/models/cors.ts';
import { corsAnswerOf, reflected, refused, star, type CorsAnswer } from '../cross-site.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type Cors = (options: object) => (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
type Answer = (error: null, allowed: unknown) => void;

async function answerWith(options: object): Promise<CorsAnswer> {
  const { default: package_ } = await testPackage<{ default: Cors }>('cors');
  return corsAnswerOf((request, response) => package_({ ...options, credentials: true })(request, response, () => response.end()));
}

export default {
  model: cors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  behaviour: [
    { name: 'true repeats every origin', shows: () => answerWith({ origin: true }), is: reflected },
    { name: 'a function that answers true repeats every origin', shows: () => answerWith({ origin: (_origin: string, answer: Answer) => answer(null, true) }), is: reflected },
    { name: 'a pattern that a stranger can pass repeats its origin', shows: () => answerWith({ origin: /\.example$/ }), is: reflected },
    { name: 'nothing is a star', shows: () => answerWith({}), is: star },
    { name: 'a star stays a star', shows: () => answerWith({ origin: '*' }), is: star },
    { name: 'false answers nobody', shows: () => answerWith({ origin: false }), is: refused },
    { name: 'a star in a list is no star', shows: () => answerWith({ origin: ['*'] }), is: [null, 'true'] },
  ],
  cases: [
    {
      name: 'every origin with credentials',
      code: `
import cors from 'cors';
app.use(cors({ origin: true, credentials: true })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: (origin, callback) => callback(null, true) })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: /.*/ })); //! cors-credentialed-reflection
const options = { credentials: true };
options.origin = function (origin, done) { //! cors-credentialed-reflection
  console.log(origin);
  done(null, origin);
};
app.use(cors(options));`,
    },
    {
      name: 'tests that another site can pass',
      code: `
const cors = require('cors');
app.use(cors({ credentials: true, origin: /shop\\.example$/ })); //! cors-credentialed-reflection
app.use(cors({ credentials: true, origin: [/^https:\\/\\/shop\\.example/, 'https://admin.example'] })); //! cors-credentialed-reflection
app.use(cors({
  credentials: true,
  origin(origin, callback) { //! cors-credentialed-reflection
    if (!origin || origin.includes('shop.example')) callback(null, true);
    else callback(new Error('Not allowed by CORS'));
  },
}));
app.use(cors({
  credentials: true,
  origin: (origin, callback) => callback(null, new URL(origin).hostname.endsWith('shop.example')), //! cors-credentialed-reflection
}));`,
    },
    {
      name: 'origins that are known',
      code: `
const cors = require('cors');
const whitelist = ['https://shop.example', 'https://admin.shop.example'];
app.use(cors({ credentials: true, origin: 'https://shop.example' }));
app.use(cors({ credentials: true, origin: whitelist }));
app.use(cors({ credentials: true, origin: [/\\.shop\\.example$/, /^https:\\/\\/shop\\.example(:\\d+)?$/, /^http:\\/\\/localhost:/] }));
app.use(cors({ credentials: true, origin: process.env.ORIGIN }));
app.use(cors({ credentials: true, origin: process.env.ORIGINS.split(',') }));
app.use(cors({
  credentials: true,
  origin(origin, callback) {
    if (whitelist.indexOf(origin) !== -1 || !origin) callback(null, true);
    else callback(new Error('Not allowed by CORS'));
  },
}));
app.use(cors({
  credentials: true,
  origin: async (origin, callback) => {
    const tenant = await tenants.findByOrigin(origin);
    callback(null, tenant !== null);
  },
}));
app.use(cors({ credentials: true, origin: (origin, callback) => callback(null, origin.startsWith('https://') && origin.endsWith('.shop.example')) }));`,
    },
    {
      name: 'no credentials, or options from elsewhere',
      code: `
import cors from 'cors';
import { options } from './cors-options';
app.use(cors());
app.use(cors({ origin: true }));
app.use(cors({ origin: '*' }));
app.use(cors({ origin: false, credentials: true }));
app.use(cors(options));
app.use(cors({ origin: true, credentials: options.credentials }));
app.use(cors((req, callback) => callback(null, { origin: allowed.has(req.headers.origin), credentials: true })));`,
    },
    {
      name: 'every origin while developing only',
      code: `
import cors from 'cors';
app.use(cors({ origin: process.env.NODE_ENV === 'production' ? 'https://shop.example' : true, credentials: true }));`,
    },
  ],
} satisfies ModelCases;
