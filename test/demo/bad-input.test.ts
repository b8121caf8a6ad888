import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'undici';
import { doors } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import { agentFor, csrfIn, visitorOf, type Answer } from '#demo/compare/visitor.ts';

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

const json = { accept: 'application/json' };

describe.each(doors)('$id', ({ id, kind, form }) => {
  const visitor = () => visitorOf(agent, demo.urls[id]);

  async function login(fields: Record<string, unknown>, at = visitor()): Promise<Answer> {
    if (kind === 'token') return at.post('/login', fields);
    const { text } = await at.get('/login');
    return at.post('/login', { ...fields, ...(form === 'hardened' && { _csrf: csrfIn(text) }) });
  }

  it('says the same for a wrong password and an unknown account', async () => {
    const known = await login({ email: 'ada@shop.localhost', password: 'wrong' });
    const unknown = await login({ email: 'nobody@shop.localhost', password: 'wrong' });
    for (const answer of [known, unknown]) expect(answer.status).toBe(401);
    for (const answer of [known, unknown]) expect(answer.text).toContain('Wrong e-mail address or password.');
  });

  it.each([
    ['no fields', {}],
    ['fields that are no text', { email: { $ne: '' }, password: ['x'] }],
    ['an enormous address', { email: 'a'.repeat(5000), password: 'x' }],
  ])('refuses a login with %s', async (_name, fields) => {
    expectClear(await login(fields), 401);
  });

  it('locks an account after five wrong passwords, in the hardened form', async () => {
    const fields = { email: 'Grace@shop.localhost ', password: 'wrong' };
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await login(fields)).status).toBe(401);
    const sixth = await login({ ...fields, email: 'grace@shop.localhost', password: 'ledgers-for-grace' });
    if (form === 'fragile') return expect(sixth.status).toBeLessThan(400);
    expectClear(sixth, 429);
    expect(sixth.text).toContain('locked for 15 minutes');
    expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0);
  });

  it.each([
    ['malformed JSON', '{"email":', 400, 'not valid JSON'],
    ['a JSON body that is no object', '5', 400, 'not valid JSON'],
    ['an oversized body', JSON.stringify({ email: 'a'.repeat(20_000) }), 413, 'At most 16 KB'],
  ])('answers %s clearly', async (_name, body, status, words) => {
    const answer = await visitor().post('/login', body, json);
    expectClear(answer, status);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringContaining(words) });
  });

  it.each([
    ['unfinished escapes', '%E0%A4%A'],
    ['a signature that is not ours', 's%3Aabc.def'],
    ['JSON that does not end', 'j:{"a":'],
    ['nothing but punctuation', ';;=;,=,'],
  ])('takes cookies with %s for no cookies', async (_name, value) => {
    const cookie = ['connect.sid', '__Host-sid', 'remember_token', 'token', 'refresh_token', '__Host-refresh', 'auth_token', '__Host-auth_token'].map((name) => `${name}=${value}`).join('; ');
    const page = await visitor().get('/login', { cookie });
    expect(page.status).toBe(200);
    const refused = await visitor().post(kind === 'token' ? '/token/refresh' : '/logout-everywhere', {}, { cookie });
    expectClear(refused, form === 'hardened' && kind === 'session' ? 403 : 401);
  });

  it('answers unknown addresses and broken escapes clearly', async () => {
    expectClear(await visitor().get('/nothing/here'), 404);
    expectClear(await visitor().get('/notes/%E0%A4%A'), 400, 404);
  });

  it('refuses a password that is too short or not confirmed by the current one', async () => {
    const at = visitor();
    const signedIn = await login({ email: 'ada@shop.localhost', password: 'lemons-for-ada' }, at);
    const headers: Record<string, string> = kind === 'token' ? { authorization: `Bearer ${(JSON.parse(signedIn.text) as { token: string }).token}` } : {};
    const change = async (fields: object) => {
      const _csrf = kind === 'session' ? csrfIn((await at.get('/account')).text) : undefined;
      return at.post('/account/password', { ...fields, _csrf }, headers);
    };
    expectClear(await change({ current: 'lemons-for-ada', next: 'short' }), 400);
    expectClear(await change({ current: 'lemons-for-ada', next: { length: 99 } }), 400);
    expectClear(await change({ current: 'wrong', next: 'long-enough-for-us' }), 403);
    expectClear(await visitorOf(agent, demo.urls[id]).post('/account/password', { current: 'x', next: 'y' }), 401, 403);
  });
});

/** A problem is told in words: no stack trace, no path, no name of a library's error. */
function expectClear(answer: Answer, ...statuses: number[]): void {
  expect(statuses).toContain(answer.status);
  expect(answer.text).not.toMatch(/node_modules|\bat .+:\d+:\d+|[A-Z]\w+Error\b|\.ts\b/);
  expect(answer.text.length).toBeGreaterThan(10);
}
