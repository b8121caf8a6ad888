import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Agent } from 'undici';
import { startDemo, type Demo } from '#demo/start.ts';
import { agentFor, visitorOf, type Visitor } from '#demo/compare/visitor.ts';

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
afterEach(() => void vi.useRealTimers());

const doors = ['token-fragile', 'token-hardened'] as const;
type TokenDoor = (typeof doors)[number];
const ada = { email: 'ada@shop.localhost', password: 'lemons-for-ada' };
const grace = { email: 'grace@shop.localhost', password: 'ledgers-for-grace' };

describe.each(doors)('%s', (door) => {
  it('hands out a token that the second service verifies by itself', async () => {
    const { token } = await signedIn(door, ada);
    const api = apiOf(door);
    expect(await api.get('/notes')).toMatchObject({ status: 401 });
    expect(JSON.parse((await api.get('/notes', bearer(token))).text)).toHaveLength(2);
  });

  it('keeps and deletes a note over the API', async () => {
    const { token } = await signedIn(door, grace);
    const api = apiOf(door);
    const made = await api.post('/notes', { title: 'Peel', text: 'Thin' }, bearer(token));
    expect(made.status).toBe(201);
    const { id } = JSON.parse(made.text) as { id: string };
    expect(await api.send('DELETE', `/notes/${id}`, bearer((await signedIn(door, ada)).token))).toMatchObject({ status: 404 });
    expect(await api.send('DELETE', `/notes/${id}`, bearer(token))).toMatchObject({ status: 204 });
  });

  it('refuses a token whose claims or signature were changed', async () => {
    const { token } = await signedIn(door, ada);
    const [header, payload, signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, role: 'admin' })).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const bad of [`${header}.${forged}.${signature}`, `${header}.${payload}.${other}`, `${unsigned}.${forged}.`, 'x', '..', 'a.b.c']) {
      expect(await apiOf(door).get('/notes', bearer(bad)), bad).toMatchObject({ status: 401 });
    }
  });

  it('renews the access token with the refresh cookie, and only with it', async () => {
    const { visitor } = await signedIn(door, ada);
    expect(await visitor.post('/token/refresh')).toMatchObject({ status: 200 });
    expect(await visitorOf(agent, demo.urls[door]).post('/token/refresh')).toMatchObject({ status: 401 });
  });

  it('shares a note for an hour, and only its owner can', async () => {
    const { token } = await signedIn(door, ada);
    const api = apiOf(door);
    const [note] = JSON.parse((await api.get('/notes', bearer(token))).text) as { id: string; title: string }[];
    const other = await signedIn(door, grace);
    expect(await api.post(`/notes/${note?.id}/share`, {}, bearer(other.token))).toMatchObject({ status: 404 });
    const { url } = JSON.parse((await api.post(`/notes/${note?.id}/share`, {}, bearer(token))).text) as { url: string };
    expect((await api.get(url)).text).toContain(note?.title);
    later(61 * minute);
    expect((await api.get(url)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('what the hardened form adds', () => {
  it('no admin page for whoever writes "admin" into a token', async () => {
    const forged = `${encoded({ alg: 'HS256' })}.${encoded({ sub: 'x', name: 'Mallory', role: 'admin' })}.AAAA`;
    expect((await visitorOf(agent, demo.urls['token-fragile']).get('/admin', { cookie: `token=${forged}` })).text).toContain('ada@shop.localhost');
    expect(await visitorOf(agent, demo.urls['token-hardened']).get('/admin/accounts', bearer(forged))).toMatchObject({ status: 403 });
    expect(await visitorOf(agent, demo.urls['token-hardened']).get('/admin/accounts', bearer((await signedIn('token-hardened', ada)).token))).toMatchObject({ status: 403 });
    expect(await visitorOf(agent, demo.urls['token-hardened']).get('/admin/accounts', bearer((await signedIn('token-hardened', grace)).token))).toMatchObject({ status: 200 });
  });

  it('tokens that end after minutes, not months', async () => {
    const tokens = { fragile: (await signedIn('token-fragile', ada)).token, hardened: (await signedIn('token-hardened', ada)).token };
    later(6 * minute);
    expect(await apiOf('token-fragile').get('/notes', bearer(tokens.fragile))).toMatchObject({ status: 200 });
    expect(await apiOf('token-hardened').get('/notes', bearer(tokens.hardened))).toMatchObject({ status: 401 });
    later(61 * 24 * 60 * minute);
    expect(await apiOf('token-fragile').get('/notes', bearer(tokens.fragile))).toMatchObject({ status: 401 });
  });

  it('a logout that ends the refresh token, also a copy of it', async () => {
    for (const [door, status] of [['token-fragile', 200], ['token-hardened', 401]] as const) {
      const { visitor } = await signedIn(door, ada);
      const thief = visitor.thief();
      expect(await visitor.post('/logout')).toMatchObject({ status: 200 });
      expect(await thief.post('/token/refresh')).toMatchObject({ status });
    }
  });

  it('the end of the whole sign-in when a refresh token comes twice', async () => {
    const { visitor } = await signedIn('token-hardened', ada);
    const thief = visitor.thief();
    expect(await visitor.post('/token/refresh')).toMatchObject({ status: 200 });
    expect(await thief.post('/token/refresh')).toMatchObject({ status: 401 });
    expect(await visitor.post('/token/refresh')).toMatchObject({ status: 401 });
  });

  it('a list of the places where one is signed in, and an end to all of them', async () => {
    const [here, there] = [await signedIn('token-hardened', grace), await signedIn('token-hardened', grace)];
    const places = JSON.parse((await here.visitor.get('/account/places')).text) as { current: boolean }[];
    expect(places.length).toBeGreaterThanOrEqual(2);
    expect(places.filter(({ current }) => current)).toHaveLength(1);
    expect(await here.visitor.post('/logout-everywhere')).toMatchObject({ status: 200 });
    expect(await there.visitor.post('/token/refresh')).toMatchObject({ status: 401 });
    expect((await (await signedIn('token-fragile', grace)).visitor.get('/account/places')).text).toBe('[]');
  });

  it('other devices signed out by a new password', async () => {
    const [here, there] = [await signedIn('token-hardened', ada), await signedIn('token-hardened', ada)];
    expect(await here.visitor.post('/account/password', { current: ada.password, next: 'a-better-lemon' })).toMatchObject({ status: 200 });
    expect(await there.visitor.post('/token/refresh')).toMatchObject({ status: 401 });
    expect(await here.visitor.post('/token/refresh')).toMatchObject({ status: 200 });
    await here.visitor.post('/account/password', { current: 'a-better-lemon', next: ada.password });
  });

  it('a refresh that no other origin can ask for, and an API that answers one page only', async () => {
    const { visitor } = await signedIn('token-hardened', ada);
    expect(await visitor.post('/token/refresh', undefined, { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    const preflight = await apiOf('token-hardened').send('OPTIONS', '/notes', { origin: 'https://evil.test' });
    expect(preflight.headers['access-control-allow-origin']).toBe(demo.urls['token-hardened'].replace(/\/$/, ''));
    expect((await apiOf('token-fragile').send('OPTIONS', '/notes')).headers['access-control-allow-origin']).toBe('*');
  });
});

describe.each(doors)('a ban at %s', (door) => {
  it('stops the refresh at once, and a token that is out only when it expires', async () => {
    const [admin, member] = [await signedIn(door, grace), await signedIn(door, ada)];
    const id = String(claimsOf(member.token)['sub']);
    const as = (token: string) => ({ ...bearer(token), cookie: `token=${token}` });
    expect(await member.visitor.post(`/admin/accounts/${id}/ban`, undefined, as(member.token))).toMatchObject({ status: 403 });
    expect(await admin.visitor.post(`/admin/accounts/${String(claimsOf(admin.token)['sub'])}/ban`, undefined, as(admin.token))).toMatchObject({ status: 400 });
    expect((await admin.visitor.post(`/admin/accounts/${id}/ban`, undefined, as(admin.token))).status).toBeLessThan(400);
    expect(await member.visitor.post('/token/refresh')).toMatchObject({ status: 401 });
    expect(await apiOf(door).get('/notes', bearer(member.token))).toMatchObject({ status: 200 });
    expect((await admin.visitor.post(`/admin/accounts/${id}/unban`, undefined, as(admin.token))).status).toBeLessThan(400);
    expect((await signedIn(door, ada)).token).not.toBe('');
  });
});

const minute = 60_000;

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

function later(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
}

async function signedIn(door: TokenDoor, account: Record<string, string>): Promise<{ visitor: Visitor; token: string }> {
  const visitor = visitorOf(agent, demo.urls[door]);
  const answer = await visitor.post('/login', account);
  expect(answer).toMatchObject({ status: 200 });
  return { visitor, token: (JSON.parse(answer.text) as { token: string }).token };
}

function apiOf(door: TokenDoor): Visitor {
  return visitorOf(agent, demo.urls[door].replace('://', '://api.'));
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
