import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, cookie, probe, refusedAnswer, sessionSetup } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'sealed' } as const;
const replay = (changes: Parameters<typeof probe>[1] = {}) => probe('after-logout', { credential, ...changes });

export default {
  facts: [
    { name: 'a sealed cookie is accepted after the logout', fact: replay(), verdict: 'fail', severity: 'high' },
    { name: 'a sealed cookie of a quarter of an hour is accepted', fact: replay(), among: [cookie({ lifetime: set(900) })], verdict: 'skip' },
    { name: 'a sealed cookie of a day is accepted', fact: replay(), among: [cookie({ lifetime: set(86_400) })], verdict: 'fail' },
    { name: 'a sealed cookie is refused', fact: replay({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the answers to a sealed cookie do not tell, which another check says', fact: replay({ anonymous: acceptedAnswer }), verdict: 'skip' },
    { name: 'an identifier is accepted', fact: replay({ credential: { ...credential, form: 'opaque' } }), verdict: 'skip' },
    { name: 'a test of something else', fact: probe('altered-signature', { credential }), verdict: 'skip' },
    { name: 'sealed for two weeks', fact: sessionSetup({ store: set('sealed-cookie'), lifetime: set(1_209_600) }), verdict: 'fail', severity: 'low' },
    { name: 'signed', fact: sessionSetup({ store: set('signed-cookie') }), verdict: 'fail' },
    { name: 'sealed for a quarter of an hour', fact: sessionSetup({ store: set('sealed-cookie'), lifetime: set(900) }), verdict: 'pass' },
    { name: 'sealed, and a version of the user is compared', fact: sessionSetup({ store: set('sealed-cookie'), lookedUp: set(true) }), verdict: 'pass' },
    { name: 'in a store', fact: sessionSetup(), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ store: unknown('it is imported') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'the user is looked up, and nothing that ends a session',
        code: source`
          import { getIronSession } from 'iron-session';
          import { cookies } from 'next/headers';
          export async function requireUser() {
            const session = await getIronSession(cookies(), { cookieName: '__Host-app', password: process.env.SESSION_PASSWORD, ttl: 28800 });
            const user = await prisma.user.findUnique({ where: { id: session.userId } });
            if (!user || user.schemaVersion !== current.version) throw new Error('who?');
            return user;
          }
        `,
      },
      {
        name: 'cookie-session',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: '__Host-session', keys: [process.env.KEY], sameSite: 'lax', maxAge: 24 * 60 * 60 * 1000 }));
        `,
      },
      {
        name: 'Auth.js without an adapter',
        code: source`
          import NextAuth from 'next-auth';
          export const { handlers, auth } = NextAuth({ providers: [] });
        `,
      },
    ],
    good: [
      {
        name: 'a version of the user is compared',
        code: source`
          import { getIronSession } from 'iron-session';
          import { cookies } from 'next/headers';
          export async function requireUser() {
            const session = await getIronSession(cookies(), { cookieName: '__Host-app', password: process.env.SESSION_PASSWORD, ttl: 28800 });
            const user = await prisma.user.findUnique({ where: { id: session.userId } });
            if (!user || user.sessionEpoch !== session.epoch) throw new Error('who?');
            return user;
          }
        `,
      },
      {
        name: 'the cookie has an identifier in it, and the server a row',
        code: source`
          import { createCookieSessionStorage, redirect } from '@remix-run/node';
          const storage = createCookieSessionStorage({ cookie: { name: '__Host-session', secrets: [process.env.SECRET], httpOnly: true, maxAge: 28800, path: '/', sameSite: 'lax', secure: true } });
          export async function requireUser(request) {
            const cookie = await storage.getSession(request.headers.get('Cookie'));
            const sid = cookie.get('sid');
            const row = sid ? await db.session.findUnique({ where: { id: sid }, include: { user: true } }) : null;
            if (!row || row.expiresAt < new Date()) throw redirect('/login');
            return row.user;
          }
        `,
      },
      {
        name: 'a store',
        remedyFor: 'koa-session',
        code: source`
          import session from 'koa-session';
          import { store } from './store';
          app.use(session({ key: 'sid', store, sameSite: 'lax' }, app));
        `,
      },
      {
        name: 'Auth.js with an adapter',
        remedyFor: 'next-auth',
        code: source`
          import NextAuth from 'next-auth';
          import { adapter } from './database';
          export const { handlers, auth } = NextAuth({ providers: [], adapter });
        `,
      },
    ],
  },
} satisfies CheckCases;
