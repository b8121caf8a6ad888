import type { RequestListener } from 'node:http';
import cookieSession from '#linter/models/cookie-session.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

type App = RequestListener & { use(handler: unknown): void; set(name: string, value: unknown): void };

export default {
  model: cookieSession,
  defaults: [
    {
      site: 'cookie-session',
      header: async () => {
        const { default: express } = await testPackage<{ default: () => App }>('express');
        const { default: session } = await testPackage<{ default: (options: object) => unknown }>('cookie-session');
        const app = express();
        app.set('trust proxy', true);
        app.use(session({ keys: ['only for this test'] }));
        app.use((req: { session: Record<string, unknown> }, res: { end(): void }) => {
          req.session['a'] = 'b';
          res.end();
        });
        return servedCookie(app);
      },
    },
  ],
  cases: [
    {
      name: 'options that are missing, and what follows the connection',
      code: `
import cookieSession from 'cookie-session';
app.use(cookieSession({ keys: [process.env.KEY] })); //! cookie-missing-samesite
app.use(cookieSession({ keys: [process.env.KEY], secure: false, sameSite: 'lax' })); //! cookie-missing-secure
app.use(cookieSession({ name: '__Host-session', keys: [process.env.KEY], sameSite: 'lax', maxAge: 24 * 60 * 60 * 1000 }));`,
    },
    {
      name: 'script can read it',
      code: `
const session = require('cookie-session');
app.use(session({ keys: [process.env.KEY], httpOnly: false, sameSite: 'strict' })); //! cookie-missing-httponly`,
    },
  ],
} satisfies ModelCases;
