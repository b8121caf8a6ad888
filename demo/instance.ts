import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { hybridFragile } from './doors/hybrid-fragile.ts';
import { hybridHardened } from './doors/hybrid-hardened.ts';
import { sessionFragile } from './doors/session-fragile.ts';
import { sessionHardened } from './doors/session-hardened.ts';
import { tokenFragile } from './doors/token-fragile.ts';
import { tokenHardened } from './doors/token-hardened.ts';
import { frontFilesOf } from './front/front-files.ts';
import { homeApp } from './home.ts';
import { doors, homeHost, hostNameOf, type DoorId } from './server/hosts.ts';
import { openAccounts } from './shop/accounts.ts';
import { openDatabase } from './shop/database.ts';
import { openNotes } from './shop/notes.ts';
import type { OpenDoor } from './shop/shop.ts';
import { accounts, type DoorState, type Site } from './site.ts';

/** One server process' worth of doors: what it holds in memory is its own. */
export interface Instance {
  readonly answer: RequestListener;
  close(): void;
}

/** Where sessions are kept: in the database or the Redis that instances share, or in the memory of each. */
export type SessionPlace = 'shared' | 'memory';

const openers: Readonly<Record<DoorId, OpenDoor>> = {
  'session-fragile': sessionFragile,
  'session-hardened': sessionHardened,
  'token-fragile': tokenFragile,
  'token-hardened': tokenHardened,
  'hybrid-fragile': hybridFragile,
  'hybrid-hardened': hybridHardened,
};

export async function openInstance({ originOf, states, redis }: Site, sessions: SessionPlace = 'shared'): Promise<Instance> {
  const memory = sessions === 'memory' ? openDatabase() : undefined;
  const apps = new Map<string, (req: IncomingMessage, res: ServerResponse) => void>();
  apps.set(homeHost, homeApp({ front: await frontFilesOf('home'), originOf, accounts }));
  for (const { host, apiHost } of doors) for (const name of apiHost ? [host, apiHost] : [host]) apps.set(name, answerShut);
  for (const state of states.values()) open(state);

  return {
    answer: (req, res) => {
      const app = apps.get(hostNameOf(req.headers.host) ?? '');
      if (app) app(req, res);
      else res.writeHead(421, plainText).end(`No door has this name. Start at ${originOf(homeHost)}/\n`);
    },
    close: () => memory?.close(),
  };

  function open({ door, database, apiDatabase, keys, front }: DoorState): void {
    const origin = originOf(door.host);
    const { web, api } = openers[door.id]({
      door,
      origin,
      apiOrigin: door.apiHost ? originOf(door.apiHost) : origin,
      homeOrigin: originOf(homeHost),
      database,
      apiDatabase,
      sessionDatabase: memory ?? database,
      redis: memory ? undefined : redis,
      keys,
      accounts: openAccounts(database),
      notes: openNotes(apiDatabase),
      front,
    });
    apps.set(door.host, web);
    if (api && door.apiHost) apps.set(door.apiHost, api);
  }
}

const plainText = { 'Content-Type': 'text/plain; charset=utf-8' };

function answerShut(_req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(403, plainText).end('The hardened doors need HTTPS: their cookies are Secure. Start the demo without --http.\n');
}
