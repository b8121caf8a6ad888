import { dirname, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { hasEnded } from '#shared/report/acceptance.ts';
import type { Finding, Notice, SuppressedFinding } from '#shared/report/report.ts';
import { matchesPattern } from '#shared/roles/name-table.ts';
import type { AcceptedEntry, Config } from './config.ts';

/** The accepted findings of the config file. Remembers which entries were used, so that the others can be reported. */
export interface Acceptances {
  /** The finding with the reason it was accepted for, or undefined when nobody accepted it. */
  accepted(finding: Finding): SuppressedFinding | undefined;
  /** Entries that have expired or that nothing matched. */
  notices(): Notice[];
}

export function acceptancesFrom(config: Config, cwd: string, now: number): Acceptances {
  const entries = config.accepted.map((entry, index) => ({ entry, at: `${config.path} accepted.${index}`, matches: matcherOf(entry, config.path, cwd), uses: 0 }));
  return {
    accepted(finding) {
      const match = entries.find(({ entry, matches }) => !hasEnded(entry, now) && matches(finding));
      if (match === undefined) return undefined;
      match.uses++;
      const { reason, expires } = match.entry;
      return { ...finding, suppression: { by: 'config', reason, ...(expires === undefined ? {} : { expires }) } };
    },
    notices: () =>
      entries.flatMap(({ entry, at, uses }) => {
        if (hasEnded(entry, now)) return [{ id: 'acceptance-expired', text: `The acceptance of ${entry.check} ended on ${entry.expires}.`, at }];
        if (uses === 0) return [{ id: 'acceptance-unused', text: `The acceptance of ${entry.check} matches no finding of this run.`, at }];
        return [];
      }),
  };
}

function matcherOf(entry: AcceptedEntry, configPath: string, cwd: string): (finding: Finding) => boolean {
  const folder = dirname(configPath);
  const files = entry.file === undefined ? undefined : ignore().add(entry.file);
  return (finding) => {
    if (finding.check !== entry.check) return false;
    if (entry.fingerprint !== undefined && finding.fingerprint !== entry.fingerprint) return false;
    if (entry.name !== undefined && !matchesPattern(finding.fact.name, entry.name)) return false;
    if (files === undefined) return true;
    const file = finding.fact.file;
    return file !== undefined && isBelow(files, relative(folder, resolve(cwd, file)));
  };
}

/** `ignore` knows only paths inside its folder. */
export function isBelow(patterns: { ignores(path: string): boolean }, path: string): boolean {
  const steps = path.split(sep);
  return path !== '' && steps[0] !== '..' && !path.startsWith(sep) && patterns.ignores(steps.join('/'));
}
