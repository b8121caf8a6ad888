import sqlite from 'node-sqlite3-wasm';

/** What the shop asks of a database. */
export type Database = Pick<sqlite.Database, 'run' | 'get' | 'all' | 'close'>;

const schema = `
  CREATE TABLE accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL, banned INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE notes (id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, written INTEGER NOT NULL);
  CREATE TABLE sessions (id TEXT PRIMARY KEY, account TEXT, data TEXT NOT NULL, seen INTEGER NOT NULL, expires INTEGER NOT NULL);
  CREATE TABLE tickets (hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, subject TEXT NOT NULL, expires INTEGER NOT NULL);
  CREATE TABLE refresh_tokens (hash TEXT PRIMARY KEY, family TEXT NOT NULL, account TEXT NOT NULL, agent TEXT NOT NULL, issued INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL);
`;

/** One file per service: what two services share must travel between them, it cannot be looked up. Without a file it lives in memory. */
export function openDatabase(file = ':memory:'): Database {
  const database = new sqlite.Database(file);
  database.exec(schema);
  return database;
}
