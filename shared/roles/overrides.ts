import type { Limit } from '../facts/capture.ts';
import type { Role, RoleGuess } from '../facts/role.ts';
import { matchesPattern } from './name-table.ts';

/** The user's word about what a cookie or storage entry is for. */
export interface RoleOverride {
  /** Name of the cookie, storage key or token carrier; `*` stands for any text. */
  readonly name: string;
  readonly role: Role;
  readonly reason: string;
  /** Last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
}

/** The guess that an override makes for a name at `time` (milliseconds), when one does. */
export function overriddenRole(name: string, overrides: readonly RoleOverride[], time: number | undefined): RoleGuess | undefined {
  const text = name.toLowerCase();
  const override = overrides.find((candidate) => matchesPattern(text, candidate.name.toLowerCase()) && !hasEnded(candidate, time));
  if (!override) return undefined;
  const until = override.until === undefined ? '' : ` until ${override.until}`;
  return { role: override.role, confidence: 'confirmed', evidence: [{ kind: 'override', text: `Set by hand to ${override.role}${until}: ${override.reason}` }] };
}

/** Whether the last day of an override has passed; a date that cannot be read has. */
export function hasEnded({ until }: RoleOverride, time: number | undefined): boolean {
  if (until === undefined) return false;
  const lastDay = Date.parse(`${until}T23:59:59.999Z`);
  return Number.isNaN(lastDay) || (time !== undefined && time > lastDay);
}

/** What is told about overrides that no longer count. */
export function endedOverrides(overrides: readonly RoleOverride[], time: number): Limit[] {
  return overrides
    .filter((override) => hasEnded(override, time))
    .map(({ name, until }) => ({
      id: 'override-ended',
      what: `The role set by hand for ${name} no longer counts.`,
      why: `It ended on ${until}.`,
      remedy: 'Renew or remove it.',
    }));
}
