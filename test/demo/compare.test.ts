import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBed, type Bed } from '#demo/compare/bed.ts';
import { withShiftedClock } from '#demo/compare/shifted-clock.ts';
import { growthOfToken } from '#demo/compare/token-growth.ts';
import { agentFor, visitorOf } from '#demo/compare/visitor.ts';
import { markdownOf } from '#demo/compare/write-comparison.ts';
import { doorIds } from '#demo/server/hosts.ts';
import { startDemo } from '#demo/start.ts';
import measured from '#demo/pages/measured.json' with { type: 'json' };

describe('two instances', () => {
  let shared: Bed;
  let memory: Bed;
  beforeAll(async () => {
    [shared, memory] = [await openBed('shared'), await openBed('memory')];
  });
  afterAll(async () => {
    await shared.close();
    await memory.close();
  });

  it.each([
    ['session-hardened', 200, 401],
    ['hybrid-hardened', 200, 401],
    ['token-hardened', 200, 200],
  ] as const)('%s: at the second one %i with a shared store, %i with memory', async (door, withStore, withMemory) => {
    expect(await (await shared.guest(door)).notes(1)).toBe(withStore);
    const guest = await memory.guest(door);
    expect(await guest.notes(0)).toBe(200);
    expect(await guest.notes(1)).toBe(withMemory);
  });

  it.each([
    ['session-hardened', 401],
    ['hybrid-hardened', 401],
    ['token-hardened', 200],
    ['token-fragile', 200],
  ] as const)('%s: a ban is answered with %i at the next request', async (door, status) => {
    const guest = await shared.guest(door);
    shared.setBanned(door, true);
    expect(await guest.notes(1)).toBe(status);
    if (status === 200 && door === 'token-hardened') expect(await guest.renew()).toBe(false);
    shared.setBanned(door, false);
  });

  it('a new key ends hardened sessions and leaves the ones whose key is in the code', async () => {
    const [hardened, fragile, token] = [await shared.guest('session-hardened'), await shared.guest('session-fragile'), await shared.guest('token-hardened')];
    await shared.restart();
    expect([await hardened.notes(), await fragile.notes(), await token.notes()]).toEqual([200, 200, 200]);
    await shared.restart({ newKeys: true });
    expect([await hardened.notes(), await fragile.notes(), await token.notes()]).toEqual([401, 200, 401]);
    expect(await token.renew()).toBe(true);
    expect(await token.notes()).toBe(200);
  });

  it('a store that is down stops who looks up, and nobody else', async () => {
    const [session, token] = [await shared.guest('session-hardened'), await shared.guest('token-hardened')];
    shared.watch.isDown = true;
    expect([await session.notes(), await token.notes()]).toEqual([500, 200]);
    shared.watch.isDown = false;
    shared.watch.signInStatements = 0;
    await token.notes();
    expect(shared.watch.signInStatements).toBe(0);
    await session.notes();
    expect(shared.watch.signInStatements).toBeGreaterThan(0);
  });
});

it('behind the proxy, memory knows the login at every other request only', async () => {
  for (const [sessions, statuses] of [['memory', [200, 401, 200, 401]], ['shared', [200, 200, 200, 200]]] as const) {
    const demo = await startDemo({ port: 0, instances: 2, sessions });
    const agent = agentFor(demo);
    const visitor = visitorOf(agent, demo.urls['session-fragile']);
    const seen: number[] = [];
    // The login goes to the first instance, and so does every second request after it.
    await visitor.post('/login', new URLSearchParams({ email: 'ada@shop.localhost', password: 'lemons-for-ada' }));
    await visitor.thief().get('/login');
    for (let count = 0; count < 4; count += 1) seen.push((await visitor.thief().get('/api/notes')).status);
    expect(seen, sessions).toEqual(statuses);
    await agent.close();
    await demo.close();
  }
});

it('the clock is shifted for one piece of work only', async () => {
  const before = Date.now();
  const [now, constructed, fixed] = await withShiftedClock(600_000, async () => [Date.now(), new Date().getTime(), new Date(5).getTime()] as const);
  expect(now - before).toBeGreaterThanOrEqual(600_000);
  expect(constructed - before).toBeGreaterThanOrEqual(600_000);
  expect(fixed).toBe(5);
  expect(Date.now() - before).toBeLessThan(600_000);
});

it('a token grows with its claims until no cookie holds it', async () => {
  const sizes = await growthOfToken();
  expect(sizes.map(({ octets }) => octets)).toEqual(sizes.map(({ octets }) => octets).toSorted((a, b) => a - b));
  for (const { octets, fitsCookie } of sizes) expect(fitsCookie).toBe(octets + '__Host-token'.length <= 4096);
  expect(new Set(sizes.map(({ fitsCookie }) => fitsCookie)).size).toBe(2);
});

it('the table on the front page has a cell for every door and row', () => {
  const columns = measured.columns.map(({ id }) => id);
  expect(columns).toEqual([...doorIds, 'session-in-memory']);
  for (const row of measured.rows) expect(Object.keys(row.cells).toSorted(), row.title).toEqual(columns.toSorted());
});

it('the page says what was measured and how', () => {
  const text = markdownOf({ columns: [{ id: 'a', title: 'Door A' }, { id: 'b', title: 'Door B' }], rows: [{ id: 'rate', title: 'Rate', how: 'Counted.', cells: { a: '× 2' } }], sizes: [{ groups: 0, octets: 300, fitsCookie: true }] });
  for (const words of ['| | Door A | Door B |', '| **Rate** | × 2 | not measured |', '- **Rate**: Counted.', '| 0 | 300 | kept |']) expect(text).toContain(words);
});
