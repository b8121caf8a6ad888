import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import { asvsL2Policy } from '#shared/standards/policy.ts';
import { source, type CheckCases } from '../case.ts';
import { sessionSetup } from '../facts.ts';

const day = 86_400;

export default {
  facts: [
    { name: 'ninety days', fact: sessionSetup({ lifetime: set(90 * day) }), verdict: 'fail', severity: 'medium' },
    { name: 'thirty days', fact: sessionSetup({ lifetime: set(30 * day) }), verdict: 'pass' },
    { name: 'thirty days under a strict policy', fact: sessionSetup({ lifetime: set(30 * day) }), policy: asvsL2Policy, verdict: 'fail' },
    { name: 'never', fact: sessionSetup({ lifetime: set(0) }), verdict: 'fail' },
    { name: 'not given', fact: sessionSetup({ lifetime: absent }), verdict: 'pass' },
    { name: 'the library decides', fact: sessionSetup({ lifetime: byDefault(90 * day, 'a library') }), verdict: 'skip' },
    { name: 'not known', fact: sessionSetup({ lifetime: unknown('it is imported') }), verdict: 'skip' },
    { name: 'not looked for', fact: sessionSetup(), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a seal that never expires',
        code: source`
          import { getIronSession } from 'iron-session';
          export const session = (req, res) => getIronSession(req, res, { cookieName: 'session', password: process.env.PASSWORD, ttl: 0 });
        `,
      },
      {
        name: 'Auth.js for a year',
        code: source`
          import NextAuth from 'next-auth';
          export const { handlers, auth } = NextAuth({ providers: [], session: { maxAge: 365 * 24 * 60 * 60 } });
        `,
      },
    ],
    good: [
      {
        name: 'a day',
        remedyFor: 'iron-session',
        code: source`
          import { getIronSession } from 'iron-session';
          export const session = (req, res) => getIronSession(req, res, { cookieName: 'session', password: process.env.PASSWORD, ttl: 60 * 60 * 24 });
        `,
      },
    ],
  },
} satisfies CheckCases;
