// Whether a logout ends anything on the server shows only when the old credential is sent again afterwards.

import type { ExchangeFact } from '../facts/exchange.ts';
import type { ProbeFact } from '../facts/probe.ts';
import { probeOutcome } from '../facts/probe-outcome.ts';
import type { SiteCredential } from './site-credentials.ts';
import { timeOf, type SentValue } from './sent-values.ts';

export interface ReplayAfterLogout {
  readonly outcome: 'refused' | 'accepted';
  /** Status of the answer: 0 when a browser showed of it only that it was a redirect. */
  readonly status: number;
  /** Id of the exchange, or method and printable URL of an active test. */
  readonly at: string;
  /** The replay itself, when the application made it in the captured traffic. */
  readonly exchange?: ExchangeFact;
  /** The answer can be compared with that to the same request from before the logout. */
  readonly control: boolean;
}

/** The first request after a logout that carries the very value from before it; a token past its own expiry proves nothing. */
export function replayAfterLogout(credential: SiteCredential, exchanges: readonly ExchangeFact[]): ReplayAfterLogout | undefined {
  for (const logout of exchanges) {
    if (!logout.marks.includes('logout')) continue;
    const ended = timeOf(logout);
    const before = credential.sent.filter((sent) => timeOf(sent.exchange) <= ended);
    const values = new Set(before.map((sent) => sent.value));
    const nextLogin = exchanges.find((exchange) => exchange.marks.includes('login') && timeOf(exchange) > ended);
    for (const sent of credential.sent) {
      const time = timeOf(sent.exchange);
      if (sent.exchange === logout || time <= ended || !values.has(sent.value) || hasExpired(credential, sent)) continue;
      if (nextLogin && time >= timeOf(nextLogin)) break;
      const outcome = outcomeOf(sent.exchange);
      if (!outcome) continue;
      const control = before.some(({ exchange }) => isSameRequest(exchange, sent.exchange) && outcomeOf(exchange) === 'accepted');
      return { outcome, status: sent.exchange.status, at: sent.exchange.id, exchange: sent.exchange, control };
    }
  }
  return undefined;
}

/** What an active test of this credential showed. It compares with an anonymous request, so it weighs more than chance traffic. */
export function replayByProbe(credential: SiteCredential, probes: readonly ProbeFact[]): ReplayAfterLogout | undefined {
  for (const probe of probes) {
    if (probe.probe !== 'after-logout' || probe.scope !== 'site' || probe.credential.name !== credential.name) continue;
    const { outcome } = probeOutcome(probe);
    if (outcome !== 'unsure') return { outcome, status: probe.probed.status, at: `${probe.method} ${probe.url}`, control: true };
  }
  return undefined;
}

/** The status of the answer in words. */
export function statusWords({ status }: ReplayAfterLogout): string {
  return status === 0 ? 'a redirect' : `status ${status}`;
}

function outcomeOf({ status }: ExchangeFact): ReplayAfterLogout['outcome'] | undefined {
  if (status === 401 || status === 403) return 'refused';
  return status >= 200 && status < 300 ? 'accepted' : undefined;
}

function isSameRequest(a: ExchangeFact, b: ExchangeFact): boolean {
  return a.method === b.method && a.url === b.url;
}

function hasExpired(credential: SiteCredential, sent: SentValue): boolean {
  const exp = credential.tokens.find((token) => token.raw === sent.value)?.payload?.['exp'];
  return typeof exp === 'number' && exp * 1000 <= timeOf(sent.exchange);
}
