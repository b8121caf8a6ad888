import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, codeShape, probe, refusedAnswer, sessionSetup } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('after-idle', { credential, waited: 1_800, ...changes });

export default {
  facts: [
    { name: 'accepted after half an hour', fact: test(), verdict: 'fail', severity: 'low' },
    { name: 'left alone for a minute', fact: test({ waited: 60 }), verdict: 'skip' },
    { name: 'left alone for nobody knows how long', fact: probe('after-idle'), verdict: 'skip' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'in memory, for ever', fact: sessionSetup({ store: set('memory'), lifetime: absent }), verdict: 'fail', severity: 'low' },
    { name: 'in the cookie, for ever', fact: sessionSetup({ store: set('sealed-cookie'), lifetime: absent }), verdict: 'fail' },
    { name: 'up to the store', fact: sessionSetup({ lifetime: absent }), verdict: 'unsure' },
    { name: 'a store that keeps them for ever', fact: sessionSetup({ lifetime: absent, endless: set(true) }), verdict: 'fail', severity: 'low' },
    { name: 'an hour in such a store', fact: sessionSetup({ lifetime: set(3_600), endless: set(true) }), verdict: 'pass' },
    { name: 'an hour', fact: sessionSetup({ lifetime: set(3_600) }), verdict: 'pass' },
    { name: 'not known', fact: sessionSetup({ lifetime: unknown('it is imported') }), verdict: 'skip' },
    { name: 'a store that is not known', fact: sessionSetup({ lifetime: absent, store: unknown('it is imported') }), verdict: 'skip' },
    { name: 'an entry without an end', fact: codeShape('session-no-idle-timeout', {}), verdict: 'fail', severity: 'low' },
    { name: 'code of another check', fact: codeShape('session-id-in-url', {}), verdict: 'skip' },
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
      {
        name: 'a store that is told to keep sessions for ever',
        code: source`
          import session from 'express-session';
          import { RedisStore } from 'connect-redis';
          app.use(session({ secret: process.env.SECRET, store: new RedisStore({ client, disableTTL: true }), cookie: { secure: true } }));
        `,
      },
      {
        name: 'a store of the project that writes no time',
        code: source`
          import session, { Store } from 'express-session';
          class Rows extends Store {
            get(sid, done) {
              db.query('select data from web_sessions where sid = $1', [sid]).then(({ rows }) => done(null, rows[0]?.data ?? null), done);
            }
            set(sid, data, done) {
              db.query('insert into web_sessions (sid, data) values ($1, $2) on conflict (sid) do update set data = $2', [sid, data]).then(() => done(), done);
            }
            destroy(sid, done) {
              db.query('delete from web_sessions where sid = $1', [sid]).then(() => done(), done);
            }
          }
          app.use(session({ secret: process.env.SECRET, store: new Rows(), cookie: { secure: true } }));
        `,
      },
      {
        name: 'an entry that nothing ends',
        code: source`
          import { randomBytes } from 'node:crypto';
          export async function signIn(redis, user) {
            const id = randomBytes(32).toString('base64url');
            await redis.hSet(\`session:\${id}\`, { userId: user.id, role: user.role });
            return id;
          }
        `,
      },
    ],
    good: [
      {
        name: 'entries that end, each in its way',
        code: source`
          import { randomBytes } from 'node:crypto';
          export async function signIn(redis, user) {
            const id = randomBytes(32).toString('base64url');
            await redis.hSet(\`session:\${id}\`, { userId: user.id, role: user.role });
            await redis.expire(\`session:\${id}\`, 1800);
            return id;
          }
        `,
      },
      {
        name: 'a store of the project that forgets old rows',
        code: source`
          import session, { Store } from 'express-session';
          class Rows extends Store {
            get(sid, done) {
              db.query('select data from web_sessions where sid = $1 and used > now() - $2', [sid, TTL]).then(({ rows }) => done(null, rows[0]?.data ?? null), done);
            }
            set(sid, data, done) {
              db.query('insert into web_sessions (sid, data) values ($1, $2) on conflict (sid) do update set data = $2', [sid, data]).then(() => done(), done);
            }
            destroy(sid, done) {
              db.query('delete from web_sessions where sid = $1', [sid]).then(() => done(), done);
            }
          }
          app.use(session({ secret: process.env.SECRET, store: new Rows(), cookie: { secure: true } }));
        `,
      },
      {
        name: 'a sealed session for an hour',
        remedyFor: 'h3',
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
      {
        name: 'an entry whose end another file may tell',
        code: source`
          import { randomUUID } from 'node:crypto';
          import { redis, kept } from './redis.js';
          export async function login(req, res) {
            const user = await check(req.body);
            const id = randomUUID();
            await redis.set(\`session:\${id}\`, JSON.stringify({ userId: user.id }), kept);
            res.cookie('sid', id, { httpOnly: true, secure: true });
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
