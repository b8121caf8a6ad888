import { spawn } from 'node:child_process';
import { buildAll } from './build.ts';
import { findChromium, findFirefox } from './browsers.ts';

// The whole of `npm test`, in the order in which a failure is cheapest to learn.
const steps: readonly { readonly name: string; readonly run: () => Promise<unknown> }[] = [
  { name: 'browsers', run: async () => console.log(`${await findChromium()}\n${await findFirefox()}`) },
  { name: 'types and lint', run: () => Promise.all([command('npm', ['run', '--silent', 'types']), command('npm', ['run', '--silent', 'lint'])]) },
  { name: 'build', run: buildAll },
  { name: 'tests', run: runTests },
];

for (const [index, step] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${step.name}`);
  const started = performance.now();
  try {
    await step.run();
  } catch (error) {
    console.error(`\n${step.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
  console.log(`${step.name}: done in ${Math.round((performance.now() - started) / 1000)} s`);
}

/** All of them in two lanes side by side that take about as long; those that were named, one after the other. A third lane takes longer on two cores. */
async function runTests(): Promise<void> {
  const named = process.argv.slice(2);
  if (named.length > 0) return command('npx', ['vitest', 'run', ...named]);
  const lanes = [
    ['--project', 'extension', '--project', 'firefox'],
    ['--project', 'unit', '--project', 'sites'],
  ];
  const outcomes = await Promise.allSettled(lanes.map((lane) => command('npx', ['vitest', 'run', ...lane])));
  const failed = outcomes.filter((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected');
  if (failed.length > 0) throw new Error(failed.map(({ reason }) => (reason instanceof Error ? reason.message : String(reason))).join('; '));
}

function command(name: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { stdio: 'inherit', env: process.env });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ${args.join(' ')} ended with code ${code}`))));
  });
}
