import { byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall } from '../facts.ts';

export default {
  facts: [
    { name: 'switched off', fact: jwtCall('verify', { checksExpiry: set(false) }), verdict: 'fail', severity: 'high' },
    { name: 'switched off where logins are renewed', fact: jwtCall('verify', { checksExpiry: set(false), inRenewal: true }), verdict: 'unsure' },
    { name: 'by default', fact: jwtCall('verify', { checksExpiry: byDefault(true, 'jsonwebtoken 9') }), verdict: 'pass' },
    { name: 'decided elsewhere', fact: jwtCall('verify', { checksExpiry: unknown('an environment variable decides it') }), verdict: 'pass' },
    { name: 'a signature', fact: jwtCall('sign'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'ignoreExpiration of jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const userOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'], ignoreExpiration: true });
        `,
      },
      {
        name: 'a strategy of passport-jwt',
        code: source`
          import { ExtractJwt, Strategy } from 'passport-jwt';
          passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_SECRET, ignoreExpiration: true }, verify));
        `,
      },
      {
        name: 'exp: false of hono',
        code: source`
          import { verify } from 'hono/jwt';
          export const userOf = async (token: string) => await verify(token, process.env.JWT_SECRET, { alg: 'HS256', exp: false });
        `,
      },
    ],
    good: [
      {
        name: 'the default',
        code: source`
          import jwt from 'jsonwebtoken';
          export const userOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
        `,
      },
      {
        name: 'an expired token that is only to be exchanged',
        code: source`
          import jwt from 'jsonwebtoken';
          app.post('/auth/refresh', async (req, res) => {
            const { sid } = jwt.verify(req.body.token, process.env.JWT_SECRET, { algorithms: ['HS256'], ignoreExpiration: true });
            const session = await sessions.find(sid, req.cookies.refresh);
            if (!session) return res.sendStatus(401);
            res.json({ token: tokenFor(session) });
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
