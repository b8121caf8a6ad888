// A Redis of our own for the tests of the demo: on loopback, in memory, ended with the test.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { aptInstalls, installWithApt } from './apt.ts';

const run = promisify(execFile);
const program = 'redis-server';

export interface RunningRedis {
  readonly url: string;
  /** Ends it as a crash would. */
  close(): Promise<void>;
}

/** Starts a Redis, which is installed first where that is possible. Throws with the command to run where it is not. */
export async function startRedis(): Promise<RunningRedis> {
  if (!(await isInstalled())) {
    if (!(await aptInstalls())) throw new Error(`No ${program} was found. Install it (Debian: apt-get install ${program}).`);
    await installWithApt(program, 'some seconds, 2 MB');
  }
  const port = await freePort();
  const server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await untilReady(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      if (server.exitCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}

async function isInstalled(): Promise<boolean> {
  try {
    await run(program, ['--version']);
    return true;
  } catch {
    return false;
  }
}

async function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of server.stdout ?? []) {
    said = (said + String(chunk)).slice(-4_000);
    if (said.includes('Ready to accept connections')) break;
  }
  if (server.exitCode !== null) throw new Error(`${program} did not start: ${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
