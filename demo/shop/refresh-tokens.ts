import { randomBytes, randomUUID } from 'node:crypto';
import type { SignedInPlace } from '../pages/account.ts';
import type { Database } from './database.ts';
import { hashOf } from './identifier-hash.ts';
import { day } from './shop.ts';

export interface RefreshTokens {
  /** The first token of a new sign-in. */
  start(account: string, agent: string): string;
  /**
   * Trades a token for the next one. A token that was traded before was copied by somebody, and nobody can tell by
   * whom: the whole sign-in ends (RFC 9700 section 4.14.2).
   */
  rotate(token: unknown): { readonly account: string; readonly next: string } | undefined;
  accountOf(token: unknown): string | undefined;
  /** Ends the sign-in that the token belongs to. */
  end(token: unknown): void;
  endAllOf(account: string): void;
  placesOf(account: string, token: unknown): SignedInPlace[];
}

export const refreshLife = 14 * day;

/** Opaque refresh tokens with rotation: the part of the token door that remembers. Only hashes are kept. */
export function openRefreshTokens(database: Database): RefreshTokens {
  return {
    start: (account, agent) => insert(randomUUID(), account, agent),

    rotate(token) {
      const row = rowOf(token);
      if (!row) return undefined;
      if (row.used) {
        endFamily(row.family);
        return undefined;
      }
      database.run('UPDATE refresh_tokens SET used = 1 WHERE hash = ?', [row.hash]);
      return { account: row.account, next: insert(row.family, row.account, row.agent) };
    },

    accountOf(token) {
      const row = rowOf(token);
      return row && !row.used ? row.account : undefined;
    },

    end(token) {
      const row = rowOf(token);
      if (row) endFamily(row.family);
    },

    endAllOf: (account) => void database.run('DELETE FROM refresh_tokens WHERE account = ?', [account]),

    placesOf(account, token) {
      const current = rowOf(token)?.family;
      const rows = database.all('SELECT family, agent, min(issued) AS since FROM refresh_tokens WHERE account = ? AND expires > ? GROUP BY family ORDER BY since DESC', [account, Date.now()]);
      return rows.map((row) => ({ agent: String(row.agent), since: Number(row.since), current: row.family === current }));
    },
  };

  function insert(family: string, account: string, agent: string): string {
    const token = randomBytes(32).toString('base64url');
    database.run('INSERT INTO refresh_tokens VALUES (?, ?, ?, ?, ?, ?, 0)', [hashOf(token), family, account, agent, Date.now(), Date.now() + refreshLife]);
    return token;
  }

  function rowOf(token: unknown): { hash: string; family: string; account: string; agent: string; used: boolean } | undefined {
    if (typeof token !== 'string') return undefined;
    const row = database.get('SELECT * FROM refresh_tokens WHERE hash = ? AND expires > ?', [hashOf(token), Date.now()]);
    return row ? { hash: String(row.hash), family: String(row.family), account: String(row.account), agent: String(row.agent), used: row.used === 1 } : undefined;
  }

  function endFamily(family: string): void {
    database.run('DELETE FROM refresh_tokens WHERE family = ?', [family]);
  }
}
