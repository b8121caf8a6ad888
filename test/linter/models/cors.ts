import cors from '#linter/models/cors.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: cors,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
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
