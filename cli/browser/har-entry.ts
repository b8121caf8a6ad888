import type { Entry, Header } from 'har-format';
import type { Protocol } from 'puppeteer';
import { isReadableUrl } from '#shared/facts/readable-url.ts';

/** One request with its answer, as the DevTools protocol told it: the hops of a redirect are hops of their own. */
export interface Hop {
  readonly url: string;
  readonly method: string;
  readonly requestHeaders: Protocol.Network.Headers;
  readonly postData: string | undefined;
  /** Seconds since the epoch. */
  readonly wallTime: number;
  /** Seconds on Chromium's monotonic clock, like `finished`. */
  readonly started: number;
  readonly resourceType: Entry['_resourceType'];
  response?: Protocol.Network.Response;
  /** Headers of the wire; several `Set-Cookie` are joined by line feeds. */
  responseHeaders?: Protocol.Network.Headers | undefined;
  hasExtraInfo?: boolean | undefined;
  finished?: number;
  error?: string;
  body?: string;
}

/** The hop as an entry of an HTTP Archive 1.2. Sizes and timings that were not measured are -1, as the format says. */
export function harEntryOf(hop: Hop): Entry {
  const time = hop.finished === undefined ? 0 : Math.max(0, (hop.finished - hop.started) * 1000);
  const requestHeaders = headerList(hop.requestHeaders);
  const responseHeaders = headerList(hop.responseHeaders ?? hop.response?.headers ?? {});
  const version = hop.response?.protocol ?? '';
  return {
    startedDateTime: new Date(hop.wallTime * 1000).toISOString(),
    time,
    request: {
      method: hop.method,
      url: hop.url,
      httpVersion: version,
      headers: requestHeaders,
      cookies: [],
      queryString: queryOf(hop.url),
      headersSize: -1,
      bodySize: hop.postData === undefined ? -1 : Buffer.byteLength(hop.postData),
      ...(hop.postData === undefined ? {} : { postData: { mimeType: valueOf(requestHeaders, 'content-type') ?? '', text: hop.postData } }),
    },
    response: {
      status: hop.response?.status ?? 0,
      statusText: hop.response?.statusText ?? '',
      httpVersion: version,
      headers: responseHeaders,
      cookies: [],
      content: {
        size: hop.body === undefined ? -1 : Buffer.byteLength(hop.body),
        mimeType: hop.response?.mimeType ?? '',
        ...(hop.body === undefined ? {} : { text: hop.body }),
      },
      redirectURL: valueOf(responseHeaders, 'location') ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(hop.error === undefined ? {} : { _error: hop.error }),
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(hop.resourceType === undefined ? {} : { _resourceType: hop.resourceType }),
  };
}

function headerList(headers: Protocol.Network.Headers): Header[] {
  return Object.entries(headers).flatMap(([name, value]) => String(value).split('\n').map((line) => ({ name, value: line })));
}

function valueOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}

function queryOf(url: string): { name: string; value: string }[] {
  return isReadableUrl(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}
