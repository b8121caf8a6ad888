import clientSessions from '#linter/models/client-sessions.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

type Handler = (req: { connection: { encrypted?: boolean }; session_state: Record<string, unknown> }, res: { end(): void }, next: () => void) => void;

export default {
  model: clientSessions,
  defaults: [
    {
      site: 'client-sessions',
      header: async () => {
        const { default: sessions } = await testPackage<{ default: (options: object) => Handler }>('client-sessions');
        const middleware = sessions({ secret: 'only for this test' });
        const handler: Handler = (req, res) => {
          req.connection.encrypted = true;
          middleware(req, res, () => {
            req.session_state['a'] = 'b';
            res.end();
          });
        };
        return servedCookie(handler as never);
      },
    },
  ],
  cases: [
    {
      name: 'secure and HttpOnly, without SameSite',
      code: `
const sessions = require('client-sessions');
app.use(sessions({ cookieName: 'session', secret: process.env.KEY, duration: 60 * 60 * 1000 })); //! cookie-missing-samesite
app.use(sessions({ cookieName: 'session', secret: process.env.KEY, cookie: { secure: false, httpOnly: false, sameSite: 'lax' } })); //! cookie-missing-httponly cookie-missing-secure`,
    },
  ],
} satisfies ModelCases;
