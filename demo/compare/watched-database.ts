import type { Database } from '../shop/database.ts';

export interface Watch {
  /** Statements that ask or tell who is signed in, since somebody last set it to 0. */
  signInStatements: number;
  /** True: every statement about sign-ins fails, as when the store cannot be reached. */
  isDown: boolean;
}

const signInTables = /\b(?:sessions|accounts|refresh_tokens|tickets)\b/;

export function watchedDatabase(database: Database, watch: Watch): Database {
  return {
    run: (sql, values) => (see(sql), database.run(sql, values)),
    get: (sql, values, options) => (see(sql), database.get(sql, values, options)),
    all: (sql, values, options) => (see(sql), database.all(sql, values, options)),
    close: () => database.close(),
  };

  function see(sql: string): void {
    if (!signInTables.test(sql)) return;
    if (watch.isDown) throw new Error('The store cannot be reached.');
    watch.signInStatements += 1;
  }
}
