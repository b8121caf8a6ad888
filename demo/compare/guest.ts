import type { Agent } from 'undici';
import { parseJwt } from '#shared/parse/jwt.ts';
import type { DoorDescription } from '../server/hosts.ts';
import type { NewAccount } from '../shop/accounts.ts';
import { csrfIn, visitorOf, type Visitor } from './visitor.ts';

/** Somebody who is signed in, whatever the door gave them for it. */
export interface Guest {
  /** Status of a request for the notes, at one of the two instances. */
  notes(instance?: 0 | 1): Promise<number>;
  /** Octets of the request headers that carry the credential. */
  octets(): number;
  /** Seconds until the credential ends by itself; undefined when it does not say. */
  secondsLeft(): number | undefined;
  logOut(): Promise<void>;
  /** Asks for a new access token; true when there was one. Doors without refresh tokens: false. */
  renew(): Promise<boolean>;
  copy(): Guest;
}

export interface GuestOptions {
  readonly door: DoorDescription;
  readonly originOf: (host: string) => string;
  readonly agents: readonly Agent[];
  readonly account: Pick<NewAccount, 'email' | 'password'>;
}

export async function signedInGuest(options: GuestOptions): Promise<Guest> {
  const { door, originOf, agents, account } = options;
  const visitor = visitorOf(agentAt(agents, 0), originOf(door.host));
  return door.apiHost === undefined ? pageGuest(visitor, agents, account) : tokenGuest(visitor, originOf(door.apiHost), agents, account);
}

/** At a door whose server makes the pages: whatever it is, it travels in cookies. */
async function pageGuest(visitor: Visitor, agents: readonly Agent[], { email, password }: GuestOptions['account']): Promise<Guest> {
  await submitted(visitor, '/login', '/login', { email, password });
  return guestWith(visitor);

  function guestWith(held: Visitor): Guest {
    return {
      notes: async (instance = 0) => (await held.at(agentAt(agents, instance)).get('/api/notes', json)).status,
      octets: () => `Cookie: ${held.cookieHeader('/api/notes')}\r\n`.length,
      secondsLeft: () => secondsLeftIn(held.cookie('auth_token') ?? held.cookie('__Host-auth_token')),
      logOut: async () => void (await submitted(held, '/notes', '/logout', {})),
      renew: async () => false,
      copy: () => guestWith(held.thief()),
    };
  }
}

/** At a door whose page holds an access token, with a refresh token in a cookie beside it. */
async function tokenGuest(visitor: Visitor, apiOrigin: string, agents: readonly Agent[], account: GuestOptions['account']): Promise<Guest> {
  const { token } = JSON.parse((await visitor.post('/login', account)).text) as { token: string };
  return guestWith(visitor, token);

  function guestWith(held: Visitor, first: string): Guest {
    let access = first;
    const api = visitorOf(agentAt(agents, 0), apiOrigin);
    return {
      notes: async (instance = 0) => (await api.at(agentAt(agents, instance)).get('/notes', { ...json, authorization: `Bearer ${access}` })).status,
      octets: () => `Authorization: Bearer ${access}\r\n`.length,
      secondsLeft: () => secondsLeftIn(access),
      logOut: async () => void (await held.post('/logout')),
      async renew() {
        const { status, text } = await held.post('/token/refresh');
        if (status === 200) access = (JSON.parse(text) as { token: string }).token;
        return status === 200;
      },
      copy: () => guestWith(held.thief(), access),
    };
  }
}

const json = { accept: 'application/json' };

async function submitted(visitor: Visitor, page: string, action: string, fields: Record<string, string>): Promise<void> {
  const { text } = await visitor.get(page);
  const { status } = await visitor.post(action, new URLSearchParams({ ...fields, ...(text.includes('_csrf') && { _csrf: csrfIn(text) }) }));
  if (status !== 303) throw new Error(`${action} was answered with ${status}.`);
}

function secondsLeftIn(token: string | undefined): number | undefined {
  const exp = token === undefined ? undefined : parseJwt(token)?.payload?.['exp'];
  return typeof exp === 'number' ? exp - Date.now() / 1000 : undefined;
}

function agentAt(agents: readonly Agent[], instance: number): Agent {
  const agent = agents[instance];
  if (!agent) throw new Error(`There is no instance ${instance}.`);
  return agent;
}
