import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The first `Set-Cookie` header that a real server answers with. The request says that it arrived over https, for
 * libraries that trust a proxy.
 */
export async function servedCookie(listener: RequestListener): Promise<string | undefined> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-proto': 'https' } });
    await response.arrayBuffer();
    return response.headers.getSetCookie()[0];
  } finally {
    server.close();
  }
}
