import model from '#linter/models/express-openid-connect.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '3.4.0', source: 'lib/config.js' },
  withoutHeaders: 'Its cookie is written after a login at an identity provider; the defaults were read in the published file.',
  cases: [
    {
      name: 'safe by default',
      code: `
import { auth } from 'express-openid-connect';
app.use(auth({ baseURL: 'https://shop.example', secret: process.env.SECRET }));
app.use(auth({ secret: process.env.SECRET, session: { cookie: { httpOnly: false } } })); //! cookie-missing-httponly
app.use(auth({ secret: 'LONG_RANDOM_STRING of the docs' })); //! session-secret-hardcoded`,
    },
  ],
} satisfies ModelCases;
