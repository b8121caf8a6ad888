import { headerOf, type ExchangeFact } from '#shared/facts/exchange.ts';
import { factsOf, type Fact } from '#shared/facts/fact.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import type { Browser } from '#shared/standards/browsers.ts';

export type ContextOf = (exchange: ExchangeFact) => RequestContext;

/**
 * What the cookie rules need to know of each recorded request, as far as its headers tell; the rest stays open. The page in the
 * address bar is the newest document that was navigated to before the request. Without Sec-Fetch headers (plain http) that
 * is not known, unless no document was recorded at all: then it is the page that is open now.
 */
export function requestContexts(facts: readonly Fact[], pageUrl: string, browser: Browser): ContextOf {
  const exchanges = factsOf(facts, 'exchange');
  const documents = exchanges.filter((exchange) => isTopLevelNavigation(exchange) === true).sort((a, b) => timeOf(a) - timeOf(b));
  const isPageKnown = !exchanges.some((exchange) => isTopLevelNavigation(exchange) === undefined && exchange.responseType === 'text/html');
  return (exchange) => {
    const topLevelNavigation = isTopLevelNavigation(exchange);
    const page = documents.findLast((document) => timeOf(document) <= timeOf(exchange))?.url ?? (documents.length === 0 && isPageKnown ? pageUrl : undefined);
    const initiatorUrl = initiatorOf(exchange);
    return {
      url: exchange.url,
      method: exchange.method,
      now: timeOf(exchange),
      browser,
      ...(topLevelNavigation === undefined ? {} : { topLevelNavigation }),
      ...(page === undefined || page === '' || topLevelNavigation === true ? {} : { topLevelUrl: page }),
      ...(initiatorUrl === undefined ? {} : { initiatorUrl }),
    };
  };
}

export function timeOf({ seen }: ExchangeFact): number {
  return seen.in === 'source' ? 0 : (seen.time ?? 0);
}

function isTopLevelNavigation({ requestHeaders }: ExchangeFact): boolean | undefined {
  const destination = headerOf(requestHeaders, 'sec-fetch-dest');
  return destination === undefined ? undefined : destination === 'document';
}

/** `null`: the user. Undefined: no header tells. */
function initiatorOf({ url, requestHeaders }: ExchangeFact): string | null | undefined {
  const relation = headerOf(requestHeaders, 'sec-fetch-site');
  if (relation === 'none') return null;
  const said = [headerOf(requestHeaders, 'origin'), headerOf(requestHeaders, 'referer')].find((header) => header !== undefined && URL.canParse(header));
  return said ?? (relation === 'same-origin' ? url : undefined);
}
