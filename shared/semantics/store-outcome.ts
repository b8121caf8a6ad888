// The storage algorithm for one header in one world where everything is known.
import { attributesOf, type ParsedSetCookie } from '../parse/set-cookie.ts';
import { browserNames, type CookieBehaviour } from '../standards/browsers.ts';
import { cookieLimits, cookieSchemes } from '../standards/cookie-rules.ts';
import { attributeText, withFlagsOf } from './cookie-attributes.ts';
import { cookieScope, type CookieScope } from './cookie-domain.ts';
import { expiryOf } from './cookie-expiry.ts';
import { defaultPath } from './cookie-path.ts';
import { keepsPromise, prefixOf } from './cookie-prefix.ts';
import { createdLike, overwriteRefusals } from './existing-cookies.ts';
import type { World } from './possible-worlds.ts';
import type { SetReasonId } from './reasons.ts';
import { isPartitionedByBrowser, isThirdParty, partitionKeyOf } from './same-site-context.ts';
import { sameSiteRefusal } from './same-site-rule.ts';
import { isSecureOrigin } from './site.ts';
import type { StoredCookie } from './stored-cookie.ts';

export type StoreOutcome = { readonly stored: StoredCookie } | { readonly refused: readonly SetReasonId[] } | { readonly unsure: string };

export function storeOutcome(header: string, read: ParsedSetCookie, world: World, existing: readonly StoredCookie[]): StoreOutcome {
  const { behaviour } = world;
  const parsed = withFlagsOf(behaviour, read);
  const pair = pairIn(header, parsed, behaviour);
  const unreadable = unreadableBecause(header, parsed, pair, behaviour);
  if (unreadable !== undefined) return { refused: [unreadable] };
  const path = parsed.path ?? defaultPath(world.url);
  const scope = cookieScope(world.url.hostname, attributeText(parsed, 'domain'), behaviour);
  const broken = brokenPromises(pair, parsed, path, world);
  if (scope === undefined) return { refused: ['InvalidDomain', ...broken] };
  if (broken.length > 0) return { refused: broken };
  const expires = expiryOf(parsed, world.now, world.fromScript, behaviour);
  const cookie = cookieFrom(pair, parsed, { ...scope, path }, world);
  const refused = [...contextRefusals(cookie, world), ...overwriteRefusals(cookie, existing, world)];
  if (refused.length > 0) return { refused };
  if (expires === 'unknown') return { unsure: `${browserNames[world.browser]} reads dates in its own way, and this Expires is not in one of the usual forms.` };
  if (isPartitioned(parsed, world) && cookie.partitionKey === undefined) return { unsure: 'The top-level page has no site of its own, so its partition has no name.' };
  return { stored: createdLike({ ...cookie, ...(expires === undefined ? {} : { expires }) }, existing, behaviour) };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Some browsers read `Set-Cookie: word` as a name without a value, others as a value without a name. */
function pairIn(header: string, { name, value }: ParsedSetCookie, { wordWithoutEquals }: CookieBehaviour): Pair {
  const isWord = name === '' && !startsWithEquals(header);
  return isWord && wordWithoutEquals === 'name' ? { name: value, value: '' } : { name, value };
}

/** The first thing that makes the text no cookie at all. */
function unreadableBecause(header: string, parsed: ParsedSetCookie, pair: Pair, behaviour: CookieBehaviour): SetReasonId | undefined {
  if (pair.name === '' && pair.value === '') return 'NoCookieContent';
  if (parsed.size > cookieLimits.nameAndValue) return 'NameValuePairExceedsMaxSize';
  if (parsed.problems.some(({ id }) => id === 'control-character')) return 'DisallowedCharacter';
  if (isRefusedForTab(parsed, behaviour)) return 'DisallowedCharacter';
  if (pair.name !== '' || !startsWithEquals(header)) return undefined;
  const refused = behaviour.emptyName === 'refused' || (behaviour.emptyName === 'refused if ambiguous' && pair.value.includes('='));
  return refused && prefixOf(pair.value, behaviour) === undefined ? 'crumbtrail:NamelessCookie' : undefined;
}

function startsWithEquals(header: string): boolean {
  return header.trimStart().startsWith('=');
}

/** Tabs at the ends of names and values are white space and gone by now. */
function isRefusedForTab(parsed: ParsedSetCookie, { innerTab }: CookieBehaviour): boolean {
  const { name, value, path } = parsed;
  if (innerTab === 'refused in Path') return path?.includes('\t') === true;
  if (innerTab !== 'refused') return false;
  const texts = [name, value, ...attributesOf(parsed).flatMap((attribute) => [attribute.name, attribute.value])];
  return texts.some((text) => text.includes('\t'));
}

/** Prefixes and Partitioned promise something that the rest of the header, or the origin, does not keep. */
function brokenPromises(pair: Pair, parsed: ParsedSetCookie, path: string, { url, behaviour }: World): SetReasonId[] {
  const secureOrigin = isSecureOrigin(url, behaviour);
  const prefix = prefixOf(pair.name, behaviour);
  const broken: SetReasonId[] = [];
  const hasHiddenPrefix = pair.name === '' && prefixOf(pair.value, behaviour) !== undefined;
  if (hasHiddenPrefix || (prefix !== undefined && !keepsPromise(prefix, { parsed, secureOrigin, host: url.hostname, path }, behaviour))) broken.push('InvalidPrefix');
  if (behaviour.partitionedAttribute && parsed.partitioned && !(parsed.secure && secureOrigin)) broken.push('crumbtrail:PartitionedInsecure');
  return broken;
}

/** Everything but the expiry. */
function cookieFrom(pair: Pair, parsed: ParsedSetCookie, scope: CookieScope & { readonly path: string }, world: World): StoredCookie {
  const { url, now } = world;
  const partitionKey = isPartitioned(parsed, world) ? partitionKeyOf(world) : undefined;
  return {
    ...pair,
    ...scope,
    secure: parsed.secure,
    httpOnly: parsed.httpOnly,
    sameSite: sameSiteOf(parsed.sameSite),
    created: now,
    sourceScheme: url.protocol === 'https:' || url.protocol === 'wss:' ? 'https' : 'http',
    ...(partitionKey === undefined ? {} : { partitionKey }),
  };
}

function isPartitioned({ partitioned }: ParsedSetCookie, world: World): boolean {
  return (world.behaviour.partitionedAttribute && partitioned) || isPartitionedByBrowser(world);
}

function sameSiteOf(text: string | undefined): StoredCookie['sameSite'] {
  return (['Strict', 'Lax', 'None'] as const).find((word) => word.toLowerCase() === text?.toLowerCase()) ?? 'unspecified';
}

function contextRefusals(cookie: StoredCookie, world: World): SetReasonId[] {
  const { url, behaviour } = world;
  const refused: SetReasonId[] = [];
  if (!cookieSchemes.has(url.protocol)) refused.push('SchemeNotSupported');
  if (cookie.secure && !isSecureOrigin(url, behaviour)) refused.push('SecureOnly');
  if (cookie.httpOnly && world.fromScript) refused.push('crumbtrail:HttpOnlyFromScript');
  if (cookie.sameSite === 'None' && !cookie.secure && behaviour.sameSiteNoneNeedsSecure) refused.push('SameSiteNoneInsecure');
  // A top-level navigation may set every cookie: the page it leads to is the site.
  const strayed = sameSiteRefusal(cookie.sameSite, world, 'store', (context) => context !== 'cross-site');
  if (strayed !== undefined) refused.push(strayed);
  const isBlocked = behaviour.crossSiteCookies === 'blocked' && isThirdParty(world, behaviour.schemefulSameSite);
  if (isBlocked && cookie.partitionKey === undefined) refused.push('crumbtrail:ThirdPartyBlocked');
  return refused;
}
