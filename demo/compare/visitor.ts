// A browser as far as the demo's doors can tell: it keeps and sends cookies by the browsers' rules and says where a request comes from.
import { Agent, buildConnector, request } from 'undici';
import { cookieHeader } from '#shared/semantics/cookie-header.ts';
import type { RequestContext } from '#shared/semantics/request-context.ts';
import { isSamePlace, type StoredCookie } from '#shared/semantics/stored-cookie.ts';
import { wouldStore } from '#shared/semantics/would-store.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The raw Set-Cookie lines. */
  readonly setCookies: readonly string[];
}

export interface Visitor {
  /** The value of a cookie that is held. */
  cookie(name: string): string | undefined;
  /** The `Cookie` header that a request for this path would carry. */
  cookieHeader(path: string): string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A form when `body` is URLSearchParams, text as it is when it is text, otherwise JSON. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(method: 'DELETE' | 'OPTIONS' | 'PUT', path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A second client with a copy of the cookies: what a thief has. */
  thief(): Visitor;
  /** The same client, talking to another instance. */
  at(agent: Agent): Visitor;
}

/** `*.localhost` resolves in browsers but not everywhere in Node, so every name leads to this port of this computer. */
export function agentFor({ certificate, port }: { readonly certificate: string | undefined; readonly port: number }): Agent {
  const connect = buildConnector(certificate === undefined ? {} : { ca: certificate });
  return new Agent({ connect: (options, connected) => connect({ ...options, hostname: '127.0.0.1', port: String(port), servername: options.hostname }, connected) });
}

export function visitorOf(agent: Agent, origin: string, jar: StoredCookie[] = []): Visitor {
  const base = origin.replace(/\/$/, '');

  return {
    cookie: (name) => jar.find((cookie) => cookie.name === name)?.value,
    cookieHeader: (path) => cookieHeader(jar, contextOf('GET', new URL(path, base).href)).header,
    get: (path, headers) => exchange('GET', path, undefined, headers),
    post: (path, body, headers) => exchange('POST', path, body, headers),
    send: (method, path, headers) => exchange(method, path, undefined, headers),
    thief: () => visitorOf(agent, origin, [...jar]),
    at: (other) => visitorOf(other, origin, jar),
  };

  async function exchange(method: 'GET' | 'POST' | 'DELETE' | 'OPTIONS' | 'PUT', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const url = new URL(path, base).href;
    const { header } = cookieHeader(jar, contextOf(method, url));
    const response = await request(url, {
      method,
      dispatcher: agent,
      headers: {
        accept: 'text/html, application/json',
        ...(method !== 'GET' && { origin: base, 'sec-fetch-site': 'same-origin' }),
        ...(body !== undefined && { 'content-type': body instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : 'application/json' }),
        ...(header !== '' && { cookie: header }),
        ...headers,
      },
      ...(body !== undefined && { body: body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const setCookies = [response.headers['set-cookie'] ?? []].flat();
    for (const line of setCookies) keep(line, contextOf(method, url));
    const { location } = response.headers;
    return { status: response.statusCode, text: await response.body.text(), location: typeof location === 'string' ? location : undefined, headers: response.headers, setCookies };
  }

  /** What the page of the door itself asks for. */
  function contextOf(method: string, url: string): RequestContext {
    return { url, method, topLevelUrl: base, initiatorUrl: base, topLevelNavigation: false, existing: jar, now: Date.now(), browser: 'chromium' };
  }

  function keep(line: string, context: RequestContext): void {
    const answer = wouldStore(line, context);
    if (!('stored' in answer)) return;
    const place = jar.findIndex((cookie) => isSamePlace(cookie, answer.stored));
    const isGone = answer.stored.expires !== undefined && answer.stored.expires <= context.now;
    if (place >= 0) jar.splice(place, 1);
    if (!isGone) jar.push(answer.stored);
  }
}

/** The token in the hidden field of a page's first form. */
export function csrfIn(page: string): string {
  const mark = 'name="_csrf" value="';
  const start = page.indexOf(mark) + mark.length;
  return page.slice(start, page.indexOf('"', start));
}
