import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { Limit } from '#shared/facts/capture.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { ProbeHost } from '#shared/probe/probe-host.ts';
import { runProbes } from '#shared/probe/run-probes.ts';
import { sampleIdentifiers } from '#shared/probe/sample-identifiers.ts';
import { logOutIn } from './log-out.ts';
import type { ProbePlan } from './probe-plan.ts';
import { probeSenderWith, type ProbeSenderOptions } from './probe-sender.ts';

/** What the tests add to a capture. */
export interface Tested {
  readonly facts: readonly Fact[];
  readonly limits: readonly Limit[];
}

/** Makes the planned tests, those as a stranger first. The page that shows the login is still open, so that it can log out. */
export async function testedBy(plan: ProbePlan, facts: readonly Fact[], page: Page, options: ProbeSenderOptions): Promise<Tested> {
  const { kinds, origin, address, page: named, expiredToken, logout, identifiers } = plan;
  const host: ProbeHost = {
    send: probeSenderWith(options),
    logOut: async () => (logout === undefined ? 'Nobody logged out.' : logOutIn(page, logout, options.timeout)),
    wait,
    now: Date.now,
    hashKey: randomUUID(),
  };
  const strangers = identifiers === undefined ? undefined : await sampleIdentifiers({ facts, origin, address: address ?? named, requests: identifiers }, host);
  const login = kinds.length === 0 ? undefined : await runProbes({ facts, origin, kinds, address, page: named, expiredToken }, host);
  return { facts: [...(strangers?.samples ?? []), ...(login?.probes ?? [])], limits: [...(strangers?.limits ?? []), ...(login?.limits ?? [])] };
}
