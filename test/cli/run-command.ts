import { Readable, Writable } from 'node:stream';
import { main } from '#cli/main.ts';

export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The time at which the command runs in tests, unless it looks at something that has a clock of its own. */
export const testTime = Date.UTC(2026, 10, 23, 12);

/** Runs the command through its public door with an input and an environment of its own. */
export async function runCommand(argv: readonly string[], options: { stdin?: string; env?: NodeJS.ProcessEnv; cwd?: string; now?: () => number } = {}): Promise<CommandRun> {
  const stdout = collector();
  const stderr = collector();
  const exitCode = await main(argv, {
    stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
    stdout,
    stderr,
    env: { PATH: process.env.PATH, ...options.env },
    cwd: options.cwd ?? process.cwd(),
    now: options.now ?? (() => testTime),
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): Writable & { text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString('utf8') });
}
