import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer';
import { captureFrom } from '#shared/collect/capture.ts';
import type { Capture } from '#shared/facts/capture.ts';
import { probeBounds } from '#shared/probe/run-probes.ts';
import type { GivenCookie } from '../browser/cookies.ts';
import { harFileOf } from '../browser/har-file.ts';
import { BrowserError } from '../browser/installed-browser.ts';
import type { StorageState } from '../browser/storage-state.ts';
import { visit, type Visit } from '../browser/visit.ts';
import { roleOverrides } from '../config/role-overrides.ts';
import { Failure, reasonOf } from '../failure.ts';
import { testedBy, type Tested } from '../probe/probe-login.ts';
import type { ProbePlan } from '../probe/probe-plan.ts';
import { version } from '../version.ts';
import type { AuditContext } from './context.ts';
import { judgedReport } from './judged-report.ts';
import { unreadable, type Outcome, type RunNotice } from './outcome.ts';

export interface UrlOptions {
  /** Milliseconds. */
  readonly timeout: number;
  readonly allowInsecure: boolean;
  readonly storageState?: StorageState | undefined;
  readonly cookies?: readonly GivenCookie[] | undefined;
  readonly harOut?: string | undefined;
  readonly probe?: ProbePlan | undefined;
}

/** Audits a page in headless Chromium. A page that was not reached is a notice, beside the report of what was seen on the way. */
export async function auditUrl(url: URL, options: UrlOptions, context: AuditContext): Promise<Outcome> {
  const target = printableTarget(url);
  context.progress.step(`Opening ${target} in headless Chromium`);
  let seen: Visit;
  let tested: Tested = { facts: [], limits: [] };
  async function test(plan: ProbePlan, visited: Visit, page: Page): Promise<void> {
    if (visited.problem !== undefined) return;
    context.progress.step(`Sending active tests to ${plan.origin}: at most ${(plan.identifiers ?? 0) + (plan.kinds.length > 0 ? probeBounds.requests : 0)} GET requests, one a second`);
    tested = await testedBy(plan, captureOf(url, visited, context).facts, page, options);
  }
  const { probe } = options;
  try {
    seen = await visit(url, { ...options, env: context.io.env, ...(probe !== undefined && { afterwards: (visited, page) => test(probe, visited, page) }) });
  } catch (error) {
    if (error instanceof BrowserError) throw new Failure(error.message, { cause: error });
    return { reports: [], notices: [unreadable(target, 'unreachable', `${url.host} could not be audited: ${reasonOf(error)}`)] };
  }
  const notices: RunNotice[] = seen.problem === undefined ? [] : [unreadable(target, seen.problem.id, seen.problem.text)];
  if (options.harOut !== undefined) notices.push(...(await savedHar(options.harOut, seen, context)));
  if (!seen.entries.some(({ response }) => response.status > 0)) return { reports: [], notices };
  const capture = captureOf(url, seen, context);
  const withTests = { ...capture, facts: [...capture.facts, ...tested.facts], limits: [...capture.limits, ...tested.limits] };
  return { reports: [judgedReport(withTests, { policy: context.policy, hosts: context.config.hosts, acceptors: [context.acceptances] })], notices };
}

function captureOf(url: URL, seen: Visit, context: AuditContext): Capture {
  return captureFrom({
    target: printableTarget(url),
    kind: 'page',
    time: context.io.now(),
    url: url.href,
    harEntries: seen.entries,
    jar: seen.jar,
    storage: seen.storage,
    consoleMessages: seen.consoleMessages,
    limits: seen.limits,
    overrides: roleOverrides(context.config),
  });
}

/** Without user information, query and fragment: they may hold secrets. */
function printableTarget(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** The file is for the owner only: it holds every cookie and token of the visit. */
async function savedHar(file: string, seen: Visit, { io }: AuditContext): Promise<RunNotice[]> {
  try {
    await writeFile(resolve(io.cwd, file), harFileOf(seen.entries, version), { mode: 0o600 });
    return [];
  } catch (error) {
    return [unreadable(file, 'har-not-written', `The HAR file could not be written: ${reasonOf(error)}.`)];
  }
}
