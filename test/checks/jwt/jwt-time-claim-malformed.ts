import { source, type CheckCases } from '../case.ts';
import { captureSeconds, jwtCall, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const times = (payload: Readonly<Record<string, string | number>>) => token({ payload: { sub: 'u1', ...payload } });
const now = captureSeconds;

export default {
  facts: [
    { name: 'a call that writes exp in milliseconds', fact: jwtCall('sign', { millisecondClaims: ['exp'] }), verdict: 'fail', severity: 'high' },
    { name: 'a call that writes seconds', fact: jwtCall('sign'), verdict: 'pass' },
    { name: 'a call that verifies', fact: jwtCall('verify'), verdict: 'skip' },
    { name: 'exp in milliseconds', fact: times({ iat: now, exp: (now + 900) * 1_000 }), verdict: 'fail', severity: 'high' },
    { name: 'exp as text', fact: times({ iat: now, exp: '2027-01-01' }), verdict: 'fail' },
    { name: 'iat as text', fact: times({ iat: 'now', exp: now + 900 }), verdict: 'fail' },
    { name: 'exp before iat', fact: times({ iat: now, exp: now - 1 }), verdict: 'fail' },
    { name: 'nbf after exp', fact: times({ nbf: now + 1_000, exp: now + 900 }), verdict: 'fail' },
    { name: 'iat in the future', fact: times({ iat: now + 301, exp: now + 900 }), verdict: 'fail' },
    { name: 'clocks may differ', fact: times({ iat: now + 300, exp: now + 900 }), verdict: 'pass' },
    { name: 'fractions are numbers', fact: times({ iat: now - 0.5, exp: now + 900.25 }), verdict: 'pass' },
    { name: 'no times belong to another check', fact: times({}), verdict: 'pass' },
    { name: 'a DPoP proof', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: { iat: 'now' } }), verdict: 'skip' },
  ],
  live: [
    { name: 'exp in milliseconds', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300_000 })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'exp in seconds', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'milliseconds',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id, exp: Date.now() + 15 * 60 * 1000 }, process.env.JWT_SECRET);
        `,
      },
      {
        name: 'getTime without a division',
        code: source`
          import { sign } from 'hono/jwt';
          export const tokenFor = async (id: string) => await sign({ sub: id, exp: new Date().getTime() + 900_000 }, process.env.JWT_SECRET, 'HS256');
        `,
      },
      {
        name: 'the milliseconds of a point in time that a package has moved',
        code: source`
          import jwt from 'jsonwebtoken';
          import { addHours } from 'date-fns';
          export const tokenFor = (id, now) => jwt.sign({ sub: id, exp: addHours(now, 4).getTime() }, process.env.JWT_SECRET);
        `,
      },
    ],
    good: [
      {
        name: 'the seconds of a point in time that a package has moved',
        code: source`
          import jwt from 'jsonwebtoken';
          import { addHours, getUnixTime } from 'date-fns';
          export const tokenFor = (id, now) => jwt.sign({ sub: id, exp: getUnixTime(addHours(now, 4)) }, process.env.JWT_SECRET);
          export const other = (id, now) => jwt.sign({ sub: id, exp: Math.floor(addHours(now, 4).getTime() / 1000) }, process.env.JWT_SECRET);
        `,
      },
      {
        name: 'seconds',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 15 * 60 }, process.env.JWT_SECRET);
          export const other = (id: string) => jwt.sign({ sub: id, loggedInAt: Date.now() }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
