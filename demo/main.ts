import { parseArgs } from 'node:util';
import type { SessionPlace } from './instance.ts';
import { doors } from './server/hosts.ts';
import { startDemo, type Demo } from './start.ts';

const usage = `Starts the demo shop on loopback.

  npm run demo                  over HTTPS, with a certificate made for this run
  npm run demo -- --port 9443   on another port
  npm run demo -- --http        over plain http; the hardened doors stay shut
  npm run demo -- --instances 2 --sessions memory
                                two instances that take turns, each with sessions of its own:
                                the second one does not know you (--sessions shared: it does)
  REDIS_URL=redis://127.0.0.1:6379 npm run demo
                                the session doors keep their sessions in that Redis
  npm run demo -- --compare     measures the doors and writes docs/comparison.md
`;

const argumentsKnown = {
  port: { type: 'string' },
  http: { type: 'boolean' },
  instances: { type: 'string' },
  sessions: { type: 'string' },
  compare: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

await run();

async function run(): Promise<void> {
  try {
    const { values } = parseArgs({ options: argumentsKnown });
    if (values.help) return void process.stdout.write(usage);
    if (values.compare) return await compare();
    const starting = startDemo({
      ...(values.port !== undefined && { port: numberFrom('--port', values.port, 0, 65_535) }),
      ...(values.instances !== undefined && { instances: numberFrom('--instances', values.instances, 1, 8) }),
      ...(values.sessions !== undefined && { sessions: placeFrom(values.sessions) }),
      ...(process.env.REDIS_URL && { redisUrl: process.env.REDIS_URL }),
      http: values.http ?? false,
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void starting.then((demo) => demo.close()));
    process.stdout.write(welcome(await starting));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function compare(): Promise<void> {
  const { writeComparison } = await import('./compare/write-comparison.ts');
  for (const file of await writeComparison((line) => void process.stderr.write(`${line}\n`))) process.stdout.write(`${file}\n`);
}

function numberFrom(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) throw new Error(`${option} takes a number from ${least} to ${most}, not "${text}".`);
  return number;
}

function placeFrom(text: string): SessionPlace {
  if (text !== 'shared' && text !== 'memory') throw new Error(`--sessions takes shared or memory, not "${text}".`);
  return text;
}

function welcome({ urls, accounts, certificate }: Demo): string {
  const width = Math.max(...doors.map(({ title }) => title.length));
  return [
    `Lemon & Ledger is open: ${urls.home}`,
    '',
    ...doors.map(({ id, title }) => `  ${title.padEnd(width)}  ${urls[id]}`),
    '',
    ...accounts.map(({ email, password, role }) => `  ${email}  ${password}  (${role})`),
    '',
    'The fragile doors are vulnerable on purpose. Only this computer can reach them.',
    ...(certificate ? ['The certificate was made for this run, so the browser warns once for each host.'] : []),
    'Ctrl-C stops the demo and removes its data.',
    '',
  ].join('\n');
}
