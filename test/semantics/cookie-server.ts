// Every host of the web, on one machine: a proxy that answers all requests itself, so that browsers can be asked about
// public suffixes, registrable domains and https without touching a network. Responses are written as raw octets,
// because Node's own server refuses the control characters that browsers are asked about.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket, createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

export interface Answer {
  readonly status?: number;
  /** Header lines as octets (one UTF-16 unit each). */
  readonly headers?: readonly string[];
  readonly body?: string;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly cookie: string | undefined;
}

export interface CookieServer {
  readonly address: string;
  readonly requests: SeenRequest[];
  /** Answers for one absolute URL; everything else is an empty page. */
  readonly answers: Map<string, Answer>;
  close(): Promise<void>;
}

export async function startCookieServer(): Promise<CookieServer> {
  const pem = await generate([{ name: 'commonName', value: 'cookies.test' }], { keyType: 'ec', curve: 'P-256' });
  const secureContext = createSecureContext({ key: pem.private, cert: pem.cert });
  const requests: SeenRequest[] = [];
  const answers = new Map<string, Answer>();
  const sockets = new Set<Socket>();
  const reply = (request: SeenRequest): string => {
    requests.push(request);
    return responseText(answers.get(request.url) ?? {});
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void serve(socket, 'http', secureContext, reply);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One request per connection: reads the head (and waits for the body), answers, closes. */
async function serve(socket: Socket, scheme: 'http' | 'https', secureContext: SecureContext, reply: (request: SeenRequest) => string): Promise<void> {
  const head = await requestHead(socket);
  if (head === undefined) return void socket.destroy();
  const [method = '', target = ''] = (head.split('\r\n', 1)[0] ?? '').split(' ');
  if (method === 'CONNECT') {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    // A plain page's WebSocket or preconnect may tunnel too; only TLS reaches this server through CONNECT.
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', () => secure.destroy());
    return serve(secure, 'https', secureContext, reply);
  }
  const host = headerIn(head, 'host') ?? '';
  const url = target.startsWith('/') ? `${scheme}://${host}${target}` : target;
  socket.end(Buffer.from(reply({ method, url, cookie: headerIn(head, 'cookie') }), 'latin1'));
}

function requestHead(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const expected = Number(headerIn(text.slice(0, end), 'content-length') ?? 0);
      if (text.length - end - 4 < expected) return;
      socket.off('data', onData);
      resolve(text.slice(0, end));
    };
    socket.on('data', onData);
    socket.once('close', () => resolve(undefined));
  });
}

function headerIn(head: string, name: string): string | undefined {
  const line = head.split('\r\n').find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

function responseText(answer: Answer): string {
  const body = answer.body ?? '<!doctype html><link rel="icon" href="data:,"><title>page</title>';
  const lines = [
    `HTTP/1.1 ${answer.status ?? 200} OK`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
    ...(answer.headers ?? []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
