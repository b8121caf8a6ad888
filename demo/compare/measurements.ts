import { doors, type DoorId } from '../server/hosts.ts';
import { minute } from '../shop/shop.ts';
import { openBed, type Bed } from './bed.ts';
import type { Guest } from './guest.ts';
import { withShiftedClock } from './shifted-clock.ts';
import { growthOfToken, type TokenSize } from './token-growth.ts';

export interface Comparison {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly sizes: readonly TokenSize[];
}

export interface Column {
  readonly id: string;
  readonly title: string;
}

export interface Row {
  readonly id: MeasureId;
  readonly title: string;
  /** How it is measured, in a sentence. */
  readonly how: string;
  /** By id of the column. */
  readonly cells: Readonly<Record<string, string>>;
}

type MeasureId = 'octets' | 'look-ups' | 'rate' | 'second-instance' | 'log-out' | 'ban' | 'copy' | 'refresh-copy' | 'store-down' | 'clock' | 'restart' | 'rotation';

interface Measure {
  readonly id: MeasureId;
  readonly title: string;
  readonly how: string;
  readonly of: (guest: Guest, bed: Bed, door: DoorId) => Promise<string>;
}

const measures: readonly Measure[] = [
  { id: 'octets', title: 'Credential on each request', how: 'Octets of the Cookie and Authorization headers of one request for the notes.', of: async (guest) => `${guest.octets()} octets` },
  { id: 'look-ups', title: 'Look-ups on each request', how: 'Database statements about sessions, tokens or accounts while the notes are fetched once. At the fragile hybrid door this is the route that forgets to look up.', of: lookUps },
  { id: 'second-instance', title: 'At the second instance', how: 'Signed in at one instance, the notes are asked of the other.', of: async (guest) => (isAccepted(await guest.notes(1)) ? 'signed in' : 'signed out') },
  { id: 'log-out', title: 'A copy after logging out', how: 'The credential is copied, the owner logs out, and the copy is shown to both instances.', of: afterLogOut },
  { id: 'ban', title: 'A banned user', how: 'The account is marked as banned in the database, then the notes are asked of both instances.', of: afterBan },
  { id: 'copy', title: 'A stolen credential', how: 'A second client shows a copy of everything the first one holds.', of: async (guest) => (isAccepted(await guest.copy().notes()) ? 'accepted' : 'refused') },
  { id: 'refresh-copy', title: 'A stolen refresh token', how: 'The thief renews first, then the owner, then the thief again.', of: afterRefreshTheft },
  { id: 'store-down', title: 'While the sign-in store is down', how: 'Every statement about sessions, tokens or accounts fails.', of: whileDown },
  { id: 'clock', title: 'With a clock that is 10 minutes fast', how: 'The verifying instances believe that it is 10 minutes later.', of: (guest) => withShiftedClock(10 * minute, async () => stateOf(guest)) },
  { id: 'restart', title: 'After a restart', how: 'Both instances end and start again with the same database and keys.', of: (guest, bed) => bed.restart().then(() => stateOf(guest)) },
  { id: 'rotation', title: 'After a change of keys', how: 'Both instances start again with new signing keys; where a literal in the code is the key, nothing changes.', of: (guest, bed) => bed.restart({ newKeys: true }).then(() => stateOf(guest)) },
];

const rate = { id: 'rate', title: 'Requests in the same time', how: '400 requests one after the other, as a ratio to the hardened session door; the best of three rounds.' } as const;

/** Measures every door, and the hardened session door once more with sessions in memory. Says what it does in `progress`. */
export async function measuredComparison(progress: (line: string) => void): Promise<Comparison> {
  const columns: Column[] = [];
  const cells = new Map<MeasureId, Record<string, string>>();
  const rates = new Map<string, number>();

  const shared = await openBed('shared');
  try {
    for (const { id, title } of doors) await measure(shared, id, { id, title });
  } finally {
    await shared.close();
  }
  const memory = await openBed('memory');
  try {
    await measure(memory, 'session-hardened', { id: 'session-in-memory', title: 'Session door, hardened, in memory' });
  } finally {
    await memory.close();
  }

  const unit = rates.get('session-hardened') ?? 1;
  for (const [column, perSecond] of rates) put('rate', column, `× ${(perSecond / unit).toFixed(1)}`);
  const rows = [...measures.slice(0, 2), rate, ...measures.slice(2)].map(({ id, title, how }) => ({ id, title, how, cells: cells.get(id) ?? {} }));
  return { columns, rows, sizes: await growthOfToken() };

  async function measure(bed: Bed, door: DoorId, column: Column): Promise<void> {
    progress(`Measuring: ${column.title}`);
    columns.push(column);
    rates.set(column.id, await bestRate(await bed.guest(door)));
    for (const { id, of } of measures) put(id, column.id, await of(await bed.guest(door), bed, door));
  }

  function put(row: MeasureId, column: string, text: string): void {
    cells.set(row, { ...cells.get(row), [column]: text });
  }
}

async function lookUps(guest: Guest, bed: Bed): Promise<string> {
  await guest.notes();
  bed.watch.signInStatements = 0;
  await guest.notes();
  return String(bed.watch.signInStatements);
}

async function afterLogOut(guest: Guest): Promise<string> {
  const copy = guest.copy();
  await guest.logOut();
  return refusal(copy, await worstOf(copy));
}

async function afterBan(guest: Guest, bed: Bed, door: DoorId): Promise<string> {
  bed.setBanned(door, true);
  try {
    return refusal(guest, await worstOf(guest));
  } finally {
    bed.setBanned(door, false);
  }
}

async function afterRefreshTheft(guest: Guest): Promise<string> {
  const thief = guest.copy();
  if (!(await thief.renew())) return 'there is none';
  const owner = await guest.renew();
  return (await thief.renew()) ? 'works beside the owner' : `noticed: both are signed out${owner ? ' later' : ''}`;
}

async function whileDown(guest: Guest, bed: Bed): Promise<string> {
  bed.watch.isDown = true;
  try {
    const status = await guest.notes();
    return isAccepted(status) ? 'answers as ever' : `fails (${status})`;
  } finally {
    bed.watch.isDown = false;
  }
}

async function stateOf(guest: Guest): Promise<string> {
  if (isAccepted(await guest.notes())) return 'signed in';
  return (await guest.renew()) && isAccepted(await guest.notes()) ? 'signed in after one refresh' : 'signed out';
}

/** The status of the instance that accepts, when one of the two still does. */
async function worstOf(guest: Guest): Promise<number> {
  const statuses = [await guest.notes(0), await guest.notes(1)];
  return statuses.find(isAccepted) ?? 401;
}

function refusal(guest: Guest, status: number): string {
  if (!isAccepted(status)) return 'refused at once';
  const left = guest.secondsLeft();
  return left === undefined ? 'accepted' : `accepted for another ${durationOf(left)}`;
}

function durationOf(seconds: number): string {
  const units = [[86_400, 'days'], [3_600, 'hours'], [60, 'minutes']] as const;
  const [size, name] = units.find(([unit]) => seconds >= unit) ?? [1, 'seconds'];
  return `${Math.round(seconds / size)} ${name}`;
}

function isAccepted(status: number): boolean {
  return status === 200;
}

async function bestRate(guest: Guest): Promise<number> {
  const rounds: number[] = [];
  await rateOf(guest, 100);
  for (let round = 0; round < 3; round += 1) rounds.push(await rateOf(guest, 400));
  return Math.max(...rounds);
}

async function rateOf(guest: Guest, requests: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < requests; count += 1) await guest.notes();
  return requests / (performance.now() - start);
}
