import { captureFrom } from '#shared/collect/capture.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { kept } from './ratio.ts';

const time = Date.UTC(2026, 0, 15, 12);
const site = 'https://shop.example';

/** How the audit grows from a tenth of the stated size to all of it: 10,000 cookies, 5,000 storage entries of 10 KB, 2,000 exchanges. */
export function benchAudit(): boolean {
  console.log('\nAuditing a growing capture: 10,000 cookies, 5,000 storage entries of 10 KB, 2,000 exchanges');
  const parts: readonly { readonly name: string; readonly input: (share: number) => Partial<Parameters<typeof captureFrom>[0]> }[] = [
    { name: 'cookies', input: (share) => ({ jar: cookies(10_000 * share) }) },
    { name: 'storage entries', input: (share) => ({ storage: [{ url: `${site}/`, local: entries(5_000 * share), session: [], documentCookie: '' }] }) },
    { name: 'exchanges', input: (share) => ({ harEntries: exchanges(2_000 * share) }) },
    { name: 'all together', input: (share) => ({ jar: cookies(10_000 * share), storage: [{ url: `${site}/`, local: entries(5_000 * share), session: [], documentCookie: '' }], harEntries: exchanges(2_000 * share) }) },
  ];
  return parts
    .map(({ name, input }) => {
      const [small, large] = [secondsFor(input(0.1)), secondsFor(input(1))];
      console.log(`  ${name}: ${small.toFixed(2)} s for a tenth, ${large.toFixed(2)} s for all`);
      // Fixed costs make small captures dearer, never cheaper: ten times the input may cost twenty times at most.
      return kept(`growth of ${name} from 1× to 10×`, large / small, 20);
    })
    .every(Boolean);
}

/** Seconds of processor time, the best of three: what the clock says depends on who else uses the machine. */
function secondsFor(input: Partial<Parameters<typeof captureFrom>[0]>): number {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    reportFrom(captureFrom({ target: `${site}/`, kind: 'page', time, url: `${site}/`, ...input }));
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return best / 1_000_000;
}

function cookies(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: index % 3 === 0 ? `session_${index}` : `pref_${index}`,
    value: `${'0123456789abcdef'.repeat(2)}${index}`,
    domain: 'shop.example',
    hostOnly: true,
    path: '/',
    secure: index % 2 === 0,
    httpOnly: index % 5 === 0,
    sameSite: 'unspecified' as const,
    session: true,
    storeId: '0',
  }));
}

function entries(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`entry-${index}`, JSON.stringify({ id: index, data: 'lorem ipsum dolor sit amet '.repeat(370) }).slice(0, 10_000)]);
}

function exchanges(count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    startedDateTime: new Date(time - 600_000 + index).toISOString(),
    time: 5,
    request: {
      method: index % 7 === 0 ? 'POST' : 'GET',
      url: `${site}/api/things/${index % 50}?page=${index}`,
      headers: [
        { name: 'Cookie', value: `session=${'0123456789abcdef'.repeat(2)}; theme=dark` },
        { name: 'Authorization', value: `Bearer ${'a1B2c3D4'.repeat(5)}` },
      ],
    },
    response: { status: 200, headers: [{ name: 'Content-Type', value: 'application/json' }, ...(index % 4 === 0 ? [{ name: 'Set-Cookie', value: `rolling=${index}; Path=/; HttpOnly` }] : [])], content: { mimeType: 'application/json', size: 0 } },
  }));
}
