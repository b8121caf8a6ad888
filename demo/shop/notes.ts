import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

export interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly written: number;
}

export interface Notes {
  of(owner: string): Note[];
  /** Undefined when the title is missing or something is too long: the caller answers 400. */
  add(owner: string, title: unknown, text: unknown): Note | undefined;
  remove(owner: string, id: string): boolean;
  byId(id: string): Note | undefined;
  /** How many notes each owner has: all that an admin may know about them. */
  counts(): ReadonlyMap<string, number>;
}

const longestTitle = 120;
const longestText = 4000;

export function openNotes(database: Database): Notes {
  return {
    of: (owner) => database.all('SELECT * FROM notes WHERE owner = ? ORDER BY written DESC, title', [owner]).map(noteFrom),

    add(owner, title, text) {
      if (typeof title !== 'string' || title.trim() === '' || title.length > longestTitle) return undefined;
      const body = typeof text === 'string' ? text : '';
      if (body.length > longestText) return undefined;
      const note = { id: randomUUID(), title: title.trim(), text: body, written: Date.now() };
      database.run('INSERT INTO notes VALUES (?, ?, ?, ?, ?)', [note.id, owner, note.title, note.text, note.written]);
      return note;
    },

    remove: (owner, id) => database.run('DELETE FROM notes WHERE id = ? AND owner = ?', [id, owner]).changes === 1,

    byId(id) {
      const row = database.get('SELECT * FROM notes WHERE id = ?', [id]);
      return row ? noteFrom(row) : undefined;
    },

    counts: () => new Map(database.all('SELECT owner, count(*) AS notes FROM notes GROUP BY owner').map((row) => [String(row.owner), Number(row.notes)])),
  };
}

/** What every new owner finds, so that the first page is not empty. */
export function addFirstNotes(notes: Notes, owner: string): void {
  if (notes.of(owner).length > 0) return;
  notes.add(owner, 'Lemon supplier', 'Ask about the Amalfi crates before Friday. Last price: 18 a crate.');
  notes.add(owner, 'Alarm code', 'Changed on Monday. Not to be written on the fridge again.');
}

function noteFrom(row: Record<string, unknown>): Note {
  return { id: String(row.id), title: String(row.title), text: String(row.text), written: Number(row.written) };
}
