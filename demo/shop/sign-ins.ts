import { randomUUID } from 'node:crypto';
import type { SignedInPlace } from '../pages/account.ts';
import type { Database } from './database.ts';
import { hour } from './shop.ts';

/** The table that a hybrid door asks: which of the tokens that are out still count? */
export interface SignIns {
  start(account: string, agent: string): string;
  /** False when the sign-in was ended, or is older than twelve hours. */
  isLive(id: unknown): boolean;
  end(id: unknown): void;
  endAllOf(account: string): void;
  placesOf(account: string, currentId: unknown): SignedInPlace[];
}

const longest = 12 * hour;

export function openSignIns(database: Database): SignIns {
  return {
    start(account, agent) {
      const id = randomUUID();
      database.run('INSERT INTO sessions VALUES (?, ?, ?, ?, ?)', [id, account, agent, Date.now(), Date.now() + longest]);
      return id;
    },

    isLive: (id) => typeof id === 'string' && database.get('SELECT 1 FROM sessions WHERE id = ? AND expires > ?', [id, Date.now()]) !== null,

    end(id) {
      if (typeof id === 'string') database.run('DELETE FROM sessions WHERE id = ?', [id]);
    },

    endAllOf: (account) => void database.run('DELETE FROM sessions WHERE account = ?', [account]),

    placesOf: (account, currentId) =>
      database
        .all('SELECT id, data, seen FROM sessions WHERE account = ? AND expires > ? ORDER BY seen DESC', [account, Date.now()])
        .map((row) => ({ agent: String(row.data), since: Number(row.seen), current: row.id === currentId })),
  };
}
