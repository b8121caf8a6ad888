// Stores that are handed to express-session and @fastify/session. Factories take the session library first:
// `new (require('memorystore')(session))()`.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'session stores',
  group: 'session store',
  version: '2026-11',
  source:
    'express-session 1.19.0, session/memory.js; @fastify/session 11.1.3, lib/store.js; memorystore 1.6.8, lib/memorystore.js; connect-redis 9.0.0, dist/connect-redis.js; connect-mongo 6.0.0, dist/index.mjs; connect-pg-simple 10.0.0, index.js; express-mysql-session 3.0.3, index.js; session-file-store 1.5.0, lib/session-file-store.js; connect-session-sequelize 7.1.7, lib/connect-session-sequelize.js; connect-sqlite3 0.9.18, lib/connect-sqlite3.js; better-sqlite3-session-store 0.1.0, src/index.js; @quixo3/prisma-session-store 3.1.21, dist/index.js',
  side: 'server',
  sites: [],
  values: [
    { at: 'express-session.MemoryStore()', is: 'memory-store', api: 'session.MemoryStore' },
    { at: '@fastify/session.MemoryStore()', is: 'memory-store', api: 'MemoryStore' },
    { at: '@fastify/session.Store()', is: 'memory-store', api: 'Store' },
    { at: 'memorystore()()', is: 'memory-store', api: 'memorystore' },
    { at: 'connect-redis.RedisStore()', is: 'kept-store', api: 'connect-redis', endlessWith: 'disableTTL' },
    { at: 'connect-redis()', is: 'kept-store', api: 'connect-redis', endlessWith: 'disableTTL' },
    { at: 'connect-redis()()', is: 'kept-store', api: 'connect-redis', endlessWith: 'disableTTL' },
    { at: 'connect-mongo.MongoStore.create()', is: 'kept-store', api: 'connect-mongo' },
    { at: 'connect-mongo.create()', is: 'kept-store', api: 'connect-mongo' },
    { at: 'connect-mongo()', is: 'kept-store', api: 'connect-mongo' },
    { at: 'connect-mongo()()', is: 'kept-store', api: 'connect-mongo' },
    { at: 'connect-pg-simple()()', is: 'kept-store', api: 'connect-pg-simple' },
    { at: 'express-mysql-session()()', is: 'kept-store', api: 'express-mysql-session' },
    { at: 'session-file-store()()', is: 'kept-store', api: 'session-file-store' },
    { at: 'connect-session-sequelize()()', is: 'kept-store', api: 'connect-session-sequelize' },
    { at: 'connect-sqlite3()()', is: 'kept-store', api: 'connect-sqlite3' },
    { at: 'better-sqlite3-session-store()()', is: 'kept-store', api: 'better-sqlite3-session-store' },
    { at: '@quixo3/prisma-session-store.PrismaSessionStore()', is: 'kept-store', api: 'PrismaSessionStore' },
  ],
  leavesOut: [
    'A store of another origin counts as one outside of the process, unless its constructor is called MemoryStore.',
    'connect-sqlite3 in `:memory:` is taken for a file.',
    'How long a store keeps a session is not read, except that it is told to keep it for ever: the cookie and the options of the session library are.',
  ],
});
