import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';

export type Database = sqlite.Database;

const schema = `
  CREATE TABLE accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL);
  CREATE TABLE notes (id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, written INTEGER NOT NULL);
  CREATE TABLE sessions (id TEXT PRIMARY KEY, account TEXT, data TEXT NOT NULL, seen INTEGER NOT NULL, expires INTEGER NOT NULL);
  CREATE TABLE tickets (hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, subject TEXT NOT NULL, expires INTEGER NOT NULL);
  CREATE TABLE refresh_tokens (hash TEXT PRIMARY KEY, family TEXT NOT NULL, account TEXT NOT NULL, agent TEXT NOT NULL, issued INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL);
`;

/** One file per service: what two services share must travel between them, it cannot be looked up. */
export function openDatabase(folder: string, service: string): Database {
  const database = new sqlite.Database(join(folder, `${service}.sqlite`));
  database.exec(schema);
  return database;
}
