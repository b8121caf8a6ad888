import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { isLoopback } from '#demo/server/listen.ts';
import { startDemo } from '#demo/start.ts';
import { agentFor, visitorOf } from '#demo/compare/visitor.ts';

describe('the demo', () => {
  it.each(['0.0.0.0', '192.168.1.10', '::', '10.0.0.1', 'localhost.evil.test', '127.0.0.1.evil.test'])('refuses to listen on %s', async (address) => {
    expect(isLoopback(address)).toBe(false);
    await expect(startDemo({ port: 0, address })).rejects.toThrow('loopback only');
  });

  it('leaves no data behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
    vi.stubEnv('TMPDIR', folder);
    const demo = await startDemo({ port: 0 });
    expect(readdirSync(folder)).toHaveLength(1);
    await demo.close();
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });

  it('says which port is taken', async () => {
    const demo = await startDemo({ port: 0 });
    await expect(startDemo({ port: demo.port })).rejects.toThrow(`Port ${demo.port} is in use`);
    await demo.close();
  });

  it('answers no host name but its own', async () => {
    const demo = await startDemo({ port: 0, http: true });
    const agent = agentFor(demo);
    const visitor = visitorOf(agent, demo.urls.home);
    expect(await visitor.get('/', { host: 'evil.test' })).toMatchObject({ status: 421 });
    expect((await visitor.get('/')).status).toBe(200);
    await agent.close();
    await demo.close();
  });

  it('over plain http keeps the hardened doors shut', async () => {
    const demo = await startDemo({ port: 0, http: true });
    const agent = agentFor(demo);
    expect(await visitorOf(agent, demo.urls['session-hardened']).get('/')).toMatchObject({ status: 403 });
    expect(await visitorOf(agent, demo.urls['session-fragile']).get('/login')).toMatchObject({ status: 200 });
    await agent.close();
    await demo.close();
  });

  it('as a command prints addresses and accounts, and stops on Ctrl-C', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../../demo/main.ts', import.meta.url)), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes('Ctrl-C')) child.kill('SIGINT');
    }
    const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number]) : [child.exitCode];
    expect(code).toBe(0);
    for (const words of ['https://token-hardened.shop.localhost:', 'ada@shop.localhost', 'vulnerable on purpose']) expect(printed).toContain(words);
  });

  it.each([[['--port', 'many']], [['--port', '70000']], [['--colour']]])('as a command refuses %j', async (args) => {
    const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../../demo/main.ts', import.meta.url)), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    for await (const chunk of child.stderr) complaint += String(chunk);
    expect(complaint).toContain(args[0]);
    expect(complaint).not.toMatch(/\bat .+:\d+:\d+/);
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).not.toBe(0);
  });
});
