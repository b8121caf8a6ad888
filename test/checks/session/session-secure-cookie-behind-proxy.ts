import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const id = 'session-secure-cookie-behind-proxy';
const behind = (traits: Parameters<typeof codeShape>[1]) => codeShape(id, { secure: set('always'), proxy: set('the header x-forwarded-proto'), trusted: set(false), ...traits });

export default {
  facts: [
    { name: 'the cookie is not sent', fact: behind({}), verdict: 'fail', severity: 'low' },
    { name: 'the cookie goes out without Secure', fact: behind({ secure: set('auto') }), verdict: 'fail' },
    { name: 'the proxy is trusted', fact: behind({ trusted: set(true) }), verdict: 'pass' },
    { name: 'who knows', fact: behind({ trusted: unknown('the application is handed to other code') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a redirect to https by the header of the proxy',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { store } from './store';
          const app = express();
          app.use((req, res, next) => {
            if (req.headers['x-forwarded-proto'] === 'http') return res.redirect('https://' + req.hostname + req.url);
            next();
          });
          app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.listen(process.env.PORT);
        `,
      },
      {
        name: 'a platform, and secure by itself',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { store } from './store';
          const app = express();
          const home = 'http://' + (process.env.RENDER_EXTERNAL_HOSTNAME ?? 'localhost');
          app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: 'auto', sameSite: 'lax' } }));
          app.listen(process.env.PORT, () => console.log(home));
        `,
      },
    ],
    good: [
      {
        name: 'the proxy is trusted',
        remedyFor: 'express-session',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { store } from './store';
          const app = express();
          app.set('trust proxy', 1);
          app.use((req, res, next) => (req.headers['x-forwarded-proto'] === 'http' ? res.sendStatus(403) : next()));
          app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.listen(process.env.PORT);
        `,
      },
      {
        name: 'no sign of a proxy',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { store } from './store';
          const app = express();
          app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.listen(process.env.PORT);
        `,
      },
      {
        name: 'the session is told about the proxy',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { store } from './store';
          const app = express();
          app.use((req, res, next) => (req.headers['x-forwarded-proto'] === 'http' ? res.sendStatus(403) : next()));
          app.use(session({ store, proxy: true, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.listen(process.env.PORT);
        `,
      },
      {
        name: 'TLS ends in the application',
        code: source`
          import https from 'node:https';
          import express from 'express';
          import session from 'express-session';
          import { store } from './store';
          const app = express();
          app.use((req, res, next) => next(req.headers['x-forwarded-for']));
          app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          https.createServer(options, app).listen(443);
        `,
      },
      {
        name: 'other code configures the application',
        code: source`
          import express from 'express';
          import session from 'express-session';
          import { configure } from './configure';
          import { store } from './store';
          const app = express();
          configure(app);
          app.use((req, res, next) => next(req.headers['x-forwarded-for']));
          app.use(session({ store, secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.listen(3000);
        `,
      },
    ],
  },
} satisfies CheckCases;
