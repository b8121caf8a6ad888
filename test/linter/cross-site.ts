import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site that no set-up names. */
export const stranger = 'https://evil.example';

/** What a stranger's page is answered: the allowed origin, and whether its script may read answers to requests with cookies. */
export type CorsAnswer = readonly [origin: string | null, credentials: string | null];

export const reflected: CorsAnswer = [stranger, 'true'];
export const star: CorsAnswer = ['*', 'true'];
export const refused: CorsAnswer = [null, null];

export async function corsAnswerOf(listener: RequestListener): Promise<CorsAnswer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { origin: stranger } });
    await response.arrayBuffer();
    return corsAnswerIn(response.headers);
  } finally {
    server.close();
  }
}

export function corsAnswerIn(headers: Headers): CorsAnswer {
  return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
}

type Middleware = (request: object, response: object, next: (error?: unknown) => void) => void;

/** Whether middleware in the way of express calls what comes after it without an error. */
export function letsThrough(middleware: Middleware, request: object, response: object = {}): boolean {
  let passed = false;
  middleware(request, response, (error) => {
    passed = error === undefined;
  });
  return passed;
}
