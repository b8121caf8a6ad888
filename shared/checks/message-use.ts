// A credential that came in a message of another window: does the page use it as its own, and did that begin with the message?
import { areaNames } from '../facts/storage.ts';
import { headerOf, type ExchangeFact } from '../facts/exchange.ts';
import { cookieDomain, isOfHost } from '../facts/identity.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { isSource } from '../facts/sighting.ts';
import type { WindowMessageFact } from '../facts/window-message.ts';
import type { JudgeContext } from './define.ts';
import { knownCredentials } from './known-credentials.ts';

/** Where the page has the credential, as the end of a sentence; `after`: it was put there after the message came, as far as that is known. */
export interface MessageUse {
  readonly where: string;
  readonly after: boolean | 'unknown';
}

/** Of several places the one that says most; none for values that are no credentials of the site, and for those that the page had before. */
export function useOfMessage({ credentialHashes, seen }: WindowMessageFact, context: JudgeContext): MessageUse | undefined {
  if (seen.url === undefined || !isReadableUrl(seen.url) || seen.time === undefined) return undefined;
  const page = new URL(seen.url);
  const arrived = seen.time;
  const known = knownCredentials(context);
  const all = context.once(usesByHash);
  for (const hash of credentialHashes) {
    if (!known.has(hash)) continue;
    const uses = (all.get(hash) ?? []).filter((use) => use.isOf(page)).map(({ where, time }): MessageUse => ({ where, after: time === undefined ? 'unknown' : time >= arrived - clockSlack }));
    if (uses.length === 0 || uses.some(({ after }) => after === false)) continue;
    return uses.find(({ after }) => after === true) ?? uses[0];
  }
  return undefined;
}

/** Milliseconds: the clock of the recorder and that of the page round differently. */
const clockSlack = 100;

interface SeenUse {
  readonly where: string;
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  isOf(page: URL): boolean;
}

function usesByHash(context: JudgeContext): Map<string, SeenUse[]> {
  const uses = new Map<string, SeenUse[]>();
  const add = (hashes: readonly string[] | undefined, use: SeenUse): void => {
    for (const hash of hashes ?? []) {
      const same = uses.get(hash);
      if (same === undefined) uses.set(hash, [use]);
      else same.push(use);
    }
  };
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site') continue;
    for (const { field, hash } of exchange.headerCredentials ?? []) add([hash], { where: `the ${field.slice(0, 40)} header of its requests`, time: exchange.seen.in === 'source' ? undefined : exchange.seen.time, isOf: ({ origin }) => senderOf(exchange) === origin });
  }
  for (const entry of context.all('storage')) {
    if (!isSource(entry.seen)) add(entry.credentialHashes, { where: `its ${areaNames[entry.area]}`, time: entry.writtenAt, isOf: ({ origin }) => entry.origin === origin });
  }
  for (const cookie of context.all('cookie')) {
    if (isSource(cookie.seen) || cookie.action === 'clear' || cookieDomain(cookie) === '') continue;
    const setAt = cookie.seen.in === 'set-cookie' ? cookie.seen.time : undefined;
    add(cookie.credentialHashes, { where: 'one of its cookies', time: cookie.writtenAt ?? setAt, isOf: ({ hostname }) => isOfHost(cookie, hostname) });
  }
  return uses;
}

/** Origin of the page that sent the request; a request that does not say so is taken for one of a page of its own origin. */
function senderOf({ requestHeaders, url }: ExchangeFact): string | undefined {
  const said = headerOf(requestHeaders, 'origin') ?? headerOf(requestHeaders, 'referer') ?? url;
  return isReadableUrl(said) ? new URL(said).origin : undefined;
}
