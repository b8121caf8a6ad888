import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly address: string;
  readonly port: number;
  /** Absent: plain http. */
  readonly certificate: Certificate | undefined;
}

/** Half of the doors are vulnerable on purpose, so nothing outside this computer may reach them. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

export async function listen(answer: RequestListener, { address, port, certificate }: ListenOptions): Promise<Listening> {
  if (!isLoopback(address)) {
    throw new Error(`The demo listens on loopback only, because its fragile doors are vulnerable on purpose; ${address} is not loopback. Use 127.0.0.1.`);
  }
  const server: Server = certificate ? createHttpsServer(certificate, answer) : createHttpServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portInUse(port) : error));
    server.listen(port, address, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portInUse(port: number): Error {
  return new Error(`Port ${port} is in use. Stop what listens there, or choose another: npm run demo -- --port 9443`);
}
