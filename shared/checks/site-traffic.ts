import { plainWordsOf } from './plain-words.ts';
import { headerOf, type ExchangeFact } from '../facts/exchange.ts';
import { hostOf } from '../facts/identity.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { JudgeContext } from './define.ts';

/** Whether the host is one of the audited site's registrable domain. False when no site was named: then nobody knows. */
export function isSiteHost(host: string | undefined, { site }: JudgeContext): boolean {
  return site !== undefined && host !== undefined && (host === site || host.endsWith(`.${site}`));
}

/** Whether the host is of the site, or one that the user lets have the site's credentials. */
export function mayHaveCredentials(host: string | undefined, context: JudgeContext): boolean {
  if (host === undefined) return false;
  const isAllowed = (allowed: string) => (allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed);
  return isSiteHost(host, context) || (context.hosts ?? []).some((allowed) => isAllowed(allowed.toLowerCase()));
}

/** Whether a page of the site made the request, as its Origin and Referer say. */
export function isMadeBySite({ requestHeaders }: ExchangeFact, context: JudgeContext): boolean {
  return isSiteHost(hostOf(headerOf(requestHeaders, 'origin')), context) || isSiteHost(hostOf(headerOf(requestHeaders, 'referer')), context);
}

/** Ids of the first exchange of each thing. `thingOf` names the thing; an exchange that is none of them has no name. */
export function firstOfEach(exchanges: readonly ExchangeFact[], thingOf: (exchange: ExchangeFact) => string | undefined): ReadonlySet<string> {
  const first = new Map<string, string>();
  for (const exchange of exchanges) {
    const thing = thingOf(exchange);
    if (thing !== undefined && !first.has(thing)) first.set(thing, exchange.id);
  }
  return new Set(first.values());
}

/** `text/html` answers with success: what a browser shows. */
export function isDocument({ status, responseType, responseHeaders }: ExchangeFact): boolean {
  return status >= 200 && status < 300 && responseType === 'text/html' && responseHeaders.length > 0;
}

/** Words of the path in lower case, split at everything that is no letter and where camelCase begins a word. */
export function pathWordsOf(url: string): readonly string[] {
  if (!isReadableUrl(url)) return [];
  return plainWordsOf(new URL(url).pathname.slice(0, 2_000));
}
