import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, exchange, roleOf } from '../facts.ts';

const none = { sameSite: set('None' as const), secure: set(true) };
const crossSite = (method: string, destination: string) =>
  exchange({ method, requestHeaders: [['Cookie', 'sid=1'], ['Sec-Fetch-Site', 'cross-site'], ['Sec-Fetch-Dest', destination]] });
const guarded = exchange({ method: 'POST', requestHeaders: [['Cookie', 'sid=1'], ['X-CSRF-Token', 'abc']] });

export default {
  facts: [
    { name: 'None', fact: cookie(none), verdict: 'fail', severity: 'medium' },
    { name: 'Lax', fact: cookie({ sameSite: set('Lax') }), verdict: 'pass' },
    { name: 'absent belongs to another check', fact: cookie(), verdict: 'pass' },
    { name: 'partitioned', fact: cookie({ ...none, partitioned: set(true) }), verdict: 'skip' },
    { name: 'seen in a frame of another site', fact: cookie(none), among: [crossSite('GET', 'iframe')], verdict: 'skip' },
    { name: 'seen in a form of the identity provider', fact: cookie(none), among: [crossSite('POST', 'document')], verdict: 'skip' },
    { name: 'a link from another site is no embedding', fact: cookie(none), among: [crossSite('GET', 'document')], verdict: 'fail' },
    { name: 'all state-changing requests carry a CSRF token', fact: cookie(none), among: [guarded], verdict: 'fail', severity: 'low' },
    { name: 'a login transaction', fact: cookie({ ...none, role: roleOf('login-transaction') }), verdict: 'skip' },
    { name: 'in source', fact: cookieInSource(none), verdict: 'fail', severity: 'medium' },
  ],
  live: [
    { name: 'a session cookie with None', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=None'], verdict: 'fail', severity: 'medium' },
    { name: 'a partitioned session cookie', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=None; Partitioned'], verdict: 'silent' },
    { name: 'a session cookie with Lax', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a name that the settings have',
        file: 'src/auth/auth.controller.ts',
        code: source`
          import type { Response } from 'express';
          @Controller('auth')
          export class AuthController {
            private readonly name: string;
            constructor(private readonly config: ConfigService) {
              this.name = this.config.getOrThrow('refresh.cookie');
            }
            @Post('login')
            async login(@Res({ passthrough: true }) res: Response) {
              res.cookie(this.name, await this.made(), { httpOnly: true, secure: true, sameSite: 'none' });
            }
          }
        `,
      },
      {
        name: 'none',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'none' });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a name of something else that the settings have',
        file: 'src/auth/auth.controller.ts',
        code: source`
          import type { Response } from 'express';
          @Controller('auth')
          export class AuthController {
            private readonly name: string;
            constructor(private readonly config: ConfigService) {
              this.name = this.config.getOrThrow('widget.cookie');
            }
            @Post('login')
            async login(@Res({ passthrough: true }) res: Response) {
              res.cookie(this.name, await this.made(), { httpOnly: true, secure: true, sameSite: 'none' });
            }
          }
        `,
      },
      {
        name: 'lax',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
