import type { DependencyFact } from '#shared/facts/dependency.ts';
import { source, type CheckCases } from '../case.ts';
import { inSource, jwtCall } from '../facts.ts';

const using = (library: string, installed?: string) => jwtCall('verify', { seen: { ...inSource('server', 'jwt.verify'), library, ...(installed !== undefined && { installed }) } });

const declared = (library: string, highest: readonly string[] | undefined, changes: Partial<DependencyFact> = {}, installed?: string): DependencyFact => ({
  kind: 'dependency',
  id: 'dependency-1',
  seen: { ...inSource('unknown', 'dependencies'), file: 'package.json', library, ...(installed !== undefined && { installed }) },
  scope: 'site',
  range: '^8.5.1',
  ...(highest && { highest }),
  list: 'dependencies',
  used: false,
  ...changes,
});

export default {
  facts: [
    { name: 'a package.json that allows no version with the fix', fact: declared('jsonwebtoken', ['8.x']), verdict: 'fail', severity: 'high' },
    { name: 'a login that keeps the session', fact: declared('passport', ['0.5.x']), verdict: 'fail', severity: 'high' },
    { name: 'a login that renews it', fact: declared('passport', ['0.7.x']), verdict: 'pass' },
    { name: 'a library that nobody maintains', fact: declared('csurf', ['1.x']), verdict: 'fail', severity: 'low' },
    { name: 'several ranges, all before the fix', fact: declared('jsonwebtoken', ['7.x', '8.x'], {}, '8.x'), verdict: 'fail' },
    { name: 'several ranges, one of them after the fix', fact: declared('jsonwebtoken', ['8.x', '9.x']), verdict: 'pass' },
    { name: 'the fix is installed although the range does not allow it', fact: declared('jsonwebtoken', ['8.x'], {}, '9.0.2'), verdict: 'pass' },
    { name: 'a range that ends nowhere', fact: declared('jsonwebtoken', undefined), verdict: 'skip' },
    { name: 'a tool of the developers', fact: declared('jsonwebtoken', ['8.x'], { list: 'devDependencies' }), verdict: 'skip' },
    { name: 'a tool of the developers that code uses', fact: declared('jsonwebtoken', ['8.x'], { list: 'devDependencies', used: true }), verdict: 'fail' },
    { name: 'a framework whose weak part nobody uses', fact: declared('hono', ['4.10.x']), verdict: 'skip' },
    { name: 'a framework whose weak part code uses', fact: declared('hono', ['4.10.x'], { used: true }), verdict: 'fail' },
    { name: 'a package without a row', fact: declared('jose', ['1.x']), verdict: 'pass' },
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
