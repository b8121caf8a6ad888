import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Agent } from 'undici';
import { startDemo, type Demo } from '#demo/start.ts';
import { agentFor, csrfIn, visitorOf, type Answer, type Visitor } from '#demo/compare/visitor.ts';

let demo: Demo;
let agent: Agent;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
  agent = agentFor(demo);
});
afterAll(async () => {
  await agent.close();
  await demo.close();
});

/** The doors whose pages are made by a server that knows who asks. */
const doors = ['session-fragile', 'session-hardened', 'hybrid-fragile', 'hybrid-hardened'] as const;
const ada = { email: 'ada@shop.localhost', password: 'lemons-for-ada' };
const grace = { email: 'grace@shop.localhost', password: 'ledgers-for-grace' };

describe.each(doors)('%s', (door) => {
  it('shows nothing before and the notes after signing in', async () => {
    const visitor = visitorOf(agent, demo.urls[door]);
    expect(await visitor.get('/notes')).toMatchObject({ status: 302, location: '/login' });
    expect(await visitor.get('/api/notes')).toMatchObject({ status: 401 });
    expect(await signIn(visitor, ada)).toMatchObject({ status: 303, location: '/notes' });
    expect((await visitor.get('/notes')).text).toContain('Notes of Ada');
    expect(JSON.parse((await visitor.get('/api/notes')).text)).toHaveLength(2);
  });

  it('keeps a note, escapes it and deletes it', async () => {
    const visitor = await signedIn(door, ada);
    await submit(visitor, '/notes', '/notes', { title: '<b>Peel</b>', text: '"5" & more' });
    expect((await visitor.get('/notes')).text).toContain('&lt;b&gt;Peel&lt;/b&gt;');
    const [note] = JSON.parse((await visitor.get('/api/notes')).text) as { id: string }[];
    await submit(visitor, '/notes', `/notes/${note?.id}/delete`, {});
    expect((await visitor.get('/notes')).text).not.toContain('Peel');
  });

  it('keeps one account out of the notes of another', async () => {
    const owner = await signedIn(door, ada);
    const [note] = JSON.parse((await owner.get('/api/notes')).text || '[]') as { id: string }[];
    const other = await signedIn(door, grace);
    expect(await submit(other, '/notes', `/notes/${note?.id}/delete`, {})).toMatchObject({ status: 404 });
  });

  it('refuses the session at once after logging out, also from a copy', async () => {
    const visitor = await signedIn(door, ada);
    const thief = visitor.thief();
    expect(await thief.get('/notes')).toMatchObject({ status: 200 });
    await submit(visitor, '/notes', '/logout', {});
    expect(await visitor.get('/api/notes')).toMatchObject({ status: 401 });
    expect(await thief.get('/notes')).toMatchObject({ status: 302, location: '/login' });
  });

  it('ends every session when asked to log out everywhere', async () => {
    const [here, there] = [await signedIn(door, grace), await signedIn(door, grace)];
    expect((await here.get('/account')).text.match(/since \d{4}/g)?.length).toBeGreaterThanOrEqual(2);
    await submit(here, '/account', '/logout-everywhere', {});
    expect(await there.get('/notes')).toMatchObject({ status: 302, location: '/login' });
  });

  it('tells who holds what, and no value', async () => {
    const visitor = await signedIn(door, ada);
    const { text } = await visitor.get('/account');
    const name = { 'session-fragile': 'connect.sid', 'session-hardened': '__Host-sid', 'hybrid-fragile': 'auth_token', 'hybrid-hardened': '__Host-auth_token' }[door];
    expect(text).toContain(`Cookie <code>${name}</code>`);
    expect(text).not.toContain(visitor.cookie(name));
  });

  it('shows the admin page to admins only', async () => {
    expect(await visitorOf(agent, demo.urls[door]).get('/admin')).toMatchObject({ status: 401 });
    expect(await (await signedIn(door, ada)).get('/admin')).toMatchObject({ status: 403 });
    expect((await (await signedIn(door, grace)).get('/admin')).text).toContain('ada@shop.localhost');
  });
});

describe.each([
  { door: 'session-fragile', whileSignedIn: 401 },
  { door: 'session-hardened', whileSignedIn: 401 },
  // The route that forgets to look up.
  { door: 'hybrid-fragile', whileSignedIn: 200 },
  { door: 'hybrid-hardened', whileSignedIn: 401 },
] as const)('a ban at $door', ({ door, whileSignedIn }) => {
  it('is for admins, not for oneself, and counts for whoever is looked up', async () => {
    const [admin, member] = [await signedIn(door, grace), await signedIn(door, ada)];
    const idIn = (row: string) => /accounts\/([\w-]+)\/(?:un)?ban/.exec(row)?.[1] ?? '';
    const id = idIn((await admin.get('/admin')).text);
    expect(await submit(member, '/notes', `/admin/accounts/${id}/ban`, {})).toMatchObject({ status: 403 });
    expect(await submit(admin, '/admin', '/admin/accounts/nobody/ban', {})).toMatchObject({ status: 404 });
    expect(await submit(admin, '/admin', `/admin/accounts/${id}/ban`, {})).toMatchObject({ status: 303, location: '/admin' });
    expect(await member.get('/api/notes')).toMatchObject({ status: whileSignedIn });
    expect(await signIn(visitorOf(agent, demo.urls[door]), ada)).toMatchObject({ status: 401 });
    expect(await submit(admin, '/admin', `/admin/accounts/${id}/unban`, {})).toMatchObject({ status: 303 });
    expect(await signIn(visitorOf(agent, demo.urls[door]), ada)).toMatchObject({ status: 303 });
  });
});

describe('what the hardened form adds', () => {
  it('a new session identifier at login', async () => {
    expect(await identifiersAround('session-fragile', 'connect.sid')).toMatchObject({ changed: false });
    expect(await identifiersAround('session-hardened', '__Host-sid')).toMatchObject({ changed: true });
  });

  it('a look-up on every route', async () => {
    for (const [door, status] of [['hybrid-fragile', 200], ['hybrid-hardened', 401]] as const) {
      const visitor = await signedIn(door, ada);
      const thief = visitor.thief();
      await submit(visitor, '/notes', '/logout', {});
      expect(await thief.get('/api/notes')).toMatchObject({ status });
    }
  });

  it('short tokens that renew themselves while the sign-in is in use', async () => {
    const visitor = await signedIn('hybrid-hardened', ada);
    const idle = visitor.thief();
    for (const minutes of [10, 20, 30]) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });
      expect((await visitor.get('/api/notes')).status, `after ${minutes} minutes`).toBe(200);
    }
    expect(await idle.get('/api/notes')).toMatchObject({ status: 401 });
    vi.useRealTimers();
  });

  it('no change that another site asks for', async () => {
    const foreign = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
    const note = new URLSearchParams({ title: 'Planted' });
    expect(await (await signedIn('session-fragile', ada)).post('/notes', note, foreign)).toMatchObject({ status: 303 });
    const hardened = await signedIn('session-hardened', ada);
    const token = csrfIn((await hardened.get('/notes')).text);
    expect(await hardened.post('/notes', new URLSearchParams({ title: 'Planted', _csrf: token }), foreign)).toMatchObject({ status: 403 });
    expect(await hardened.post('/notes', note)).toMatchObject({ status: 403 });
    expect(await hardened.post('/notes', new URLSearchParams({ title: 'Planted', _csrf: 'guess' }))).toMatchObject({ status: 403 });
  });

  it('a cookie that browsers send over HTTPS only, never to scripts, other sites or sibling hosts', async () => {
    const { setCookies } = await signIn(visitorOf(agent, demo.urls['session-hardened']), ada);
    const session = setCookies.find((line) => line.startsWith('__Host-sid='));
    expect(session).toMatch(/; Path=\/; .*; HttpOnly; Secure; SameSite=Lax$/);
    expect(session).not.toContain('Domain');
  });

  it('other sessions ended by a new password', async () => {
    for (const [door, status] of [['session-fragile', 200], ['session-hardened', 401], ['hybrid-fragile', 200], ['hybrid-hardened', 401]] as const) {
      const [here, there] = [await signedIn(door, grace), await signedIn(door, grace)];
      const changed = { current: grace.password, next: 'a-better-ledger' };
      expect(await submit(here, '/account', '/account/password', changed)).toMatchObject({ status: 303 });
      expect(await there.get('/api/notes')).toMatchObject({ status });
      expect(await here.get('/api/notes')).toMatchObject({ status: 200 });
      await submit(here, '/account', '/account/password', { current: changed.next, next: grace.password });
    }
  });
});

async function signedIn(door: (typeof doors)[number], account: Record<string, string>): Promise<Visitor> {
  const visitor = visitorOf(agent, demo.urls[door]);
  expect(await signIn(visitor, account)).toMatchObject({ status: 303 });
  return visitor;
}

function signIn(visitor: Visitor, account: Record<string, string>): Promise<Answer> {
  return submit(visitor, '/login', '/login', account);
}

/** Opens a page and sends a form of it, with its hidden field when it has one. */
async function submit(visitor: Visitor, page: string, action: string, fields: Record<string, string>): Promise<Answer> {
  const { text } = await visitor.get(page);
  return visitor.post(action, new URLSearchParams({ ...fields, ...(text.includes('_csrf') && { _csrf: csrfIn(text) }) }));
}

async function identifiersAround(door: (typeof doors)[number], name: string) {
  const visitor = visitorOf(agent, demo.urls[door]);
  await visitor.get('/login');
  const before = visitor.cookie(name);
  await signIn(visitor, ada);
  return { changed: before !== undefined && visitor.cookie(name) !== before };
}
