import { RedisStore } from 'connect-redis';
import type { SessionData } from 'express-session';
import type { SignedInPlace } from '../pages/account.ts';
import { hashOf } from './identifier-hash.ts';
import type { Redis } from './redis.ts';
import type { SessionStore } from './sessions.ts';

type Done = (error?: unknown) => void;
type Found = (error: unknown, data?: SessionData | null) => void;

/** Sessions in a Redis that all instances share. Beside each session stands its hash in a set of its account, so that all of them can be ended. */
export class RedisSessionStore extends RedisStore implements SessionStore {
  readonly #client: Redis['client'];
  readonly #accounts: string;

  constructor({ client, prefix }: Redis, door: string) {
    super({ client, prefix: `${prefix}${door}:session:` });
    this.#client = client;
    this.#accounts = `${prefix}${door}:account:`;
  }

  override get(id: string, done?: Found): Promise<void> {
    return super.get(hashOf(id), done);
  }

  override async set(id: string, data: SessionData, done?: Done): Promise<void> {
    try {
      if (data.accountId !== undefined) await this.#client.sAdd(this.#accounts + data.accountId, hashOf(id));
    } catch (error) {
      return void done?.(error);
    }
    return super.set(hashOf(id), data, done);
  }

  override touch(id: string, data: SessionData, done?: Done): Promise<void> {
    return super.touch(hashOf(id), data, done);
  }

  override destroy(id: string, done?: Done): Promise<void> {
    return super.destroy(hashOf(id), done);
  }

  async placesOf(account: string, currentId: string): Promise<SignedInPlace[]> {
    const hashes = await this.#client.sMembers(this.#accounts + account);
    const kept = hashes.length === 0 ? [] : await this.#client.mGet(hashes.map((hash) => this.prefix + hash));
    return kept
      .flatMap((text, index) => {
        if (text === null) return [];
        const { agent, signedInAt } = JSON.parse(text) as SessionData;
        return [{ agent, since: signedInAt, current: hashes[index] === hashOf(currentId) }];
      })
      .sort((a, b) => b.since - a.since);
  }

  async destroyAllOf(account: string): Promise<void> {
    const hashes = await this.#client.sMembers(this.#accounts + account);
    await this.#client.del([...hashes.map((hash) => this.prefix + hash), this.#accounts + account]);
  }
}
