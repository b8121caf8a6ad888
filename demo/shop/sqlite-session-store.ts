import session, { type SessionData } from 'express-session';
import type { SignedInPlace } from '../pages/account.ts';
import type { Database } from './database.ts';
import { hashOf } from './identifier-hash.ts';
import './session-data.ts';
import type { SessionStore } from './sessions.ts';

type Done = (error?: unknown) => void;

/** Sessions in SQLite. Only a hash of the identifier is kept: who reads the table cannot sign in with it. */
export class SqliteSessionStore extends session.Store implements SessionStore {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    const row = this.#database.get('SELECT data FROM sessions WHERE id = ? AND expires > ?', [hashOf(id), Date.now()]);
    done(null, row ? (JSON.parse(String(row.data)) as SessionData) : null);
  }

  override set(id: string, data: SessionData, done?: Done): void {
    this.#database.run('INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)', [hashOf(id), data.accountId ?? null, JSON.stringify(data), Date.now(), expiryOf(data)]);
    done?.();
  }

  override touch(id: string, data: SessionData, done?: Done): void {
    this.#database.run('UPDATE sessions SET seen = ?, expires = ? WHERE id = ?', [Date.now(), expiryOf(data), hashOf(id)]);
    done?.();
  }

  override destroy(id: string, done?: Done): void {
    this.#database.run('DELETE FROM sessions WHERE id = ?', [hashOf(id)]);
    done?.();
  }

  async placesOf(account: string, currentId: string): Promise<SignedInPlace[]> {
    return this.#database.all('SELECT id, data FROM sessions WHERE account = ? AND expires > ? ORDER BY seen DESC', [account, Date.now()]).map((row) => {
      const { agent, signedInAt } = JSON.parse(String(row.data)) as SessionData;
      return { agent, since: signedInAt, current: row.id === hashOf(currentId) };
    });
  }

  async destroyAllOf(account: string): Promise<void> {
    this.#database.run('DELETE FROM sessions WHERE account = ?', [account]);
  }
}

const withoutExpiry = 24 * 60 * 60 * 1000;

function expiryOf(data: SessionData): number {
  return Date.now() + (data.cookie.originalMaxAge ?? withoutExpiry);
}
