import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** True as root on Debian and its children. */
export async function aptInstalls(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(await readFile('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Waits for another apt that may be running: two test runs can begin at the same moment. */
export async function installWithApt(name: string, cost: string): Promise<void> {
  console.error(`Installing ${name} with apt-get (${cost}) …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 1024 * 1024 };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...wait, 'update'], options);
  await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', name], options);
}
