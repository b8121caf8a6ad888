import { headerOf, headersOf, type ExchangeFact } from '../facts/exchange.ts';
import { isSource } from '../facts/sighting.ts';
import { sentNames } from './cookie-reach.ts';
import type { JudgeContext } from './define.ts';
import { isLoopback, isPlainHttp } from './transport.ts';
import { hostOf } from '../facts/identity.ts';

export interface Logout {
  /** Id of its exchange. */
  readonly id: string;
  /** Milliseconds since the epoch, when it was seen. */
  readonly time: number | undefined;
  /** Names of the cookies that the request carried. */
  readonly sent: ReadonlySet<string>;
  /** Names of the cookies that its response and the ones after it set or delete, until somebody signs in again. */
  readonly set: ReadonlySet<string>;
  /** What Clear-Site-Data named in these responses, without quotes; browsers ignore the header over plain http. */
  readonly cleared: ReadonlySet<string>;
  /** Nobody signed in again afterwards. */
  readonly isLast: boolean;
}

/** The logouts of the capture that succeeded, in order. */
export function logouts(context: JudgeContext): readonly Logout[] {
  return context.once(collectLogouts);
}

/** The logout after which nobody signed in again: what is there at the end of the capture outlived it. */
export function lastLogout(context: JudgeContext): Logout | undefined {
  return logouts(context).findLast(({ isLast }) => isLast);
}

/** Whether Clear-Site-Data named this kind of data. */
export function isCleared({ cleared }: Logout, kind: 'cookies' | 'storage'): boolean {
  return cleared.has(kind) || cleared.has('*');
}

/** A capture with more has been made to cost time. */
const mostLogouts = 50;

interface OpenLogout extends Logout {
  readonly set: Set<string>;
  readonly cleared: Set<string>;
  isLast: boolean;
}

function collectLogouts(context: JudgeContext): readonly Logout[] {
  const found: OpenLogout[] = [];
  let open: OpenLogout[] = [];
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site') continue;
    if (exchange.marks.includes('login')) {
      for (const logout of open) logout.isLast = false;
      open = [];
    }
    if (found.length < mostLogouts && exchange.marks.includes('logout') && exchange.status > 0 && exchange.status < 400) {
      const time = isSource(exchange.seen) ? undefined : exchange.seen.time;
      const logout = { id: exchange.id, time, sent: new Set(sentNames(headerOf(exchange.requestHeaders, 'cookie'))), set: new Set<string>(), cleared: new Set<string>(), isLast: true };
      found.push(logout);
      open.push(logout);
    }
    for (const logout of open) watch(logout, exchange);
  }
  return found;
}

function watch(logout: OpenLogout, { responseHeaders, url }: ExchangeFact): void {
  for (const header of headersOf(responseHeaders, 'set-cookie')) logout.set.add((header.split('=')[0] ?? '').trim());
  if (isPlainHttp(url) && !isLoopback(hostOf(url) ?? '')) return;
  const directives = headerOf(responseHeaders, 'clear-site-data')?.toLowerCase().split(',').slice(0, 10) ?? [];
  for (const directive of directives) logout.cleared.add(directive.trim().replaceAll('"', ''));
}
