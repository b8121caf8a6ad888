import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Database } from './database.ts';

export type AccountRole = 'member' | 'admin';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: AccountRole;
}

/** An account as the admin page lists it. */
export interface ListedAccount extends Account {
  readonly banned: boolean;
}

export interface NewAccount extends Omit<Account, 'id'> {
  readonly password: string;
}

export interface Accounts {
  add(account: NewAccount): Promise<void>;
  /** The account whose password this is. Any input is allowed: it comes straight from a form. */
  withPassword(email: unknown, password: unknown): Promise<Account | undefined>;
  byId(id: string | undefined): Account | undefined;
  idOf(email: string): string | undefined;
  all(): ListedAccount[];
  /** A banned account cannot sign in, and whoever looks it up finds nothing. False when there is no such account. */
  setBanned(id: string, banned: boolean): boolean;
  /** False when the current password is wrong. */
  changePassword(id: string, current: unknown, next: string): Promise<boolean>;
}

export const shortestPassword = 10;

/** OWASP's recommended minimum for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verified when no account has the e-mail address, so that the answer takes as long as for one that has. */
const nobody = hash(randomUUID(), cost);

export function openAccounts(database: Database): Accounts {
  const columns = 'id, name, email, role';
  return {
    async add({ name, email, role, password }) {
      database.run('INSERT INTO accounts (id, name, email, role, password) VALUES (?, ?, ?, ?, ?)', [randomUUID(), name, email, role, await hash(password, cost)]);
    },

    async withPassword(email, password) {
      if (typeof email !== 'string' || typeof password !== 'string') return undefined;
      const row = database.get(`SELECT ${columns}, password FROM accounts WHERE email = ? AND NOT banned`, [email.trim().toLowerCase()]);
      const matches = await verify(row ? String(row.password) : await nobody, password);
      return row && matches ? accountFrom(row) : undefined;
    },

    byId(id) {
      const row = id === undefined ? null : database.get(`SELECT ${columns} FROM accounts WHERE id = ? AND NOT banned`, [id]);
      return row ? accountFrom(row) : undefined;
    },

    idOf(email) {
      const row = database.get('SELECT id FROM accounts WHERE email = ?', [email]);
      return row ? String(row.id) : undefined;
    },

    all: () => database.all(`SELECT ${columns}, banned FROM accounts ORDER BY name`).map((row) => ({ ...accountFrom(row), banned: row.banned === 1 })),

    setBanned: (id, banned) => database.run('UPDATE accounts SET banned = ? WHERE id = ?', [Number(banned), id]).changes > 0,

    async changePassword(id, current, next) {
      const row = database.get('SELECT password FROM accounts WHERE id = ?', [id]);
      if (!row || typeof current !== 'string' || !(await verify(String(row.password), current))) return false;
      database.run('UPDATE accounts SET password = ? WHERE id = ?', [await hash(next, cost), id]);
      return true;
    },
  };
}

function accountFrom(row: Record<string, unknown>): Account {
  return { id: String(row.id), name: String(row.name), email: String(row.email), role: row.role === 'admin' ? 'admin' : 'member' };
}
