import { set } from '#shared/facts/known.ts';
import type { JsonObject } from '#shared/facts/token.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const holding = (payload: JsonObject) => token({ payload });

export default {
  facts: [
    { name: 'a password', fact: holding({ password: 'hunter2' }), verdict: 'fail', severity: 'critical' },
    { name: 'a key inside an object', fact: holding({ user: { api_key: 'k-123' } }), verdict: 'fail', severity: 'critical' },
    { name: 'a number as a PIN', fact: holding({ pin: 1234 }), verdict: 'fail' },
    { name: 'a private key under any name', fact: holding({ k: '-----BEGIN RSA PRIVATE KEY-----' }), verdict: 'fail', severity: 'critical' },
    { name: 'a bcrypt hash under any name', fact: holding({ p: '$2b$10$abcdefghijklmnopqrstuv' }), verdict: 'fail', severity: 'high' },
    { name: 'a password hash', fact: holding({ passwordHash: 'abc' }), verdict: 'fail', severity: 'high' },
    { name: 'an empty field', fact: holding({ password: '' }), verdict: 'pass' },
    { name: 'a flag', fact: holding({ password: true, otp: false }), verdict: 'pass' },
    { name: 'claims that only sound alike', fact: holding({ pwd_exp: 1, password_changed_at: 2, amr: ['pwd'], at_hash: 'x', c_hash: 'y' }), verdict: 'pass' },
    { name: 'the thumbprint of a key', fact: holding({ cnf: { jkt: 'abc' } }), verdict: 'pass' },
    { name: 'encrypted', fact: token({ format: 'jwe' }), verdict: 'skip' },
    { name: 'a call that signs a password', fact: jwtCall('sign', { claims: set(['sub', 'password']) }), verdict: 'fail', severity: 'critical' },
    { name: 'a call that signs a hash', fact: jwtCall('sign', { claims: set(['sub', 'password_hash']) }), verdict: 'fail', severity: 'high' },
    { name: 'a call that signs an identifier', fact: jwtCall('sign', { claims: set(['sub']) }), verdict: 'pass' },
    { name: 'a verify', fact: jwtCall('verify', { claims: set(['password']) }), verdict: 'skip' },
  ],
  live: [
    { name: 'a password in the session', login: true, response: [`Set-Cookie: token=${accessToken(900, { user: { password: 'hunter2' } })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'critical' },
    { name: 'an identifier', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the password goes along',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string; password: string }) =>
            jwt.sign({ sub: user.id, password: user.password }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
    good: [
      {
        name: 'an identifier',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
