import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { serve } from '../cli/local-server.ts';
import { probeSenderWith } from '#cli/probe/probe-sender.ts';
import { audit } from '#shared/audit.ts';
import { set } from '#shared/facts/known.ts';
import { sampleOutcome } from '#shared/facts/session-sample.ts';
import { sampleIdentifiers } from '#shared/probe/sample-identifiers.ts';
import { captureTime, cookie, roleOf } from '../checks/facts.ts';

/** A server that gives each request what `next` says as its session, asked by the sender of the command with a clock that does not wait. */
async function sampled(next: (count: number, time: number) => string | undefined, { requests = 20, role = roleOf('session-id') } = {}) {
  const asked: { cookie: string | undefined; at: number }[] = [];
  const given: string[] = [];
  let now = captureTime;
  const port = await serve((request, response) => {
    const id = next(asked.length, now);
    asked.push({ cookie: request.headers.cookie, at: now });
    if (id !== undefined) given.push(id);
    response.writeHead(302, { location: '/login', 'set-cookie': ['theme=dark', ...(id === undefined ? [] : [`sid=${id}; Path=/; HttpOnly`])] }).end();
  });
  const origin = `http://127.0.0.1:${port}`;
  const facts = [cookie({ name: set('sid'), host: '127.0.0.1', seen: { in: 'set-cookie', url: origin, time: captureTime }, role })];
  const run = await sampleIdentifiers(
    { facts, origin, address: `${origin}/login?next=1`, requests },
    { send: probeSenderWith({ timeout: 5_000, allowInsecure: false }), logOut: async () => undefined, wait: async (time) => void (now += time), now: () => now, hashKey: 'key' },
  );
  return { ...run, asked, given, findings: audit([...facts, ...run.samples]).filter(({ check }) => check.startsWith('session-id-')).map(({ check, severity }) => `${check} ${severity}`) };
}

describe('identifiers that are given to strangers', () => {
  test.each([
    { name: '16 random bytes', next: () => randomBytes(16).toString('hex'), outcome: 'refused', findings: [] },
    { name: 'random UUIDs', next: () => randomUUID(), outcome: 'refused', findings: [] },
    { name: '32 random bytes that Express signed', next: () => `s%3A${randomBytes(24).toString('base64url')}.${randomBytes(32).toString('base64url')}0`, outcome: 'refused', findings: [] },
    { name: 'a counter', next: (count: number) => String(104_217 + count), outcome: 'accepted', findings: ['session-id-predictable high'] },
    { name: 'a counter behind the name of a host', next: (count: number) => `web1.${104_217 + count}`, outcome: 'accepted', findings: ['session-id-predictable high'] },
    { name: 'the clock', next: (_: number, time: number) => `${time}42`, outcome: 'accepted', findings: ['session-id-predictable high'] },
    { name: 'four random bytes in a long text', next: () => `sess_000000000000000000000000${randomBytes(4).toString('hex')}`, outcome: 'accepted', findings: ['session-id-low-entropy high'] },
    { name: 'ten random bytes', next: () => randomBytes(10).toString('hex'), outcome: 'refused', findings: ['session-id-low-entropy low'] },
    { name: 'one identifier for everybody', next: () => 'a3f9c2e1b7d40c95a3f9c2e1b7d40c95', outcome: 'unsure', findings: [] },
  ])('$name', async ({ next, outcome, findings }) => {
    const run = await sampled(next);
    expect(run.samples.map((sample) => sampleOutcome(sample).outcome)).toEqual([outcome]);
    expect(run.findings).toEqual(findings);
  });

  test('twenty requests without credentials, a second apart, and no identifier is kept', async () => {
    const { asked, given, samples, sent } = await sampled(() => randomBytes(16).toString('hex'));
    expect(asked.map(({ at }) => at - captureTime)).toEqual(Array.from({ length: 20 }, (_, index) => index * 1_000));
    expect(asked.every((request) => request.cookie === undefined)).toBe(true);
    expect(sent).toBe(20);
    expect(samples).toMatchObject([{ name: 'sid', domain: '127.0.0.1', path: '/', requests: 20, given: 20, distinct: 20, length: 32, bits: 128 }]);
    for (const id of given) expect(JSON.stringify(samples)).not.toContain(id.slice(0, 8));
  });

  test.each([
    { name: 'as many as are asked for', next: () => randomBytes(16).toString('hex'), options: { requests: 8 }, asked: 8, limits: [] },
    { name: 'three where none is given', next: () => undefined, options: {}, asked: 3, limits: ['sample-none-given'] },
    { name: 'none where no cookie is a session', next: () => 'x', options: { role: roleOf('preference') }, asked: 0, limits: ['sample-no-session'] },
    { name: 'none where that is only possible', next: () => 'x', options: { role: roleOf('session-id', 'possible') }, asked: 0, limits: ['sample-no-session'] },
    { name: 'a sealed session is no identifier', next: () => `Fe26.2**${'a1'.repeat(32)}*b2*c3*1768478400000*${'d4'.repeat(32)}*${'e5'.repeat(20)}`, options: {}, asked: 20, limits: ['sample-content'] },
  ])('$name', async ({ next, options, asked, limits }) => {
    const run = await sampled(next, options);
    expect(run.asked).toHaveLength(asked);
    expect(run.limits.map(({ id }) => id)).toEqual(limits);
  });
});

test('what strangers were given is a finding about the same cookie', async () => {
  const { samples } = await sampled((count) => String(104_217 + count));
  const [byProbe] = audit(samples);
  const passive = ['104217', '104218', '104219'].map((value, index) => cookie({ id: `cookie-${index}`, value: set(value), host: '127.0.0.1', seen: { in: 'set-cookie', url: 'http://127.0.0.1/', time: captureTime + index } }));
  expect(audit(passive).find(({ check }) => check === 'session-id-predictable')?.fingerprint).toBe(byProbe?.fingerprint);
});
