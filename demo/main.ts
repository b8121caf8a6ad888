import { parseArgs } from 'node:util';
import { doors } from './server/hosts.ts';
import { startDemo, type Demo } from './start.ts';

const usage = `Starts the demo shop on loopback.

  npm run demo                  over HTTPS, with a certificate made for this run
  npm run demo -- --port 9443   on another port
  npm run demo -- --http        over plain http; the hardened doors stay shut
  npm run demo -- --instances 2 --sessions memory
                                two instances that take turns, each with sessions of its own:
                                every other request finds you signed out (--sessions shared: it does not)
`;

await run();

async function run(): Promise<void> {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, http: { type: 'boolean' }, help: { type: 'boolean' } } });
    if (values.help) return void process.stdout.write(usage);
    const starting = startDemo({ ...(values.port !== undefined && { port: portFrom(values.port) }), http: values.http ?? false });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void starting.then((demo) => demo.close()));
    process.stdout.write(welcome(await starting));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
  return port;
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
