import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, roleOf } from '../facts.ts';

const invalid = { sameSite: set('invalid' as const) };

export default {
  facts: [
    { name: 'on a preference', fact: cookie({ ...invalid, role: roleOf('preference') }), verdict: 'fail', severity: 'low' },
    { name: 'on an auth cookie', fact: cookie(invalid), verdict: 'fail', severity: 'medium' },
    { name: 'absent is not invalid', fact: cookie(), verdict: 'pass' },
    { name: 'Strict', fact: cookie({ sameSite: set('Strict') }), verdict: 'pass' },
    { name: 'a deletion', fact: cookie({ ...invalid, action: 'clear' }), verdict: 'skip' },
  ],
  live: [
    { name: 'a slip of the pen', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Laxx'], verdict: 'fail', severity: 'medium' },
    { name: 'case does not matter', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=lAX'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a value that does not exist',
        code: source`
          export function login(response: Response, id: string) {
            response.headers.append('Set-Cookie', 'sid=' + id + '; Path=/; Secure; HttpOnly; SameSite=Secure');
          }
        `,
      },
    ],
    good: [
      {
        name: 'a value that does',
        remedyFor: 'fetch',
        code: source`
          export function login(response: Response, id: string) {
            response.headers.append('Set-Cookie', 'sid=' + id + '; Path=/; Secure; HttpOnly; SameSite=Lax');
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
