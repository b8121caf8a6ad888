import * as v from 'valibot';
import type { AcceptanceStorage } from '../host/acceptance-storage.ts';
import type { UserAcceptance } from '../messages.ts';

/** Acceptances of one site, and characters of a reason. */
const mostAcceptances = 500;
const longestReason = 500;

const acceptanceSchema = v.object({
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  check: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/)),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty('An acceptance needs a reason.'), v.maxLength(longestReason, `A reason has at most ${longestReason} characters.`)),
  expires: v.exactOptional(v.pipe(v.string(), v.isoDate('The last day must be a date such as 2027-01-31.'))),
  time: v.pipe(v.number(), v.finite()),
});

/** What is stored, without everything that is no acceptance: an older version, or a hand, may have written it. */
export async function readAcceptances(storage: AcceptanceStorage): Promise<readonly UserAcceptance[]> {
  const stored = await storage.read();
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, mostAcceptances).flatMap((entry: unknown) => {
    const parsed = v.safeParse(acceptanceSchema, entry);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Adds an acceptance, or puts it in the place of an older one of the same finding. Throws when it is not valid, or one too many. */
export function accept(storage: AcceptanceStorage, acceptance: unknown): Promise<readonly UserAcceptance[]> {
  return inTurn(async () => {
    const parsed = v.safeParse(acceptanceSchema, acceptance);
    if (!parsed.success) throw new Error(parsed.issues[0].message);
    const others = (await readAcceptances(storage)).filter(({ fingerprint }) => fingerprint !== parsed.output.fingerprint);
    if (others.length >= mostAcceptances) throw new Error(`At most ${mostAcceptances} findings of a site can be accepted.`);
    return written(storage, [...others, parsed.output]);
  });
}

export function takeBack(storage: AcceptanceStorage, fingerprint: string): Promise<readonly UserAcceptance[]> {
  return inTurn(async () => written(storage, (await readAcceptances(storage)).filter((acceptance) => acceptance.fingerprint !== fingerprint)));
}

async function written(storage: AcceptanceStorage, acceptances: readonly UserAcceptance[]): Promise<readonly UserAcceptance[]> {
  await storage.write(acceptances);
  return acceptances;
}

let last: Promise<unknown> = Promise.resolve();

/** Two panels of one site may write at once, and neither may undo what the other wrote. */
function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const result = last.then(change);
  last = result.catch(() => undefined);
  return result;
}
