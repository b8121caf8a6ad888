// A HAR comes from strangers and from six programs with their own idea of it: every field is looked at before it is used.
import type { HeaderList } from '../facts/exchange.ts';
import { isReadableUrl } from '../facts/readable-url.ts';

/** One HAR entry, with its bodies, before they are reduced to field names and hashes. */
export interface SeenExchange {
  readonly id: string;
  readonly url: string;
  /** Upper case. */
  readonly method: string;
  readonly status: number;
  /** Milliseconds since the epoch when the response was complete. */
  readonly time: number | undefined;
  readonly requestHeaders: HeaderList;
  readonly responseHeaders: HeaderList;
  readonly requestBody: SeenBody | undefined;
  readonly responseBody: SeenBody | undefined;
  /** Cookies of the response as the exporter read them, for exporters that leave the header out. */
  readonly responseCookies: readonly HarCookie[];
}

export interface SeenBody {
  readonly type: string;
  readonly text: string;
  readonly base64: boolean;
  /** Form fields, when the exporter gives them instead of text. */
  readonly params: readonly (readonly [name: string, value: string])[];
}

export interface HarCookie {
  readonly name: string;
  readonly value: string;
  readonly path?: string;
  readonly domain?: string;
  readonly expires?: string;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: string;
}

/** Stands for the URL of an exchange whose URL nobody told: facts leave it out. */
export const unknownUrl = 'about:blank';

/** The exchange of a HAR entry; `undefined` when it has no request with a URL. A missing response has status 0. */
export function seenExchangeFrom(entry: unknown, id: string, time: number | undefined): SeenExchange | undefined {
  if (!isRecord(entry) || !isRecord(entry.request)) return undefined;
  const { request } = entry;
  const response = isRecord(entry.response) ? entry.response : {};
  if (typeof request.url !== 'string' || !isReadableUrl(request.url)) return undefined;
  const requestHeaders = headersFrom(request.headers);
  const cookieHeader = requestHeaders.some(([name]) => name.toLowerCase() === 'cookie') ? [] : cookieHeaderFrom(request.cookies);
  return {
    id,
    url: request.url,
    method: typeof request.method === 'string' ? request.method.toUpperCase() : 'GET',
    status: typeof response.status === 'number' && response.status > 0 ? Math.floor(response.status) : 0,
    time: timeOf(entry) ?? time,
    requestHeaders: [...requestHeaders, ...cookieHeader],
    responseHeaders: headersFrom(response.headers),
    requestBody: requestBodyFrom(request.postData),
    responseBody: responseBodyFrom(response.content),
    responseCookies: harCookiesFrom(response.cookies),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longestExchange = 86_400_000;
const mostHeaders = 1000;

function timeOf(entry: Record<string, unknown>): number | undefined {
  const started = typeof entry.startedDateTime === 'string' ? Date.parse(entry.startedDateTime) : Number.NaN;
  if (Number.isNaN(started)) return undefined;
  const took = typeof entry.time === 'number' && entry.time > 0 && entry.time < longestExchange ? entry.time : 0;
  return started + took;
}

/** Several `Set-Cookie` lines arrive in one header joined by line feeds (Firefox, the DevTools protocol): they are split again. */
function headersFrom(headers: unknown): (readonly [string, string])[] {
  if (!Array.isArray(headers)) return [];
  const pairs: (readonly [string, string])[] = [];
  for (const header of headers.slice(0, mostHeaders) as unknown[]) {
    if (!isRecord(header) || typeof header.name !== 'string' || typeof header.value !== 'string') continue;
    // `:authority` and the like are HTTP/2 framing.
    if (header.name === '' || header.name.startsWith(':')) continue;
    for (const value of header.value.split('\n', mostHeaders)) pairs.push([header.name, value.endsWith('\r') ? value.slice(0, -1) : value]);
  }
  return pairs;
}

function cookieHeaderFrom(cookies: unknown): (readonly [string, string])[] {
  const pairs = harCookiesFrom(cookies).map(({ name, value }) => `${name}=${value}`);
  return pairs.length === 0 ? [] : [['Cookie', pairs.join('; ')]];
}

function harCookiesFrom(cookies: unknown): HarCookie[] {
  if (!Array.isArray(cookies)) return [];
  return (cookies.slice(0, mostHeaders) as unknown[]).filter(isRecord).flatMap((cookie): HarCookie[] =>
    typeof cookie.name === 'string' && typeof cookie.value === 'string'
      ? [
          {
            name: cookie.name,
            value: cookie.value,
            ...textField(cookie, 'path'),
            ...textField(cookie, 'domain'),
            ...textField(cookie, 'expires'),
            ...textField(cookie, 'sameSite'),
            ...(typeof cookie.httpOnly === 'boolean' && { httpOnly: cookie.httpOnly }),
            ...(typeof cookie.secure === 'boolean' && { secure: cookie.secure }),
          },
        ]
      : [],
  );
}

function textField<K extends string>(record: Record<string, unknown>, key: K): { [P in K]?: string } {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? ({ [key]: value } as { [P in K]?: string }) : {};
}

function requestBodyFrom(postData: unknown): SeenBody | undefined {
  if (!isRecord(postData)) return undefined;
  const params = Array.isArray(postData.params) ? (postData.params as unknown[]) : [];
  return {
    type: mediaType(postData.mimeType),
    text: typeof postData.text === 'string' ? postData.text : '',
    base64: postData.encoding === 'base64',
    params: params
      .slice(0, mostHeaders)
      .filter(isRecord)
      .map((param) => [String(param.name ?? ''), typeof param.value === 'string' ? param.value : ''] as const),
  };
}

function responseBodyFrom(content: unknown): SeenBody | undefined {
  if (!isRecord(content)) return undefined;
  return {
    type: mediaType(content.mimeType),
    text: typeof content.text === 'string' ? content.text : '',
    base64: content.encoding === 'base64',
    params: [],
  };
}

function mediaType(value: unknown): string {
  return typeof value === 'string' ? (value.split(';', 1)[0] ?? '').trim().toLowerCase() : '';
}
