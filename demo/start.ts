import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hybridFragile } from './doors/hybrid-fragile.ts';
import { hybridHardened } from './doors/hybrid-hardened.ts';
import { sessionFragile } from './doors/session-fragile.ts';
import { sessionHardened } from './doors/session-hardened.ts';
import { tokenFragile } from './doors/token-fragile.ts';
import { tokenHardened } from './doors/token-hardened.ts';
import { frontFilesOf } from './front/front-files.ts';
import { homeApp } from './home.ts';
import { newCertificate } from './server/certificate.ts';
import { doors, homeHost, hostNameOf, type DoorDescription, type DoorId } from './server/hosts.ts';
import { listen } from './server/listen.ts';
import { openAccounts, type NewAccount } from './shop/accounts.ts';
import { openDatabase, type Database } from './shop/database.ts';
import { openNotes } from './shop/notes.ts';
import type { OpenDoor } from './shop/shop.ts';

export interface DemoOptions {
  /** 0 takes any free port. Default 8443, or 8080 with `http`. */
  readonly port?: number;
  /** A loopback address; anything else is refused. Default 127.0.0.1. */
  readonly address?: string;
  /** Plain http. The hardened doors then only say why they stay shut. */
  readonly http?: boolean;
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

export const accounts: readonly NewAccount[] = [
  { name: 'Ada', email: 'ada@shop.localhost', role: 'member', password: 'lemons-for-ada' },
  { name: 'Grace', email: 'grace@shop.localhost', role: 'admin', password: 'ledgers-for-grace' },
];

const openers: Readonly<Record<DoorId, OpenDoor>> = {
  'session-fragile': sessionFragile,
  'session-hardened': sessionHardened,
  'token-fragile': tokenFragile,
  'token-hardened': tokenHardened,
  'hybrid-fragile': hybridFragile,
  'hybrid-hardened': hybridHardened,
};

/** Starts every door on one loopback port. What it writes lies in a temporary folder that `close` removes. */
export async function startDemo({ port, address = '127.0.0.1', http = false }: DemoOptions = {}): Promise<Demo> {
  const certificate = http ? undefined : await newCertificate();
  const apps = new Map<string, (req: IncomingMessage, res: ServerResponse) => void>();
  const databases: Database[] = [];
  const answer: RequestListener = (req, res) => {
    const app = apps.get(hostNameOf(req.headers.host) ?? '');
    if (app) app(req, res);
    else res.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`No door has this name. Start at ${originOf(homeHost)}/\n`);
  };
  const listening = await listen(answer, { address, port: port ?? (http ? 8080 : 8443), certificate });
  const folder = await mkdtemp(join(tmpdir(), 'crumbtrail-demo-'));

  try {
    apps.set(homeHost, homeApp({ front: await frontFilesOf('home'), originOf, accounts }));
    for (const door of doors) await open(door);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    port: listening.port,
    urls: Object.fromEntries([['home', `${originOf(homeHost)}/`], ...doors.map(({ id, host }) => [id, `${originOf(host)}/`])]) as Demo['urls'],
    accounts,
    certificate: certificate?.cert,
    close,
  };

  async function open(door: DoorDescription): Promise<void> {
    if (http && door.form === 'hardened') {
      apps.set(door.host, closedOverHttp);
      if (door.apiHost) apps.set(door.apiHost, closedOverHttp);
      return;
    }
    const database = openDatabase(folder, door.id);
    databases.push(database);
    const apiDatabase = door.apiHost ? openDatabase(folder, `${door.id}-api`) : database;
    if (door.apiHost) databases.push(apiDatabase);
    const members = openAccounts(database);
    for (const account of accounts) await members.add(account);
    const origin = originOf(door.host);
    const { web, api } = await openers[door.id]({
      door,
      origin,
      apiOrigin: door.apiHost ? originOf(door.apiHost) : origin,
      homeOrigin: originOf(homeHost),
      database,
      apiDatabase,
      accounts: members,
      notes: openNotes(apiDatabase),
      front: await frontFilesOf(door.id),
    });
    apps.set(door.host, web);
    if (api && door.apiHost) apps.set(door.apiHost, api);
  }

  function originOf(host: string): string {
    return `${http ? 'http' : 'https'}://${host}:${listening.port}`;
  }

  async function close(): Promise<void> {
    await listening.close();
    for (const database of databases.splice(0)) database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function closedOverHttp(_req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' }).end('The hardened doors need HTTPS: their cookies are Secure. Start the demo without --http.\n');
}
