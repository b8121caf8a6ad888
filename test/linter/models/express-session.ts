import type { RequestListener } from 'node:http';
import expressSession from '#linter/models/express-session.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

type App = RequestListener & { use(handler: unknown): void };

export default {
  model: expressSession,
  defaults: [
    {
      site: 'express-session',
      header: async () => {
        const { default: express } = await testPackage<{ default: () => App }>('express');
        const { default: session } = await testPackage<{ default: (options: object) => unknown }>('express-session');
        const app = express();
        app.use(session({ secret: 'only for this test', resave: false, saveUninitialized: true }));
        app.use((_req: unknown, res: { end(): void }) => res.end());
        return servedCookie(app);
      },
    },
  ],
  cases: [
    {
      name: 'no cookie options at all',
      code: `
import session from 'express-session';
import RedisStore from 'connect-redis';
app.use(session({ secret: process.env.SECRET, store: new RedisStore({}), resave: false, saveUninitialized: false })); //! cookie-missing-samesite cookie-missing-secure`,
    },
    {
      name: 'cookie options that are safe',
      code: `
const session = require('express-session');
const RedisStore = require('connect-redis');
app.use(session({
  name: '__Host-sid', secret: [process.env.SECRET], store: new RedisStore(), resave: false, saveUninitialized: false,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 30 * 60 * 1000 },
}));`,
    },
    {
      name: 'the way of its documentation: written afterwards, in production only',
      code: `
const session = require('express-session');
const RedisStore = require('connect-redis');
const options = { secret: process.env.SECRET, store: new RedisStore(), resave: false, saveUninitialized: false, cookie: { sameSite: true } };
if (app.get('env') === 'production') {
  app.set('trust proxy', 1);
  options.cookie.secure = true;
}
app.use(session(options));`,
    },
    {
      name: 'secure by the connection',
      code: `
import session from 'express-session';
import { store } from './store';
app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: 'auto', sameSite: 'strict' } }));
app.use(session({ secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, httpOnly: false, sameSite: 'strict' } })); //! cookie-missing-httponly`,
    },
    {
      name: 'options from elsewhere',
      code: `
import session from 'express-session';
import options from 'our-config';
app.use(session(options));
app.use(session({ ...options }));`,
    },
  ],
} satisfies ModelCases;
