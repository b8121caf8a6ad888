// Sessions that an application keeps itself, where another file may look them up by their user, and where none has to.
import { expect, test } from 'vitest';
import cases from '../checks/session/session-concurrency-unmanaged.ts';
import { verdictsOn } from './verdicts-on.ts';

const check = 'session-concurrency-unmanaged';

const login = (keep: string) => `import express from 'express';
import { randomUUID } from 'node:crypto';
const app = express();
app.post('/login', async (req, res) => {
  const user = await users.withPassword(req.body.name, req.body.password);
  const id = randomUUID();
  ${keep}
  res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' }).end();
});
`;
const map = 'const sessions = new Map();\n';
const keep = 'sessions.set(id, { userId: user.id });';
const create = `import { randomUUID } from 'node:crypto';
const sessions = new Map<string, Session>();
export function createSession(user: User): string {
  const id = randomUUID();
  sessions.set(id, { userId: user.id, expiresAt: Date.now() + 3_600_000 });
  return id;
}
`;

test.each([
  ['the map of the file', map + login(keep), ['fail']],
  ['a map that is exported', `export ${map}${login(keep)}`, ['unsure']],
  ['a map that is exported at the end', `${map}${login(keep)}export { sessions };`, ['unsure']],
  ['a map that is handed on', `${map}${login(keep)}app.use('/account', accountPages(sessions));`, ['unsure']],
  ['a map under another name', `${map}${login(keep)}const all = sessions;`, ['unsure']],
  ['a map with a size', `${map}${login(keep)}app.get('/health', (req, res) => res.json(sessions.size));`, ['fail']],
  ['a module of its own', create, ['unsure']],
  ['a module of its own that ends those of a user', `${create}export function revoke(user: User) { for (const [id, one] of sessions) if (one.userId === user.id) sessions.delete(id); }`, []],
  ['Redis', login('await redis.set(`sess:${id}`, JSON.stringify({ userId: user.id }), { EX: 3600 });'), ['unsure']],
  ['Redis with a set for each user', login('await redis.set(`sess:${id}`, JSON.stringify({ userId: user.id }));\n  await redis.sAdd(`logins:${user.id}`, id);'), []],
  ['sets of identifiers by user', map + login(`${keep}\n  idsBy(user).add(id);`), []],
  ['a chat', `${map}app.post('/talks', (req, res) => { const id = crypto.randomUUID(); sessions.set(id, { userId: req.user.id, messages: [] }); res.json({ id }); });`, []],
  ['what Redis holds for a reset', login('await redis.set(`reset:${id}`, JSON.stringify({ userId: user.id }));'), []],
])('%s', (_, code, verdicts) => {
  expect(verdictsOn(code, check)).toEqual(verdicts);
});

test.each(cases.code.good)('not even unsure: $name', ({ code }) => {
  expect(verdictsOn(code, check)).toEqual([]);
});
