import type { Entry } from 'har-format';
import type { KeptEntry } from '#extension/messages.ts';

/** A HAR entry as DevTools hands it over. */
export function entry(parts: { url?: string; method?: string; type?: string; size?: number; request?: Record<string, string>; response?: Record<string, string>; body?: string } = {}): Entry {
  const pairs = (headers: Record<string, string> = {}) => Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: '2026-11-23T09:00:00.000Z',
    time: 12,
    request: {
      method: parts.method ?? 'GET',
      url: parts.url ?? 'https://shop.example/',
      httpVersion: 'h2',
      cookies: [],
      headers: pairs(parts.request),
      queryString: [],
      headersSize: -1,
      bodySize: -1,
      ...(parts.body === undefined ? {} : { postData: { mimeType: 'application/x-www-form-urlencoded', text: parts.body } }),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'h2',
      cookies: [],
      headers: pairs(parts.response),
      content: { size: parts.size ?? 10, mimeType: parts.type ?? 'text/html; charset=utf-8' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { wait: 10, receive: 2 },
  };
}

export function kept(url: string, body = ''): KeptEntry {
  return {
    startedDateTime: '2026-11-23T09:00:00.000Z',
    time: 12,
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', size: body.length, text: body } },
  };
}
