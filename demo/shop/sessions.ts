import type { Store } from 'express-session';
import type { SignedInPlace } from '../pages/account.ts';
import { RedisSessionStore } from './redis-session-store.ts';
import type { Shop } from './shop.ts';
import { SqliteSessionStore } from './sqlite-session-store.ts';

/** What the session doors ask of a store beside what express-session asks. */
export type SessionStore = Store & {
  /** Every place where the account is signed in, newest first. */
  placesOf(account: string, currentId: string): Promise<SignedInPlace[]>;
  /** Ends every session of the account at once: what a server that remembers can do. */
  destroyAllOf(account: string): Promise<void>;
};

/** Redis when the demo was given one, else the shop's own database or the memory of this instance. */
export function openSessions({ door, redis, sessionDatabase }: Pick<Shop, 'door' | 'redis' | 'sessionDatabase'>): SessionStore {
  return redis ? new RedisSessionStore(redis, door.id) : new SqliteSessionStore(sessionDatabase);
}
