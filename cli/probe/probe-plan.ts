import { InvalidArgumentError, Option } from 'commander';
import type { ProbeKind } from '#shared/facts/probe.ts';
import { fewestIdentifiers } from '#shared/facts/session-sample.ts';
import { registrableDomain } from '#shared/parse/registrable-domain.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import { urlFrom } from '../options.ts';
import type { LogoutWay } from './log-out.ts';

/** The active tests that were asked for, and everything they need. */
export interface ProbePlan {
  readonly kinds: readonly ProbeKind[];
  /** The one origin that is asked. */
  readonly origin: string;
  readonly address?: string;
  readonly page: string;
  readonly logout?: LogoutWay;
  readonly expiredToken?: string;
  /** How many strangers' identifiers are compared; absent when that was not asked for. */
  readonly identifiers?: number;
}

export interface ProbeFlags {
  readonly probe?: readonly TestName[];
  readonly probeSamples?: number;
  readonly probeUrl?: URL;
  readonly logoutUrl?: URL;
  readonly logoutClick?: string;
  readonly expiredTokenEnv?: string;
}

const loginTests = ['logout', 'tampered', 'expired', 'origin'] as const satisfies readonly LoginTest[];
const usualSamples = 20;
const mostSamples = 100;

export function probeOptions(): Option[] {
  return [
    new Option('--probe <tests>', `URL: send active tests, see below: ${[...loginTests, 'identifiers', 'all'].join(', ')} (separated by commas)`).argParser(testsFrom),
    new Option('--probe-url <url>', 'with --probe: the address to ask, when not one the page was seen to load').argParser(urlFrom),
    new Option('--probe-samples <number>', 'with --probe identifiers: how many requests are sent, 8 to 100').argParser(samplesFrom),
    new Option('--logout-url <url>', 'with --probe logout: the address that logs out').argParser(urlFrom),
    new Option('--logout-click <selector>', 'with --probe logout: the button or link of the page that logs out').conflicts('logoutUrl'),
    new Option('--expired-token-env <name>', 'with --probe expired: environment variable that holds an expired token of the same user'),
  ];
}

export const probeHelp = `
Active tests (--probe) are sent only when asked for, with the credential of --storage-state or --cookie-env, to one origin:
that of the URL, or of --probe-url. They are GET requests, at most one a second and 20 in all; redirects are not followed.
Each is compared with the answer to the credential as it is, and to no credential; all are listed in the report.
  logout    log out as the page does, then send the old credential once more. This ends the session
  tampered  send the JWT with an altered signature, and without one ("alg": "none"); its claims stay as they are
  expired   send an expired JWT of the same user
  origin    send the cookie with an Origin that was made up, and see whether that origin may read the answer
  all       these four
  identifiers
            ask ${usualSamples} times more without any credential, one a second, and measure what the session identifiers have in common
            that strangers get: length, characters at each position, counters, clocks. None of them is kept. It needs no login,
            and leaves as many sessions at the server as it sends requests
Test only applications that you may test: a service can count such requests as an attack.`;

const kindsByTest = {
  logout: ['after-logout'],
  tampered: ['altered-signature', 'alg-none'],
  expired: ['expired-token'],
  origin: ['foreign-origin'],
} as const satisfies Readonly<Record<string, readonly ProbeKind[]>>;

type LoginTest = keyof typeof kindsByTest;
type TestName = LoginTest | 'identifiers';

function testsFrom(text: string): readonly TestName[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => name !== 'all' && !isTest(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`The tests are ${[...loginTests, 'identifiers'].join(', ')} and all.`);
  return [...new Set([...(names.includes('all') ? loginTests : []), ...names.filter(isTest)])];
}

function isTest(name: string): name is TestName {
  return name === 'identifiers' || Object.hasOwn(kindsByTest, name);
}

function isOfLogin(name: TestName): name is LoginTest {
  return name !== 'identifiers';
}

function samplesFrom(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < fewestIdentifiers || count > mostSamples) throw new InvalidArgumentError(`It is a number from ${fewestIdentifiers} to ${mostSamples}.`);
  return count;
}

/** The plan of the flags, or none. Throws a Failure that says which flag is missing or too much. */
export function probePlanFrom(flags: ProbeFlags & { readonly storageState?: string; readonly cookieEnv?: string }, urls: readonly URL[], io: Io): ProbePlan | undefined {
  const { probe, probeUrl, probeSamples, logoutUrl, logoutClick, expiredTokenEnv } = flags;
  if (probe === undefined) {
    if (probeUrl ?? probeSamples ?? logoutUrl ?? logoutClick ?? expiredTokenEnv) throw new Failure('--probe-url, --probe-samples, --logout-url, --logout-click and --expired-token-env belong to --probe.');
    return undefined;
  }
  const [url] = urls;
  if (url === undefined || urls.length > 1) throw new Failure('--probe tests one login: name one URL with it.');
  const ofLogin = probe.filter(isOfLogin);
  if (ofLogin.length > 0 && flags.storageState === undefined && flags.cookieEnv === undefined) throw new Failure('--probe tests the login of a user: give it with --storage-state or --cookie-env.');
  const logout: LogoutWay | undefined = logoutUrl !== undefined ? { url: logoutUrl } : logoutClick !== undefined ? { click: logoutClick } : undefined;
  if (probe.includes('logout') && logout === undefined) throw new Failure('--probe logout has to log out: give --logout-url, or --logout-click with what is clicked in the page.');
  for (const other of [probeUrl, logoutUrl]) {
    if (other !== undefined && siteOf(other) !== siteOf(url)) throw new Failure(`${other.origin} is another site than ${url.origin}. Active tests ask the site of the URL only.`);
  }
  return {
    kinds: ofLogin.flatMap((name) => kindsByTest[name]),
    origin: (probeUrl ?? url).origin,
    page: url.href,
    ...(probeUrl !== undefined && { address: probeUrl.href }),
    ...(logout !== undefined && { logout }),
    ...(expiredTokenEnv !== undefined && { expiredToken: tokenFrom(expiredTokenEnv, io) }),
    ...(probe.includes('identifiers') && { identifiers: probeSamples ?? usualSamples }),
  };
}

function siteOf({ href, hostname }: URL): string {
  return registrableDomain(href) ?? hostname;
}

function tokenFrom(variable: string, io: Io): string {
  const token = io.env[variable]?.trim();
  if (token === undefined || token === '') throw new Failure(`--expired-token-env names the environment variable ${variable}, which is not set.`);
  return token;
}
