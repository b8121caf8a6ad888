import { byDefault, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall, token } from '../facts.ts';
import { accessToken, unsigned } from '../jwts.ts';

export default {
  facts: [
    { name: 'none', fact: token({ header: { alg: 'none' }, signature: 'empty' }), verdict: 'fail', severity: 'critical' },
    { name: 'none in other case', fact: token({ header: { alg: 'nOnE' }, signature: 'empty' }), verdict: 'fail' },
    { name: 'none with something behind the dot', fact: token({ header: { alg: 'none' } }), verdict: 'fail' },
    { name: 'a real algorithm', fact: token(), verdict: 'pass' },
    { name: 'an algorithm whose signature is missing', fact: token({ signature: 'empty' }), verdict: 'unsure' },
    { name: 'encrypted', fact: token({ format: 'jwe', header: { alg: 'dir', enc: 'A256GCM' } }), verdict: 'skip' },
    { name: 'a header without alg', fact: token({ header: {} }), verdict: 'skip' },
    { name: 'an OIDC request object', fact: token({ header: { alg: 'none' }, carriers: [{ in: 'url', name: 'request' }] }), verdict: 'skip' },
    { name: 'a call that signs with none', fact: jwtCall('sign', { algorithms: set(['none']) }), verdict: 'fail', severity: 'critical' },
    { name: 'a call that accepts none among others', fact: jwtCall('verify', { algorithms: set(['HS256', 'None']) }), verdict: 'fail' },
    { name: 'a call with a real algorithm', fact: jwtCall('sign', { algorithms: byDefault(['HS256'], 'jsonwebtoken 9') }), verdict: 'pass' },
    { name: 'a call whose algorithms are not known', fact: jwtCall('verify'), verdict: 'skip' },
    { name: 'a decode', fact: jwtCall('decode', { algorithms: set(['none']) }), verdict: 'skip' },
  ],
  live: [
    { name: 'an unsecured token in a cookie', login: true, response: [`Set-Cookie: token=${unsigned({ sub: 'u1', exp: 1_768_479_300 })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'critical' },
    { name: 'a signed token in a cookie', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'signing with none',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, '', { algorithm: 'none', expiresIn: '15m' });
        `,
      },
      {
        name: 'accepting none',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256', 'none'] });
        `,
      },
    ],
    good: [
      {
        name: 'one pinned algorithm',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
        `,
      },
    ],
  },
} satisfies CheckCases;
