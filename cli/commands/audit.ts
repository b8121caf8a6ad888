import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';
import type { SourceTarget } from '../audit/audit-sources.ts';
import type { UrlOptions } from '../audit/audit-url.ts';
import { contextFor, type AuditContext } from '../audit/context.ts';
import { combined, remark, unreadable, type Outcome } from '../audit/outcome.ts';
import type { GivenCookie } from '../browser/cookies.ts';
import { storageStateFrom, type StorageState } from '../browser/storage-state.ts';
import { deliver } from '../deliver.ts';
import { Failure, reasonOf } from '../failure.ts';
import type { Io } from '../io.ts';
import { deliveryOf, millisecondsFrom, reportOptions, type ReportFlags } from '../options.ts';
import { probeOptions, probePlanFrom, type ProbeFlags } from '../probe/probe-plan.ts';
import type { Finish } from '../program.ts';
import { targetOf, type Target } from '../targets.ts';

interface AuditFlags extends ReportFlags, ProbeFlags {
  readonly includeUnsure?: true;
  readonly storageState?: string;
  readonly cookieEnv?: string;
  readonly timeout: number;
  readonly allowInsecure?: true;
  readonly harOut?: string;
}

/** Makes the program itself the audit of its arguments. */
export function addAuditTo(program: Command, io: Io, finish: Finish): void {
  program.argument('[targets...]', 'files, folders, globs, URLs or .har files');
  for (const option of [...reportOptions(), ...auditOptions(), ...probeOptions()]) program.addOption(option);
  program.action(async (targets: string[], flags: AuditFlags) => finish(await runAudit(targets, flags, io)));
}

function auditOptions(): Option[] {
  return [
    new Option('--include-unsure', 'source: also report what the code alone cannot decide'),
    new Option('--storage-state <file>', "URL: cookies and local storage of a signed-in user, in Playwright's format"),
    new Option('--cookie-env <name>', 'URL: environment variable that holds the Cookie header of a signed-in user'),
    new Option('--timeout <seconds>', 'URL: how long the page may take to load').argParser(millisecondsFrom).default(30_000, '30'),
    new Option('--allow-insecure', 'URL: accept certificates that nobody trusts, such as a self-signed one'),
    new Option('--har-out <file>', 'URL: also save the recorded traffic (it holds the real cookies and tokens)'),
  ];
}

async function runAudit(args: readonly string[], flags: AuditFlags, io: Io): Promise<number> {
  if (args.length === 0) throw new Failure('Nothing to audit was named. Name a folder, a URL or a .har file, for example: crumbtrail src');
  const context = await contextFor(flags, io);
  const targets = await Promise.all(args.map(async (argument) => ({ ...(await targetOf(argument, io.cwd)), argument })));
  const urls = targets.flatMap((target) => (target.kind === 'url' ? [target.url] : []));
  if (urls.length > 1 && flags.harOut !== undefined) throw new Failure('--har-out saves one visit; name one URL with it.');
  const probe = probePlanFrom(flags, urls, io);
  const urlOptions = urls.length === 0 ? undefined : { ...(await urlOptionsFrom(flags, io)), probe };
  try {
    const outcome = combined([
      await sourcesOutcome(targets.filter(isSource), flags, context),
      ...(await inTurn(targets, (target) => liveOutcome(target, urlOptions, context))),
    ]);
    const unused = context.acceptances.notices().map(remark);
    return await deliver({ ...outcome, notices: [...outcome.notices, ...unused] }, deliveryOf(flags), io);
  } finally {
    context.progress.stop();
  }
}

type NamedTarget = Target & { readonly argument: string };

const nothing: Outcome = { reports: [], notices: [] };

function isSource(target: NamedTarget): target is SourceTarget {
  return target.kind === 'file' || target.kind === 'folder' || target.kind === 'glob';
}

// What reads source, traffic or pages is loaded when it is needed: a parser of TypeScript takes longer to load than a HAR file to judge.
async function sourcesOutcome(targets: readonly SourceTarget[], flags: AuditFlags, context: AuditContext): Promise<Outcome> {
  if (targets.length === 0) return nothing;
  const { auditSources } = await import('../audit/audit-sources.ts');
  return auditSources(targets, { includeUnsure: flags.includeUnsure === true }, context);
}

async function liveOutcome(target: NamedTarget, urlOptions: UrlOptions | undefined, context: AuditContext): Promise<Outcome> {
  if (target.kind === 'unreadable') return { reports: [], notices: [unreadable(target.argument, 'target-unreadable', target.text)] };
  if (target.kind === 'har') {
    const { auditHar } = await import('../audit/audit-har.ts');
    return auditHar(target.path, target.argument, context);
  }
  if (target.kind !== 'url' || urlOptions === undefined) return nothing;
  const { auditUrl } = await import('../audit/audit-url.ts');
  return auditUrl(target.url, urlOptions, context);
}

/** One after the other: two browsers at once help nobody. */
async function inTurn<T, R>(items: readonly T[], give: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await give(item));
  return results;
}

async function urlOptionsFrom(flags: AuditFlags, io: Io): Promise<UrlOptions> {
  return {
    timeout: flags.timeout,
    allowInsecure: flags.allowInsecure === true,
    storageState: flags.storageState === undefined ? undefined : await readState(flags.storageState, io),
    cookies: flags.cookieEnv === undefined ? undefined : cookiesFrom(flags.cookieEnv, io),
    harOut: flags.harOut,
  };
}

async function readState(file: string, io: Io): Promise<StorageState> {
  try {
    return storageStateFrom(await readFile(resolve(io.cwd, file), 'utf8'));
  } catch (error) {
    throw new Failure(`The storage state ${file} cannot be used: ${reasonOf(error)}`, { cause: error });
  }
}

/** The header comes from the environment, since other users of a machine can read the arguments of a process. */
function cookiesFrom(variable: string, io: Io): GivenCookie[] {
  const header = io.env[variable];
  if (header === undefined) throw new Failure(`--cookie-env names the environment variable ${variable}, which is not set.`);
  const cookies = parseCookieHeader(header).filter(({ name }) => name !== '');
  if (cookies.length === 0) throw new Failure(`The environment variable ${variable} holds no Cookie header such as "name=value; other=value".`);
  return cookies;
}
