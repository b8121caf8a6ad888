import { lookup as resolve } from 'node:dns';
import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ProbeHost, ProbeResponse } from '#shared/probe/probe-host.ts';
import { version } from '../version.ts';

export interface ProbeSenderOptions {
  /** Milliseconds. */
  readonly timeout: number;
  readonly allowInsecure: boolean;
}

/** Nobody's session page is larger, and a stranger's answer may never end. */
const longestBody = 1024 * 1024;

/** Sends a test past every cookie jar and cache. `fetch` would do neither: it cannot set Origin, and follows or hides redirects. */
export function probeSenderWith({ timeout, allowInsecure }: ProbeSenderOptions): ProbeHost['send'] {
  return ({ url, headers }) =>
    new Promise((resolve) => {
      const options: RequestOptions & { rejectUnauthorized?: boolean } = {
        method: 'GET',
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'cache-control': 'no-cache', 'user-agent': `crumbtrail/${version} (active test)`, ...headers },
        agent: false,
        lookup: lookupAsBrowsers,
        signal: AbortSignal.timeout(timeout),
        ...(allowInsecure && { rejectUnauthorized: false }),
      };
      const send = new URL(url).protocol === 'https:' ? overHttps : overHttp;
      const request = send(url, options, (message) => void responseOf(message).then(resolve));
      request.on('error', () => resolve(noResponse));
      request.end();
    });
}

const noResponse: ProbeResponse = { status: 0, redirected: false, headers: {}, body: '' };

async function responseOf(message: IncomingMessage): Promise<ProbeResponse> {
  const status = message.statusCode ?? 0;
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of message) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      length += bytes.length;
      if (length > longestBody) break;
    }
  } catch {
    return noResponse;
  }
  return { status, redirected: status >= 300 && status < 400 && 'location' in headers, headers, body: Buffer.concat(chunks).toString('utf8'), setCookies: message.headers['set-cookie'] ?? [] };
}

/** Browsers know that names below `localhost` are this machine (RFC 6761 section 6.3); resolvers need not. */
const lookupAsBrowsers: LookupFunction = (host, options, callback) => {
  if (!host.endsWith('.localhost')) return resolve(host, options, callback);
  if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};
