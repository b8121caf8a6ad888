import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { hashOf } from './identifier-hash.ts';

/** What a ticket lets its holder do: a ticket for one purpose is worth nothing for another. */
export type Purpose = 'remember' | 'support' | 'share';

export interface Tickets {
  /** A new unguessable ticket that stands for the subject, valid for so many milliseconds. */
  issue(purpose: Purpose, subject: string, life: number): string;
  /** The subject of a ticket that is known and not expired. */
  subjectOf(purpose: Purpose, ticket: unknown): string | undefined;
  revokeAllOf(subject: string): void;
}

export function openTickets(database: Database): Tickets {
  return {
    issue(purpose, subject, life) {
      const ticket = randomBytes(32).toString('base64url');
      database.run('INSERT INTO tickets VALUES (?, ?, ?, ?)', [hashOf(ticket), purpose, subject, Date.now() + life]);
      return ticket;
    },

    subjectOf(purpose, ticket) {
      if (typeof ticket !== 'string') return undefined;
      const row = database.get('SELECT subject FROM tickets WHERE hash = ? AND purpose = ? AND expires > ?', [hashOf(ticket), purpose, Date.now()]);
      return row ? String(row.subject) : undefined;
    },

    revokeAllOf: (subject) => void database.run('DELETE FROM tickets WHERE subject = ?', [subject]),
  };
}
