import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureSeconds, jwtCall, roleOf, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const { payload: _, ...encrypted } = token({ format: 'jwe' });
const endless = { sub: 'u1', iat: captureSeconds };

export default {
  facts: [
    { name: 'no exp', fact: token({ payload: endless }), verdict: 'fail', severity: 'high' },
    { name: 'an exp', fact: token(), verdict: 'pass' },
    { name: 'an exp beyond 2100', fact: token({ payload: { ...endless, exp: 4_200_000_000 } }), verdict: 'fail' },
    { name: 'an exp that is no number is malformed, not missing', fact: token({ payload: { ...endless, exp: 'tomorrow' } }), verdict: 'skip' },
    { name: 'a pasted token counts as a credential', fact: token({ payload: endless, role: roleOf('unknown', 'none'), carriers: [{ in: 'input', name: 'input' }] }), verdict: 'fail' },
    { name: 'a DPoP proof', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: endless }), verdict: 'skip' },
    { name: 'a logout token', fact: token({ payload: { ...endless, events: {} } }), verdict: 'skip' },
    { name: 'a publishable key', fact: token({ payload: { ...endless, role: 'anon' } }), verdict: 'skip' },
    { name: 'a CSRF token', fact: token({ payload: endless, role: roleOf('csrf-token') }), verdict: 'skip' },
    { name: 'encrypted', fact: encrypted, verdict: 'skip' },
    { name: 'a call without expiry and without exp among the claims', fact: jwtCall('sign', { lifetime: absent, claims: set(['sub']) }), verdict: 'fail', severity: 'high' },
    { name: 'a call with exp among the claims', fact: jwtCall('sign', { lifetime: absent, claims: set(['sub', 'exp']) }), verdict: 'pass' },
    { name: 'a call whose claims were not seen', fact: jwtCall('sign', { lifetime: absent }), verdict: 'unsure' },
    { name: 'a call that signs what is stored about a user', fact: jwtCall('sign', { lifetime: absent, record: { name: 'user', hasPassword: true } }), verdict: 'fail', severity: 'high' },
    { name: 'a call with an expiry', fact: jwtCall('sign', { lifetime: set(900) }), verdict: 'pass' },
    { name: 'a call whose expiry is not known', fact: jwtCall('sign', { lifetime: unknown('it is imported'), claims: set(['sub']) }), verdict: 'skip' },
    { name: 'a verify', fact: jwtCall('verify', { lifetime: absent, claims: set([]) }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token without exp', login: true, response: [`Set-Cookie: token=${jwt(endless)}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'a token with exp', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'no expiresIn',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET);
        `,
      },
      {
        name: 'what is left of a parameter whose type names all fields',
        code: source`
          import jwt from 'jsonwebtoken';
          interface Claims {
            sub: string;
            depot: string;
          }
          export function issue(claims: Claims) {
            const { sub, ...rest } = claims;
            return jwt.sign(rest, process.env.JWT_SECRET!, { subject: sub, algorithm: 'HS256' });
          }
        `,
      },
    ],
    good: [
      {
        name: 'expiresIn',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
      {
        name: 'exp among the claims',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) =>
            jwt.sign({ sub: user.id, exp: Math.floor(Date.now() / 1000) + 900 }, process.env.JWT_SECRET);
        `,
      },
      {
        name: 'a type with an expiry, with other fields, or from elsewhere',
        code: source`
          import jwt from 'jsonwebtoken';
          import type { Other } from './types.js';
          interface Claims { sub: string; exp: number }
          interface Open { sub: string; [claim: string]: unknown }
          interface Longer extends Other { depot: string }
          const key = process.env.JWT_SECRET!;
          export const issue = (claims: Claims) => jwt.sign(claims, key);
          export const issueOpen = (claims: Open) => jwt.sign(claims, key);
          export const issueLonger = (claims: Longer) => jwt.sign(claims, key);
          export const issueOther = (claims: Other) => jwt.sign(claims, key);
        `,
      },
    ],
  },
} satisfies CheckCases;
