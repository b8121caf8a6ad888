// The one door of the live surfaces: whatever they collected goes in, facts ready to be judged come out.
import type { Capture, Limit, TargetKind } from '../facts/capture.ts';
import type { CookieFact } from '../facts/cookie.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { valueOf } from '../facts/known.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { TokenFact } from '../facts/token.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import { registrableDomain } from '../parse/registrable-domain.ts';
import type { SecretOrigin } from '../standards/weak-secrets.ts';
import { assignRoles } from '../roles/assign.ts';
import { endedOverrides, type RoleOverride } from '../roles/overrides.ts';
import { factsFromCookieJar, type JarCookie } from './cookie-jar.ts';
import { type CredentialHash, credentialHashWith } from './credential-hash.ts';
import { factsFromHarEntries } from './exchange-facts.ts';
import { mergedCookies } from './merge-cookies.ts';
import { type ConsoleMessage, factsFromConsole } from './page-output.ts';
import { factsFromPageStorage, type PageStorageDump } from './page-storage.ts';
import { withScope } from './scope.ts';
import { tokenFactsIn } from './tokens.ts';
import { contentOf } from './value-content.ts';
import { factsFromMessages, messageLimits, type WatchedPage, writeTimesFrom } from './window-messages.ts';

export interface CaptureInput {
  /** What the user named. */
  readonly target: string;
  readonly kind: TargetKind;
  /** When the capture ended, in milliseconds since the epoch. */
  readonly time: number;
  /** By what time roles that users set have ended, in milliseconds; that of the capture when left out. */
  readonly now?: number;
  /** The audited page: its registrable domain is the site. */
  readonly url?: string;
  readonly harEntries?: readonly unknown[];
  /** The entries come from an exported file, which may have been sanitised. */
  readonly exported?: boolean;
  readonly jar?: readonly JarCookie[];
  readonly storage?: readonly PageStorageDump[];
  readonly consoleMessages?: readonly ConsoleMessage[];
  /** What the watcher in the page says, when the user asked for one. */
  readonly watched?: WatchedPage;
  /** What the surface itself could not see. */
  readonly limits?: readonly Limit[];
  readonly overrides?: readonly RoleOverride[];
  /** What a test of the token's secret found, when the user asked for one. */
  readonly guessedSecret?: (token: string) => SecretOrigin | undefined;
  /** Key of the hashes of values in bodies; give a random one when captures are kept. */
  readonly hashKey?: string;
}

/** Collects facts, finds tokens in them, merges sightings of one cookie, and gives each fact its scope and role. */
export function captureFrom(input: CaptureInput): Capture {
  const { target, kind, time, now = time, url, overrides = [] } = input;
  const hash = credentialHashWith(input.hashKey ?? `${target}\n${time}`);
  const dumps = input.storage ?? [];
  const har = factsFromHarEntries(input.harEntries ?? [], { time, hash, exported: input.exported ?? false, stored: dumps.flatMap(({ local, session }) => [...local, ...session].map(([, value]) => value)) });
  const pageFacts = dumps.flatMap((dump, index) => factsFromPageStorage(dump, { time, index: index + 1 }));
  const exchanges = factsOf(har.facts, 'exchange');
  const cookies = mergedCookies({
    setCookies: factsOf(har.facts, 'cookie'),
    jar: factsFromCookieJar(input.jar ?? [], { time, urls: [...(url === undefined ? [] : [url]), ...exchanges.map((exchange) => exchange.url)] }),
    readable: factsOf(pageFacts, 'cookie'),
    exchanges,
  });
  const entries = factsOf(pageFacts, 'storage');
  const messages = input.watched === undefined ? [] : factsFromMessages(input.watched, hash);
  const withWriteTime = writeTimesFrom(input.watched);
  const found: Fact[] = [...factsFromConsole(input.consoleMessages ?? [], hash), ...messages, ...exchanges, ...[...cookies, ...entries].map((fact) => withWriteTime(withContent(fact, hash)))];
  const tokens = tokenFactsIn(found).map((token) => withGuess({ ...token, credentialHashes: [hash(token.raw)] }, input.guessedSecret?.(token.raw)));
  const site = url === undefined ? undefined : registrableDomain(url);
  const facts = assignRoles(withScope([...found, ...tokens], site), { overrides, time: now });
  return {
    target,
    kind,
    time,
    ...(site !== undefined && { site }),
    facts,
    limits: [...(input.limits ?? []), ...har.limits, ...storageLimits(dumps), ...messageLimits(input.watched), ...endedOverrides(overrides, now)],
  };
}

function withContent<F extends CookieFact | StorageFact>(fact: F, hash: CredentialHash): F {
  const value = valueOf(fact.value) ?? '';
  const credentials = credentialsIn(value);
  const content = contentOf(valueOf(fact.kind === 'cookie' ? fact.name : fact.key) ?? '', value);
  return { ...fact, ...(credentials.length > 0 && { credentialHashes: credentials.map(hash) }), ...(content && { content }) };
}

function withGuess(token: TokenFact, origin: SecretOrigin | undefined): TokenFact {
  return origin === undefined ? token : { ...token, guessedSecret: origin };
}

function storageLimits(dumps: readonly PageStorageDump[]): Limit[] {
  const entries = dumps.reduce((sum, { truncated }) => sum + (truncated?.entries ?? 0), 0);
  const values = dumps.reduce((sum, { truncated }) => sum + (truncated?.values ?? 0), 0);
  if (entries + values === 0) return [];
  const what = [entries > 0 && `${entries} storage entries were not read`, values > 0 && `${values} values were read in part`].filter(Boolean).join(' and ');
  return [{ id: 'storage-truncated', what: `${what}.`, why: 'The page stores more than is read in one go.' }];
}
