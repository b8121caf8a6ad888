import { createClient } from 'redis';
import type { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentFor, csrfIn, visitorOf, type Visitor } from '#demo/compare/visitor.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import { startRedis, type RunningRedis } from '#scripts/redis-server.ts';

const ada = { email: 'ada@shop.localhost', password: 'lemons-for-ada' };
const doors = ['session-fragile', 'session-hardened'] as const;

describe('with REDIS_URL', () => {
  let redis: RunningRedis;
  let demo: Demo;
  let agent: Agent;
  beforeAll(async () => {
    redis = await startRedis();
    demo = await startDemo({ port: 0, instances: 2, redisUrl: redis.url });
    agent = agentFor(demo);
  });
  afterAll(async () => {
    await agent.close();
    await demo.close();
    await redis.close();
  });

  it.each(doors)('%s keeps its sessions there, known to both instances, by a hash of the identifier', async (door) => {
    const visitor = await signedIn(door);
    for (let request = 0; request < 4; request += 1) expect(await visitor.get('/api/notes')).toMatchObject({ status: 200 });
    const keys = await keysIn(redis);
    expect(keys.some((key) => key.includes(`:${door}:session:`))).toBe(true);
    const identifier = decodeURIComponent(visitor.cookie(door === 'session-fragile' ? 'connect.sid' : '__Host-sid') ?? '').replace(/^s:/, '').split('.')[0] ?? '';
    expect(identifier.length).toBeGreaterThan(20);
    expect(keys.some((key) => key.includes(identifier))).toBe(false);
  });

  it.each(doors)('%s ends one session, and all of an account', async (door) => {
    const [here, there] = [await signedIn(door), await signedIn(door)];
    const thief = here.thief();
    await submit(here, '/notes', '/logout');
    expect(await thief.get('/api/notes')).toMatchObject({ status: 401 });
    expect((await there.get('/account')).text.match(/since \d{4}/g)?.length).toBeGreaterThanOrEqual(1);
    const other = await signedIn(door);
    await submit(there, '/account', '/logout-everywhere');
    expect(await other.get('/api/notes')).toMatchObject({ status: 401 });
  });

  it('fails closed while the store is down, and leaves the other doors alone', async () => {
    const crashing = await startRedis();
    const shop = await startDemo({ port: 0, redisUrl: crashing.url });
    const own = agentFor(shop);
    try {
      const visitor = visitorOf(own, shop.urls['session-hardened']);
      await submit(visitor, '/login', '/login', ada);
      expect(await visitor.get('/api/notes')).toMatchObject({ status: 200 });
      await crashing.close();
      const answer = await visitor.get('/api/notes');
      expect(answer.status).toBe(500);
      expect(answer.text).not.toMatch(/at .*\.ts:\d+|ECONNREFUSED/);
      expect(await visitorOf(own, shop.urls['token-hardened']).post('/login', ada)).toMatchObject({ status: 200 });
    } finally {
      await own.close();
      await shop.close();
    }
  });

  async function signedIn(door: (typeof doors)[number]): Promise<Visitor> {
    const visitor = visitorOf(agent, demo.urls[door]);
    await submit(visitor, '/login', '/login', ada);
    return visitor;
  }
});

it('nothing is left in Redis when the demo has ended', async () => {
  const redis = await startRedis();
  const demo = await startDemo({ port: 0, redisUrl: redis.url });
  const agent = agentFor(demo);
  await submit(visitorOf(agent, demo.urls['session-fragile']), '/login', '/login', ada);
  expect((await keysIn(redis)).length).toBeGreaterThan(0);
  await agent.close();
  await demo.close();
  expect(await keysIn(redis)).toEqual([]);
  await redis.close();
});

it('an address at which nobody answers is told in a sentence', async () => {
  await expect(startDemo({ port: 0, redisUrl: 'redis://127.0.0.1:9' })).rejects.toThrow(/^REDIS_URL is set, but no Redis answers there\./);
});

async function submit(visitor: Visitor, page: string, action: string, fields: Record<string, string> = {}) {
  const { text } = await visitor.get(page);
  return visitor.post(action, new URLSearchParams({ ...fields, ...(text.includes('_csrf') && { _csrf: csrfIn(text) }) }));
}

async function keysIn({ url }: RunningRedis): Promise<string[]> {
  const client = createClient({ url });
  await client.connect();
  const keys = await client.keys('*');
  await client.close();
  return keys;
}
