import { randomUUID } from 'node:crypto';
import { createClient, type RedisClientType } from 'redis';

/** A connected Redis, with the part of it that this run of the demo may write to. */
export interface Redis {
  readonly client: RedisClientType;
  /** Every key starts with it. */
  readonly prefix: string;
  /** Removes what this run wrote, and hangs up. */
  close(): Promise<void>;
}

/** Throws with a sentence that says what to do when nobody answers. */
export async function connectRedis(url: string): Promise<Redis> {
  let wasConnected = false;
  // Until the first answer a wrong address is a mistake to tell; later on, a store that is down may come back.
  const client: RedisClientType = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 3_000, reconnectStrategy: (tries) => wasConnected && Math.min(tries * 100, 2_000) } });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Error('REDIS_URL is set, but no Redis answers there. Start it, or leave REDIS_URL unset: the sessions are then kept in SQLite.', { cause: error });
  }
  wasConnected = true;
  const prefix = `crumbtrail-demo:${randomUUID()}:`;
  return {
    client,
    prefix,
    async close() {
      if (!client.isReady) return client.destroy();
      for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 500 })) if (keys.length > 0) await client.del(keys);
      await client.close();
    },
  };
}
