import type { ExchangeFact } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { replayAfterLogout, replayByProbe, type ReplayAfterLogout } from './after-logout.ts';
import { isSelfContained } from './credential-form.ts';
import { siteExchanges } from './sent-values.ts';
import { siteCredentials, type SiteCredential } from './site-credentials.ts';
import { sourceCredentials, type SourceCredentials } from './source-credentials.ts';

/** Everything that the model, the flow and the comparison read from the facts, gathered once. */
export interface AuthView {
  readonly exchanges: readonly ExchangeFact[];
  readonly credentials: readonly SiteCredential[];
  /** Those that stand for the user on ordinary requests: never refresh tokens, never leftovers beside a credential in use. */
  readonly primaries: readonly SiteCredential[];
  readonly refresh?: SiteCredential;
  readonly source: SourceCredentials;
  readonly replay?: ReplayAfterLogout;
  readonly loginSeen: boolean;
  /** The exporter had removed the credential headers. */
  readonly sanitised: boolean;
}

export function authViewOf(facts: readonly Fact[]): AuthView {
  const exchanges = siteExchanges(facts);
  const credentials = siteCredentials(facts);
  const primaries = primariesOf(credentials);
  const probes = factsOf(facts, 'probe');
  return {
    exchanges,
    credentials,
    primaries,
    refresh: credentials.find((credential) => credential.role === 'refresh-token'),
    source: sourceCredentials(facts),
    replay: firstOf(primaries, (credential) => replayByProbe(credential, probes) ?? replayAfterLogout(credential, exchanges)),
    loginSeen: exchanges.some((exchange) => exchange.marks.includes('login') || exchange.marks.includes('oauth-callback')),
    sanitised: exchanges.some((exchange) => exchange.sanitised === true),
  };
}

export function selfContainedOf(credentials: readonly SiteCredential[]): SiteCredential[] {
  return credentials.filter((credential) => isSelfContained(credential.form));
}

export function opaqueOf(credentials: readonly SiteCredential[]): SiteCredential[] {
  return credentials.filter((credential) => credential.form === 'opaque');
}

function primariesOf(credentials: readonly SiteCredential[]): SiteCredential[] {
  const access = credentials.filter(({ role }) => role === 'session-id' || role === 'session-data' || role === 'access-token');
  // Some applications send the ID token to their own API; then it acts as the access token.
  const candidates = access.length > 0 ? access : credentials.filter(({ role, sent }) => role === 'id-token' && sent.length > 0);
  const sure = preferred(candidates, ({ confidence }) => confidence === 'confirmed' || confidence === 'likely');
  return preferred(sure, ({ sent }) => sent.length > 0);
}

/** Those that satisfy the test when there are any, else all. */
function preferred<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const some = items.filter(test);
  return some.length > 0 ? some : [...items];
}

function firstOf<T, R>(items: readonly T[], map: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const result = map(item);
    if (result !== undefined) return result;
  }
  return undefined;
}
