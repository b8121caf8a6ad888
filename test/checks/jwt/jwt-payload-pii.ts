import { set } from '#shared/facts/known.ts';
import type { JsonObject } from '#shared/facts/token.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall, roleOf, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const holding = (payload: JsonObject) => token({ payload });

export default {
  facts: [
    { name: 'an e-mail address', fact: holding({ sub: 'u1', email: 'ada@shop.example' }), verdict: 'fail', severity: 'low' },
    { name: 'an identifier', fact: holding({ sub: 'u1', role: 'admin' }), verdict: 'pass' },
    { name: 'an empty claim', fact: holding({ email: '', name: null }), verdict: 'pass' },
    { name: 'an ID token is made for it', fact: token({ payload: { email: 'ada@shop.example' }, role: roleOf('id-token') }), verdict: 'skip' },
    { name: 'in a URL', fact: { ...holding({ email: 'ada@shop.example' }), carriers: [{ in: 'url', name: 'token' }] }, verdict: 'fail', severity: 'medium' },
    { name: 'encrypted', fact: token({ format: 'jwe' }), verdict: 'skip' },
    { name: 'a call that signs an address', fact: jwtCall('sign', { claims: set(['sub', 'email']) }), verdict: 'fail', severity: 'low' },
    { name: 'a call that signs an identifier', fact: jwtCall('sign', { claims: set(['sub']) }), verdict: 'pass' },
    { name: 'a call that signs an ID token', fact: jwtCall('sign', { claims: set(['email']), role: roleOf('id-token') }), verdict: 'skip' },
    { name: 'a verify', fact: jwtCall('verify', { claims: set(['email']) }), verdict: 'skip' },
  ],
  live: [
    { name: 'an e-mail address in the session', login: true, response: [`Set-Cookie: token=${accessToken(900, { email: 'ada@shop.example' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail' },
    { name: 'an identifier', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the address goes along',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string; email: string }) =>
            jwt.sign({ sub: user.id, email: user.email }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
      {
        name: 'a payload of which a part is not known',
        code: source`
          import jwt from 'jsonwebtoken';
          import { pick } from './pick.js';
          export const tokenFor = (account) => jwt.sign({ ...pick(account, ['plan']), email: account.email }, process.env.KEY, { subject: account.id, expiresIn: '10m' });
        `,
      },
    ],
    good: [
      {
        name: 'a payload of which a part is not known, and the address is taken out',
        code: source`
          import jwt from 'jsonwebtoken';
          import { claimsOf } from './claims.js';
          export const tokenFor = (account) => jwt.sign({ ...claimsOf(account), email: undefined, plan: account.plan }, process.env.KEY, { subject: account.id, expiresIn: '10m' });
        `,
      },
      {
        name: 'an identifier',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
