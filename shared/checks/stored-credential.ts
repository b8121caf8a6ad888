import { valueOf } from '../facts/known.ts';
import { isAuthRole } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { TokenFact } from '../facts/token.ts';
import { isCredentialShaped, isPublishableKey } from './credential-token.ts';
import { pass, skip, type JudgeContext, type Verdict } from './define.ts';

/** The verdict on a credential in an entry of this area: its shape counts where a value was seen, its origin in source. */
export function judgeStoredCredential(
  area: StorageFact['area'],
  entry: StorageFact,
  context: JudgeContext,
): Verdict<'stored' | 'expired' | 'configured'> {
  if (entry.area !== area) return skip('it is in another store');
  const key = valueOf(entry.key);
  if (key === undefined && entry.called === undefined) return skip('its key is not known');
  if (!isAuthRole(entry.role.role)) return skip(`its role is ${entry.role.role}`);
  if (key === undefined || isSource(entry.seen)) return judgeWritten(entry);
  if (entry.shape === undefined || !isCredentialShaped(entry.shape)) return pass;
  const tokens = context.once(tokensByEntry).get(entryKey(area, key)) ?? [];
  if (tokens.length > 0 && tokens.every(({ payload }) => payload !== undefined && isPublishableKey(payload))) {
    return skip('the key is made to be public');
  }
  const evidence = [{ kind: 'value', text: `The value is ${entry.shape.length} characters long and shaped like a credential (${entry.shape.format}).` }] as const;
  if (tokens.length > 0 && tokens.every(isExpired)) {
    return {
      verdict: 'fail',
      message: 'expired',
      severity: 'info',
      severityReason: 'The token had expired when it was seen, so this copy opens nothing.',
      evidence,
    };
  }
  return { verdict: 'fail', message: 'stored', evidence };
}

/** In code the name and where the value comes from count, or what an SDK is known to keep. */
export function judgeWritten({ role, configuredBy, encrypted }: StorageFact): Verdict<'stored' | 'configured'> {
  if (role.confidence === 'possible') return pass;
  if (!configuredBy) return { verdict: 'fail', message: 'stored', attribute: 'key' };
  return {
    verdict: 'fail',
    message: 'configured',
    attribute: 'key',
    data: { ...configuredBy },
    ...(encrypted === true && { severity: 'low', severityReason: `${configuredBy.library} encrypts what it stores there, so a copy alone opens nothing.` }),
  };
}

function tokensByEntry(context: JudgeContext): Map<string, TokenFact[]> {
  const byEntry = new Map<string, TokenFact[]>();
  for (const token of context.all('token')) {
    for (const { in: place, name } of token.carriers) {
      const area = areas[place];
      if (area === undefined) continue;
      const same = byEntry.get(entryKey(area, name));
      if (same === undefined) byEntry.set(entryKey(area, name), [token]);
      else same.push(token);
    }
  }
  return byEntry;
}

const areas: Readonly<Record<string, StorageFact['area']>> = {
  'local-storage': 'local',
  'session-storage': 'session',
  indexeddb: 'indexeddb',
  'cache-storage': 'cache-storage',
};

function entryKey(area: string, key: string): string {
  return `${area}:${key}`;
}

/** Judged against the time of the capture. */
function isExpired({ payload, seen }: TokenFact): boolean {
  const exp = payload?.['exp'];
  return typeof exp === 'number' && !isSource(seen) && seen.time !== undefined && exp * 1_000 < seen.time;
}
