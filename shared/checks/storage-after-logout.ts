import { bearerOf } from './token-receivers.ts';
import type { JudgeContext } from './define.ts';
import { isCleared, lastLogout, type Logout } from './logouts.ts';
import { personalContent } from './personal-content.ts';
import { judgeStoredCredential } from './stored-credential.ts';
import { valueOf } from '../facts/known.ts';
import { isSource } from '../facts/sighting.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { ContentFound } from '../facts/value-content.ts';

/** What of the user a storage entry still holds after the logout. */
export interface Residue {
  readonly logout: Logout;
  readonly holds: 'credential' | 'expired' | 'personal';
  /** It was in use before the logout; otherwise it may be a new one, of a visitor. */
  readonly isOld: boolean;
  readonly found: readonly ContentFound[];
}

/** The residue in an entry that was read after the last logout; undefined when there is none. */
export function residueIn(entry: StorageFact, context: JudgeContext): Residue | undefined {
  if (isSource(entry.seen) || entry.scope !== 'site') return undefined;
  const logout = lastLogout(context);
  // The entry must have been read after the logout, and a browser that was told to clear everything had no time to do it yet.
  if (logout === undefined || (entry.seen.time ?? 0) < (logout.time ?? 0) || isCleared(logout, 'storage')) return undefined;
  const credential = judgeStoredCredential(entry.area, entry, context);
  if ('message' in credential) return { logout, holds: credential.message === 'expired' ? 'expired' : 'credential', isOld: isOld(entry, logout, context), found: [] };
  const found = personalContent(entry.content?.found ?? []);
  const key = valueOf(entry.key) ?? '';
  const isProfile = (entry.content?.names.length ?? 0) > 1 && profileKey.test(key) && !keptByChoice.test(key);
  return found.length > 0 && isProfile ? { logout, holds: 'personal', isOld: true, found } : undefined;
}

const profileKey = /user|profile|account|customer|member|auth|session|identity|persist/i;
/** The name in the form at the next login. */
const keptByChoice = /remember|last|recent|hint|saved|history/i;

function isOld(entry: StorageFact, { id }: Logout, context: JudgeContext): boolean {
  const before = context.once(seenBefore).get(id);
  return (entry.credentialHashes ?? []).some((hash) => before?.has(hash) === true) || before?.has(valueOf(entry.value) ?? '') === true;
}

/** Hashes and values that the traffic showed up to each logout. */
function seenBefore(context: JudgeContext): Map<string, ReadonlySet<string>> {
  const seen = new Set<string>();
  const byLogout = new Map<string, ReadonlySet<string>>();
  const last = lastLogout(context)?.id;
  for (const exchange of context.all('exchange')) {
    for (const { hash } of [...(exchange.headerCredentials ?? []), ...exchange.responseCredentials]) seen.add(hash);
    const bearer = bearerOf(exchange.requestHeaders);
    if (bearer !== undefined) seen.add(bearer);
    if (exchange.id !== last) continue;
    byLogout.set(last, seen);
    break;
  }
  return byLogout;
}
