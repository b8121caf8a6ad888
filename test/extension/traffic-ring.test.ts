import { describe, expect, test } from 'vitest';
import { TrafficRing } from '#extension/devtools/traffic-ring.ts';
import { kept } from './entries.ts';

const urls = (ring: TrafficRing) => ring.entries.map(({ request }) => request.url);

describe('the ring of requests', () => {
  test('holds what fits, in order', () => {
    const ring = new TrafficRing({ entries: 3, units: 1_000 });
    ring.hold(kept('a'));
    ring.hold(kept('b'));
    expect(urls(ring)).toEqual(['a', 'b']);
    expect(ring.counts).toEqual({ seen: 2, held: 2, forgotten: 0 });
  });

  test('forgets the oldest beyond its number of entries, and says how many', () => {
    const ring = new TrafficRing({ entries: 2, units: 1_000 });
    for (const url of ['a', 'b', 'c', 'd']) ring.hold(kept(url));
    expect(urls(ring)).toEqual(['c', 'd']);
    expect(ring.counts).toEqual({ seen: 4, held: 2, forgotten: 2 });
  });

  test('forgets the oldest beyond its memory', () => {
    const ring = new TrafficRing({ entries: 100, units: 250 });
    for (const url of ['a', 'b', 'c']) ring.hold(kept(url, 'x'.repeat(100)));
    expect(urls(ring)).toEqual(['b', 'c']);
  });

  test('an entry larger than the whole memory does not stay, nor stop later ones', () => {
    const ring = new TrafficRing({ entries: 100, units: 250 });
    ring.hold(kept('huge', 'x'.repeat(1_000)));
    ring.hold(kept('small'));
    expect(urls(ring)).toEqual(['small']);
    expect(ring.counts).toEqual({ seen: 2, held: 1, forgotten: 1 });
  });

  test('counts what is not worth holding', () => {
    const ring = new TrafficRing();
    ring.count();
    expect(ring.counts).toEqual({ seen: 1, held: 0, forgotten: 0 });
  });

  test('is as new after it was cleared', () => {
    const ring = new TrafficRing({ entries: 1, units: 100 });
    ring.hold(kept('a'));
    ring.hold(kept('b'));
    ring.clear();
    expect(ring.entries).toEqual([]);
    expect(ring.counts).toEqual({ seen: 0, held: 0, forgotten: 0 });
  });
});
