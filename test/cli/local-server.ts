import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { newCertificate } from '#demo/server/certificate.ts';

/** A server on a free loopback port for the length of one test. Gives its port. */
export async function serve(answer: RequestListener, options: { tls?: boolean } = {}): Promise<number> {
  const server = options.tls === true ? createHttps(await newCertificate(), answer) : createHttp(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => closed(server));
  return (server.address() as AddressInfo).port;
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createHttp();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await closed(server);
  return port;
}

function closed(server: Server & { closeAllConnections(): void }): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => {
    server.close(() => done());
  });
}
