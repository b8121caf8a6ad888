import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frontFilesOf, type FrontFiles } from './front/front-files.ts';
import { doors, type DoorDescription, type DoorId } from './server/hosts.ts';
import { openAccounts, type NewAccount } from './shop/accounts.ts';
import { openDatabase, type Database } from './shop/database.ts';
import { newKeys, type Keys } from './shop/keys.ts';
import { connectRedis, type Redis } from './shop/redis.ts';

/** What the instances of a door have in common. */
export interface DoorState {
  readonly door: DoorDescription;
  readonly database: Database;
  /** The second service's own database; the same as `database` where there is no second service. */
  readonly apiDatabase: Database;
  readonly keys: Keys;
  readonly front: FrontFiles;
}

export interface Site {
  originOf(host: string): string;
  readonly states: ReadonlyMap<DoorId, DoorState>;
  /** Where the session doors keep sessions instead of in their database. */
  readonly redis: Redis | undefined;
  /** Closes the databases, removes their folder, and what was kept in Redis. */
  close(): Promise<void>;
}

export const accounts: readonly NewAccount[] = [
  { name: 'Ada', email: 'ada@shop.localhost', role: 'member', password: 'lemons-for-ada' },
  { name: 'Grace', email: 'grace@shop.localhost', role: 'admin', password: 'ledgers-for-grace' },
];

export interface SiteOptions {
  originOf(host: string): string;
  readonly open: (door: DoorDescription) => boolean;
  /** Lets a measurement see what the databases are asked. */
  readonly watched?: (database: Database) => Database;
  /** Address of a Redis, such as `redis://127.0.0.1:6379`. */
  readonly redisUrl?: string;
}

/** Makes the databases, accounts and keys of every door, in a temporary folder. */
export async function openSite({ originOf, open, watched = (database) => database, redisUrl }: SiteOptions): Promise<Site> {
  const redis = redisUrl === undefined ? undefined : await connectRedis(redisUrl);
  const folder = await mkdtemp(join(tmpdir(), 'crumbtrail-demo-'));
  const databases: Database[] = [];
  const states = new Map<DoorId, DoorState>();
  try {
    for (const door of doors.filter(open)) {
      const database = opened(door.id);
      const members = openAccounts(database);
      for (const account of accounts) await members.add(account);
      const apiDatabase = door.apiHost ? opened(`${door.id}-api`) : database;
      states.set(door.id, { door, database, apiDatabase, keys: await newKeys(), front: await frontFilesOf(door.id) });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { originOf, states, redis, close };

  function opened(service: string): Database {
    const database = watched(openDatabase(join(folder, `${service}.sqlite`)));
    databases.push(database);
    return database;
  }

  async function close(): Promise<void> {
    for (const database of databases.splice(0)) database.close();
    await rm(folder, { recursive: true, force: true });
    await redis?.close();
  }
}
