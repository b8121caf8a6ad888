import { asvsL2Policy, recommendedPolicy, type Policy } from '#shared/standards/policy.ts';
import { acceptancesFrom, type Acceptances } from '../config/accepted.ts';
import { configFrom, type Config } from '../config/config.ts';
import type { Io } from '../io.ts';
import type { ReportFlags } from '../options.ts';
import { progressOn, type Progress } from '../progress.ts';

/** What every audit of one run shares. */
export interface AuditContext {
  readonly io: Io;
  readonly config: Config;
  readonly policy: Policy;
  readonly acceptances: Acceptances;
  readonly progress: Progress;
}

export async function contextFor(flags: ReportFlags, io: Io): Promise<AuditContext> {
  const config = await configFrom(flags.config, io.cwd);
  return {
    io,
    config,
    policy: config.policy === 'asvs-l2' ? asvsL2Policy : recommendedPolicy,
    acceptances: acceptancesFrom(config, io.cwd, io.now()),
    progress: progressOn(io, { quiet: flags.quiet === true, verbose: flags.verbose === true }),
  };
}
