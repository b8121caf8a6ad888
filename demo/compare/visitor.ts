// A browser as far as the demo's doors can tell: it keeps cookies and says where a request comes from.
import { Agent, request } from 'undici';
import { parseSetCookie } from '#shared/parse/set-cookie.ts';


export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The raw Set-Cookie lines. */
  readonly setCookies: readonly string[];
}

export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A form when `body` is URLSearchParams, text as it is when it is text, otherwise JSON. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(method: 'DELETE' | 'OPTIONS' | 'PUT', path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A second client with a copy of the cookies: what a thief has. */
  thief(): Visitor;
}

/** `*.localhost` resolves in browsers but not everywhere in Node, so names are looked up here. */
export function agentFor({ certificate }: { readonly certificate: string | undefined }): Agent {
  return new Agent({ connect: { ca: certificate, lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]) } });
}

export function visitorOf(agent: Agent, origin: string, jar: ReadonlyMap<string, string> = new Map()): Visitor {
  const cookies = new Map(jar);
  const base = origin.replace(/\/$/, '');

  return {
    cookies,
    get: (path, headers) => exchange('GET', path, undefined, headers),
    post: (path, body, headers) => exchange('POST', path, body, headers),
    send: (method, path, headers) => exchange(method, path, undefined, headers),
    thief: () => visitorOf(agent, origin, cookies),
  };

  async function exchange(method: 'GET' | 'POST' | 'DELETE' | 'OPTIONS' | 'PUT', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await request(new URL(path, base), {
      method,
      dispatcher: agent,
      headers: {
        accept: 'text/html, application/json',
        ...(method !== 'GET' && { origin: base, 'sec-fetch-site': 'same-origin' }),
        ...(body !== undefined && { 'content-type': body instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : 'application/json' }),
        ...(cookie !== '' && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: body instanceof URLSearchParams ? body.toString() : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const setCookies = [response.headers['set-cookie'] ?? []].flat();
    for (const line of setCookies) keep(line);
    const { location } = response.headers;
    return { status: response.statusCode, text: await response.body.text(), location: typeof location === 'string' ? location : undefined, headers: response.headers, setCookies };
  }

  function keep(line: string): void {
    const { name, value, maxAge, expires } = parseSetCookie(line);
    const isGone = maxAge !== undefined ? maxAge <= 0 : expires !== undefined && expires < Date.now();
    if (isGone) cookies.delete(name);
    else cookies.set(name, value);
  }
}

/** The token in the hidden field of a page's first form. */
export function csrfIn(page: string): string {
  const mark = 'name="_csrf" value="';
  const start = page.indexOf(mark) + mark.length;
  return page.slice(start, page.indexOf('"', start));
}
