import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { DoorId } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import type { toReportFile } from '#shared/report/report-file.ts';
import type { Report } from '#shared/report/report.ts';
import { sharedChromium } from '../browsers/shared-chromium.ts';
import { serve } from './local-server.ts';
import { runCommand } from './run-command.ts';
import { signIn } from './sign-in.ts';
import { folderWith } from './temporary-folder.ts';

const env = sharedChromium();
let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
});
afterAll(() => demo.close());

async function probed(url: string, ...argv: string[]) {
  const { exitCode, stdout, stderr } = await runCommand([url, '--allow-insecure', '--format', 'json', ...argv], { env });
  if (stdout === '') throw new Error(stderr);
  const [report] = (JSON.parse(stdout) as ReturnType<typeof toReportFile>).reports;
  if (report === undefined) throw new Error(stderr);
  return { exitCode, stdout, report, outcomes: outcomesIn(report), findings: report.findings.map(({ check, severity }) => `${check} ${severity}`), limits: report.limits.map(({ id }) => id) };
}

function outcomesIn({ probes = [] }: Report): Record<string, string> {
  return Object.fromEntries(probes.map(({ probe, outcome }) => [probe, outcome]));
}

async function stateOf(door: DoorId, account: number, { onTestFinished }: TestContext): Promise<string> {
  const { storageState } = await signIn(demo.urls[door], demo.accounts[account]!);
  return join(await folderWith({ 'state.json': JSON.stringify(storageState) }, onTestFinished), 'state.json');
}

const logoutButton = '[data-action="logout"]';

describe.concurrent('the demo', () => {
  test('the fragile token door accepts a token after logout, and no forged one', async (context) => {
    const notes = `${demo.urls['token-fragile'].replace('://', '://api.')}notes`;
    const run = await probed(`${demo.urls['token-fragile']}notes`, '--storage-state', await stateOf('token-fragile', 0, context), '--probe', 'logout,tampered', '--probe-url', notes, '--logout-click', logoutButton);
    expect(run.outcomes).toEqual({ 'altered-signature': 'refused', 'alg-none': 'refused', 'after-logout': 'accepted' });
    expect(run.findings).toContain('session-usable-after-logout high');
    expect(run.report.model).toMatchObject({ kind: 'token', confidence: 'high' });
    expect(run.report.comparison.find(({ id }) => id === 'revocation')?.observed).toMatchObject({ text: 'Not at logout: the same credential was still accepted.', basis: 'observed' });
    expect(run.exitCode).toBe(1);
    expect(run.report.probes).toMatchObject([{ url: notes }, { url: notes }, { url: notes }]);
  });

  test('the admin page of the fragile token door believes any token', async (context) => {
    const admin = demo.accounts.findIndex(({ role }) => role === 'admin');
    const run = await probed(`${demo.urls['token-fragile']}admin`, '--storage-state', await stateOf('token-fragile', admin, context), '--probe', 'tampered');
    expect(run.outcomes).toEqual({ 'altered-signature': 'accepted', 'alg-none': 'accepted' });
    expect(run.findings).toContain('jwt-tampered-token-accepted critical');
  });

  test('the hardened session door refuses the old session', async (context) => {
    const run = await probed(`${demo.urls['session-hardened']}account`, '--storage-state', await stateOf('session-hardened', 0, context), '--probe', 'all', '--logout-click', logoutButton);
    expect(run.outcomes).toEqual({ 'foreign-origin': 'refused', 'after-logout': 'refused' });
    expect(run).toMatchObject({ exitCode: 0, findings: [], report: { model: { kind: 'session', confidence: 'high' } } });
    expect(run.limits).toContain('probe-no-jwt');
  });

  test('the hardened hybrid door refuses its token after logout: that makes it a hybrid', async (context) => {
    const run = await probed(`${demo.urls['hybrid-hardened']}account`, '--storage-state', await stateOf('hybrid-hardened', 0, context), '--probe', 'logout,tampered', '--logout-click', logoutButton);
    expect(run.outcomes).toEqual({ 'altered-signature': 'refused', 'alg-none': 'refused', 'after-logout': 'refused' });
    expect(run.report.model).toMatchObject({ kind: 'hybrid', confidence: 'high' });
  });
});

describe.concurrent('a server of our own', () => {
  const html = { 'content-type': 'text/html' };

  /** Counts what comes from the command itself; a browser names itself. */
  async function serverWith(logout: (end: () => void) => number) {
    const asked: string[] = [];
    let isOpen = true;
    const port = await serve((request, response) => {
      if (request.headers['user-agent']?.startsWith('crumbtrail/')) asked.push(`${request.method} ${request.url} ${request.headers.cookie ?? 'nobody'}`);
      if (request.url === '/logout') return response.writeHead(logout(() => (isOpen = false)), html).end('<p>bye');
      const knows = isOpen && request.headers.cookie?.includes('sid=') === true;
      response.writeHead(knows ? 200 : 401, html).end(knows ? '<p>account' : '<p>sign in');
    });
    env.APP_COOKIE = 'sid=q8WvT2xLzN4bKc7RdYh1JmPf5Gs9Ae3U';
    return { url: `http://localhost:${port}/`, asked };
  }

  test('nothing is sent without the flag', async () => {
    const { url, asked } = await serverWith(() => 200);
    const run = await probed(url, '--cookie-env', 'APP_COOKIE');
    expect(asked).toEqual([]);
    expect(run.report).not.toHaveProperty('probes');
  });

  test.each([
    { name: 'ends the session', status: 200, ends: true, outcome: 'refused' },
    { name: 'does nothing', status: 200, ends: false, outcome: 'accepted' },
    { name: 'fails', status: 500, ends: false, outcome: 'unsure' },
  ])('an address for the logout that $name', async ({ status, ends, outcome }) => {
    const { url, asked } = await serverWith((end) => {
      if (ends) end();
      return status;
    });
    const run = await probed(url, '--cookie-env', 'APP_COOKIE', '--probe', 'logout', '--logout-url', `${url}logout`);
    expect(run.outcomes).toEqual({ 'after-logout': outcome });
    expect(asked).toEqual([`GET / ${env.APP_COOKIE}`, 'GET / nobody', `GET / ${env.APP_COOKIE}`]);
    expect(run.stdout).not.toContain('q8WvT2xLzN4bKc7R');
  });

  test('a click on nothing proves nothing', async () => {
    const { url } = await serverWith(() => 200);
    const run = await probed(url, '--cookie-env', 'APP_COOKIE', '--probe', 'logout', '--logout-click', '#absent');
    expect(run.report.probes).toMatchObject([{ outcome: 'unsure', reason: 'The page shows nothing that --logout-click names.' }]);
  });
});
