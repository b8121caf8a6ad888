import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// The libraries that tests run for real have a manifest and a lockfile of their own: using or building the product does
// not download them.
/** An installation that holds the lock for longer than this has died. Milliseconds. */
const lockLives = 300_000;

/** Installs the packages of a manifest below test/ when they are missing or older than its lockfile. */
export async function installTestPackages(name: 'packages' | 'third-party' = 'packages'): Promise<void> {
  const folder = path.resolve('test', name);
  const stamp = path.join(folder, 'node_modules', '.installed-from');
  const wanted = createHash('sha256').update(await readFile(path.join(folder, 'package-lock.json'))).digest('hex');
  if ((await textOf(stamp)) === wanted) return;
  await whileLocked(path.join(folder, '.installing'), async () => {
    if ((await textOf(stamp)) === wanted) return;
    await npmCi(folder);
    await writeFile(stamp, wanted);
  });
}

/** Two test runs may start at once: the second waits for the first. */
async function whileLocked(lock: string, work: () => Promise<void>): Promise<void> {
  const started = Date.now();
  while (!(await taken(lock))) {
    if (Date.now() - started > lockLives) await rm(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    return false;
  }
}

function npmCi(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let problems = '';
    child.stderr.on('data', (text: Buffer) => (problems += text.toString().slice(0, 4_000)));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The packages in ${folder} could not be installed (npm ci ended with code ${code}).\n${problems}`))));
  });
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

if (import.meta.filename === process.argv[1]) {
  await installTestPackages();
}
