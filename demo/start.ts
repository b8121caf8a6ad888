import { openInstance, type Instance, type SessionPlace } from './instance.ts';
import { balancer } from './server/balancer.ts';
import { newCertificate } from './server/certificate.ts';
import { doors, homeHost, type DoorId } from './server/hosts.ts';
import { listen, type Listening } from './server/listen.ts';
import type { NewAccount } from './shop/accounts.ts';
import { accounts, openSite, type Site } from './site.ts';

export interface DemoOptions {
  /** 0 takes any free port. Default 8443, or 8080 with `http`. */
  readonly port?: number;
  /** A loopback address; anything else is refused. Default 127.0.0.1. */
  readonly address?: string;
  /** Plain http. The hardened doors then only say why they stay shut. */
  readonly http?: boolean;
  /** More than one puts them behind a proxy that takes turns. Default 1. */
  readonly instances?: number;
  /** Where the session and hybrid doors keep sessions. Default `shared`. */
  readonly sessions?: SessionPlace;
  /** Address of a Redis that the session doors keep sessions in. */
  readonly redisUrl?: string;
}

export interface Demo {
  readonly port: number;
  readonly urls: { readonly home: string } & Readonly<Record<DoorId, string>>;
  /** The same accounts behind every door; the passwords are public. */
  readonly accounts: readonly NewAccount[];
  /** The certificate in PEM form, for clients that shall trust it; undefined with `http`. */
  readonly certificate: string | undefined;
  close(): Promise<void>;
}

/** Starts every door on one loopback port. What it writes lies in a temporary folder that `close` removes. */
export async function startDemo({ port, address = '127.0.0.1', http = false, instances = 1, sessions = 'shared', redisUrl }: DemoOptions = {}): Promise<Demo> {
  const certificate = http ? undefined : await newCertificate();
  const closers: (() => unknown)[] = [];
  let answer: Instance['answer'] = (_req, res) => void res.writeHead(503).end('Opening.\n');
  const front = await listen((req, res) => answer(req, res), { address, port: port ?? (http ? 8080 : 8443), certificate });
  closers.push(front.close);

  try {
    const site = await openSite({ originOf, open: ({ form }) => !http || form === 'fragile', ...(redisUrl !== undefined && { redisUrl }) });
    closers.push(site.close);
    answer = instances === 1 ? await opened(site) : balancer(await Promise.all(Array.from({ length: instances }, () => listening(site))), { secure: !http, address });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    port: front.port,
    urls: Object.fromEntries([['home', `${originOf(homeHost)}/`], ...doors.map(({ id, host }) => [id, `${originOf(host)}/`])]) as Demo['urls'],
    accounts,
    certificate: certificate?.cert,
    close,
  };

  async function opened(site: Site): Promise<Instance['answer']> {
    const instance = await openInstance(site, sessions);
    closers.push(instance.close);
    return instance.answer;
  }

  async function listening(site: Site): Promise<Listening['port']> {
    const server = await listen(await opened(site), { address, port: 0, certificate });
    closers.push(server.close);
    return server.port;
  }

  function originOf(host: string): string {
    return `${http ? 'http' : 'https'}://${host}:${front.port}`;
  }

  /** Servers first, in the order in which they were opened; databases close when nothing asks them any more. */
  async function close(): Promise<void> {
    const [closeFront, closeSite, ...others] = closers.splice(0);
    for (const closer of [closeFront, ...others, closeSite]) await closer?.();
  }
}
