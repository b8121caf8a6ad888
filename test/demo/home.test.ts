import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Agent } from 'undici';
import { agentFor, visitorOf } from '#demo/compare/visitor.ts';
import { doors } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';

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

const page = async (path: string) => (await visitorOf(agent, demo.urls.home).get(path)).text;

it('leads to every door and names the accounts', async () => {
  const text = await page('/');
  for (const { id, title } of doors) expect(text).toContain(`<a href="${demo.urls[id]}">${title}</a>`);
  for (const { email, password } of demo.accounts) expect(text).toContain(`<td>${email}</td><td><code>${password}</code></td>`);
  expect(text.match(/<svg class="sequence"/g)).toHaveLength(2);
});

it('answers the decision guide', async () => {
  const bank = await page('/?clients=pages&services=one&revocation=immediate&scale=many&thirdParty=none');
  expect(bank).toContain('Use server-side sessions');
  expect(bank).toMatch(/value="immediate" checked/);
  const machines = await page('/?clients=machine&services=independent&revocation=minutes&scale=regions&thirdParty=none');
  expect(machines).toContain('Use short-lived access tokens');
});

it.each(['/?clients=pages', '/?clients=%3Cscript%3E&services=1', '/?services=one&services=two', '/?__proto__=x', '/?x=%E0%A4%A'])('asks for the missing answers of %s', async (path) => {
  const text = await page(path);
  expect(text).toContain('Please answer every question');
  expect(text).not.toContain('data-verdict');
  expect(text).not.toContain('<script>');
});
