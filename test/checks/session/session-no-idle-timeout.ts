import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { sessionSetup } from '../facts.ts';

export default {
  facts: [
    { name: 'in memory, for ever', fact: sessionSetup({ store: set('memory'), lifetime: absent }), verdict: 'fail', severity: 'low' },
    { name: 'in the cookie, for ever', fact: sessionSetup({ store: set('sealed-cookie'), lifetime: absent }), verdict: 'fail' },
    { name: 'up to the store', fact: sessionSetup({ lifetime: absent }), verdict: 'unsure' },
    { name: 'an hour', fact: sessionSetup({ lifetime: set(3_600) }), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ lifetime: unknown('it is imported') }), verdict: 'skip' },
    { name: 'a store that is not known', fact: sessionSetup({ lifetime: absent, store: unknown('it is imported') }), verdict: 'skip' },
    { name: 'not looked for', fact: sessionSetup(), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a sealed session without maxAge',
        code: source`
          import { useSession } from 'h3';
          export default async (event) => useSession(event, { password: process.env.PASSWORD, name: 'sid' });
        `,
      },
    ],
    good: [
      {
        name: 'a sealed session for an hour',
        code: source`
          import { useSession } from 'h3';
          export default async (event) => useSession(event, { password: process.env.PASSWORD, name: 'sid', maxAge: 60 * 60 });
        `,
      },
      {
        name: 'iron-session has a limit of its own',
        code: source`
          import { getIronSession } from 'iron-session';
          export const session = (req, res) => getIronSession(req, res, { cookieName: 'session', password: process.env.PASSWORD });
        `,
      },
    ],
  },
} satisfies CheckCases;
