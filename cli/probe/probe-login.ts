import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { Fact } from '#shared/facts/fact.ts';
import { runProbes, type ProbeRun } from '#shared/probe/run-probes.ts';
import { logOutIn } from './log-out.ts';
import type { ProbePlan } from './probe-plan.ts';
import { probeSenderWith, type ProbeSenderOptions } from './probe-sender.ts';

/** Makes the planned tests with the login that the page was seen to use. The page is still open, so that it can log out. */
export function probeLogin({ kinds, origin, address, page: named, expiredToken, logout }: ProbePlan, facts: readonly Fact[], page: Page, options: ProbeSenderOptions): Promise<ProbeRun> {
  return runProbes(
    { facts, origin, kinds, address, page: named, expiredToken },
    {
      send: probeSenderWith(options),
      logOut: async () => (logout === undefined ? 'Nobody logged out.' : logOutIn(page, logout, options.timeout)),
      wait,
      now: Date.now,
      hashKey: randomUUID(),
    },
  );
}
