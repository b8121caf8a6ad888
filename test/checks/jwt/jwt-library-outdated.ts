import { source, type CheckCases } from '../case.ts';
import { inSource, jwtCall } from '../facts.ts';

const using = (library: string, installed?: string) => jwtCall('verify', { seen: { ...inSource('server', 'jwt.verify'), library, ...(installed !== undefined && { installed }) } });

export default {
  facts: [
    { name: 'jsonwebtoken 8', fact: using('jsonwebtoken', '8.5.1'), verdict: 'fail', severity: 'high' },
    { name: 'hono just before the fix', fact: using('hono', '4.11.3'), verdict: 'fail' },
    { name: 'the version with the fix', fact: using('jsonwebtoken', '9.0.0'), verdict: 'pass' },
    { name: 'a two-digit minor version', fact: using('hono', '4.13.19'), verdict: 'pass' },
    { name: 'a library without a row', fact: using('jose', '1.0.0'), verdict: 'pass' },
    { name: 'a version that is not known', fact: using('jsonwebtoken'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'jsonwebtoken 8 is installed',
        installed: { jsonwebtoken: '8.5.1' },
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
        `,
      },
    ],
    good: [
      {
        name: 'jsonwebtoken 9 is installed',
        installed: { jsonwebtoken: '9.0.3' },
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
        `,
      },
      {
        name: 'no version can be seen',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
        `,
      },
    ],
  },
} satisfies CheckCases;
