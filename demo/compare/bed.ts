// Two instances of every door side by side, with a hand on everything they share: what a measurement needs to break.
import type { RequestListener } from 'node:http';
import type { Agent } from 'undici';
import { openInstance, type Instance, type SessionPlace } from '../instance.ts';
import { newCertificate } from '../server/certificate.ts';
import { doors, type DoorId } from '../server/hosts.ts';
import { listen } from '../server/listen.ts';
import { openAccounts } from '../shop/accounts.ts';
import { newKeys } from '../shop/keys.ts';
import { accounts, openSite, type DoorState, type Site } from '../site.ts';
import { signedInGuest, type Guest } from './guest.ts';
import { agentFor } from './visitor.ts';
import { watchedDatabase, type Watch } from './watched-database.ts';

export interface Bed {
  readonly watch: Watch;
  /** Signs the member in, at the first instance. */
  guest(door: DoorId): Promise<Guest>;
  /** Ends both instances and starts new ones on the same databases, with the same keys or with new ones. */
  restart(options?: { readonly newKeys: boolean }): Promise<void>;
  setBanned(door: DoorId, banned: boolean): void;
  close(): Promise<void>;
}

const [member] = accounts;

export async function openBed(sessions: SessionPlace): Promise<Bed> {
  const certificate = await newCertificate();
  const watch: Watch = { signInStatements: 0, isDown: false };
  const instances: Instance[] = [];
  const servers = await Promise.all([0, 1].map((index) => listen(answerOf(index), { address: '127.0.0.1', port: 0, certificate })));
  const agents: readonly Agent[] = servers.map(({ port }) => agentFor({ certificate: certificate.cert, port }));
  const [first] = servers;
  let site = await openSite({ originOf: (host) => `https://${host}:${first?.port}`, open: () => true, watched: (database) => watchedDatabase(database, watch) });
  await open();

  return {
    watch,
    guest: (id) => signedInGuest({ door: doorOf(id), originOf: site.originOf, agents, account: memberAccount() }),

    async restart({ newKeys: rotated } = { newKeys: false }) {
      for (const instance of instances.splice(0)) instance.close();
      if (rotated) site = await withNewKeys(site);
      await open();
    },

    setBanned(id, banned) {
      const state = site.states.get(id);
      const members = state && openAccounts(state.database);
      const banning = members?.idOf(memberAccount().email);
      if (banning !== undefined) members?.setBanned(banning, banned);
    },

    async close() {
      await Promise.all(agents.map((agent) => agent.destroy()));
      await Promise.all(servers.map((server) => server.close()));
      for (const instance of instances.splice(0)) instance.close();
      await site.close();
    },
  };

  /** The listeners stay while the instances behind them come and go. */
  function answerOf(index: number): RequestListener {
    return (req, res) => {
      const instance = instances[index];
      if (instance) instance.answer(req, res);
      else res.writeHead(503).end();
    };
  }

  async function open(): Promise<void> {
    for (let count = 0; count < servers.length; count += 1) instances.push(await openInstance(site, sessions));
  }
}

async function withNewKeys(site: Site): Promise<Site> {
  const states = new Map<DoorId, DoorState>();
  for (const [id, state] of site.states) states.set(id, { ...state, keys: await newKeys() });
  return { ...site, states };
}

function doorOf(id: DoorId) {
  const door = doors.find((candidate) => candidate.id === id);
  if (!door) throw new Error(`There is no door ${id}.`);
  return door;
}

function memberAccount() {
  if (!member) throw new Error('The shop has no accounts.');
  return member;
}
