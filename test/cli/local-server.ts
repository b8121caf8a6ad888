import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newCertificate } from '#demo/server/certificate.ts';

/** A server on a free loopback port, which ends with the process of the test file: tests that run side by side share no hook to close it in. Gives its port. */
export async function serve(answer: RequestListener, options: { tls?: boolean } = {}): Promise<number> {
  const server = options.tls === true ? createHttps(await newCertificate(), answer) : createHttp(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return (server.address() as AddressInfo).port;
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createHttp();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
