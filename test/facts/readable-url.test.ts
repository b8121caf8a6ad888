import { expect, test } from 'vitest';
import { isReadableUrl } from '#shared/facts/readable-url.ts';

test.each([
  ['https://shop.example/', undefined, true],
  ['https://bücher.example/straße', undefined, true],
  ['/straße', 'https://shop.example/', true],
  ['/cart', 'https://bücher.example/', true],
  ['/cart', undefined, false],
  ['straße', undefined, false],
] as const)('%s on %s: %s, also in a long run', (text, base, expected) => {
  let same = 0;
  for (let round = 0; round < 100_000; round++) same += Number(isReadableUrl(text, base) === expected);
  expect(same).toBe(100_000);
});
