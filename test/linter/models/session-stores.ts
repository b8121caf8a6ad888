import { createRequire } from 'node:module';
import path from 'node:path';
import model from '#linter/models/session-stores.ts';
import type { ModelCases } from '../model-cases.ts';

const require = createRequire(path.resolve('test/packages/package.json'));

interface Store {
  set(id: string, session: object, done: () => void): void;
  get(id: string, done: (error: unknown, session: unknown) => void): void;
}

interface SessionLibrary {
  readonly Store: unknown;
  readonly MemoryStore: new () => Store;
}

/** Whether a second store of the same class, as another process would have it, knows a session of the first. */
async function isSharedBy(create: new () => Store): Promise<boolean> {
  const [first, second] = [new create(), new create()];
  await new Promise<void>((resolve) => first.set('a', { cookie: {} }, resolve));
  return new Promise((resolve) => second.get('a', (_error, session) => resolve(Boolean(session))));
}

const expressSession = () => require('express-session') as SessionLibrary;

export default {
  model,
  defaults: [],
  readIn: { version: '2026-11', source: 'express-session 1.19.0, session/memory.js; @fastify/session 11.1.3, lib/store.js; memorystore 1.6.8, lib/memorystore.js; connect-redis 9.0.0, dist/connect-redis.js; connect-mongo 6.0.0, dist/index.mjs; connect-pg-simple 10.0.0, index.js; express-mysql-session 3.0.3, index.js; session-file-store 1.5.0, lib/session-file-store.js; connect-session-sequelize 7.1.7, lib/connect-session-sequelize.js; connect-sqlite3 0.9.18, lib/connect-sqlite3.js; better-sqlite3-session-store 0.1.0, src/index.js; @quixo3/prisma-session-store 3.1.21, dist/index.js' },
  behaviour: [
    { name: 'MemoryStore of express-session keeps sessions in its own process', shows: () => isSharedBy(expressSession().MemoryStore), is: false },
    { name: 'memorystore forgets old sessions, and keeps the others in its own process', shows: () => isSharedBy((require('memorystore') as (session: SessionLibrary) => new () => Store)(expressSession())), is: false },
  ],
  cases: [
    {
      name: 'in memory, whatever the class is called',
      code: `
import session from 'express-session';
import createMemoryStore from 'memorystore';
const Store = createMemoryStore(session);
const rest = { secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } };
app.use(session({ ...rest, store: new Store({ checkPeriod: 86400000 }) })); //! session-store-in-memory
app.use(session({ ...rest, store: new session.MemoryStore() })); //! session-store-in-memory
app.use(session({ ...rest, store: redis ? new Store() : new session.MemoryStore() })); //! session-store-in-memory`,
    },
    {
      name: 'in memory, as it was written before modules',
      code: `
const session = require('express-session');
const MemoryStore = require('memorystore')(session);
app.use(session({ secret: process.env.SECRET, store: new MemoryStore({ checkPeriod: 86400000 }), cookie: { secure: true, sameSite: 'lax' } })); //! session-store-in-memory`,
    },
    {
      name: 'outside of the process',
      code: `
import session from 'express-session';
import { RedisStore } from 'connect-redis';
import MongoStore from 'connect-mongo';
import createPgStore from 'connect-pg-simple';
import createMySqlStore from 'express-mysql-session';
import createFileStore from 'session-file-store';
const PgStore = createPgStore(session);
const FileStore = createFileStore(session);
const rest = { secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } };
app.use(session({ ...rest, store: new RedisStore({ client, prefix: 'notMemoryStore:' }) }));
app.use(session({ ...rest, store: MongoStore.create({ mongoUrl: process.env.MONGO_URL }) }));
app.use(session({ ...rest, store: new PgStore({ pool }) }));
app.use(session({ ...rest, store: new (createMySqlStore(session))({}, connection) }));
app.use(session({ ...rest, store: new FileStore({ path: './sessions' }) }));
app.use(session({ ...rest, store: process.env.NODE_ENV === 'production' ? new RedisStore({ client }) : new session.MemoryStore() }));`,
    },
  ],
} satisfies ModelCases;
