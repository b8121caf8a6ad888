import type { Express } from 'express';
import type { DoorDescription } from '../server/hosts.ts';
import type { FrontFiles } from '../front/front-files.ts';
import type { Accounts } from './accounts.ts';
import type { Database } from './database.ts';
import type { Keys } from './keys.ts';
import type { Notes } from './notes.ts';
import type { Redis } from './redis.ts';

/** What a door is built on: everything of the shop that has nothing to do with how one signs in. */
export interface Shop {
  readonly door: DoorDescription;
  readonly origin: string;
  /** Origin of the second service; the door's own origin when there is none. */
  readonly apiOrigin: string;
  readonly homeOrigin: string;
  readonly database: Database;
  readonly accounts: Accounts;
  /** The second service's notes live in its own database; it shares none with the first. */
  readonly notes: Notes;
  readonly apiDatabase: Database;
  /** Where sessions are kept: the shared database, or the memory of this instance. */
  readonly sessionDatabase: Database;
  /** The shared session store of the session doors, when the demo was given one. */
  readonly redis: Redis | undefined;
  readonly keys: Keys;
  readonly front: FrontFiles;
}

export interface Door {
  readonly web: Express;
  readonly api?: Express;
}

export type OpenDoor = (shop: Shop) => Door;

export const minute = 60 * 1000;
export const hour = 60 * minute;
export const day = 24 * hour;
