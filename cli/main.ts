import { CommanderError } from 'commander';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { programFor } from './program.ts';

/** Runs the command with the arguments behind its name. Gives the exit code and never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = programFor(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own message, or the help or version that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Failure) io.stderr.write(`error: ${error.message}\n`);
    else io.stderr.write(`error: Something went wrong inside Crumbtrail. Please report it:\n${error instanceof Error ? error.stack : String(error)}\n`);
    return 2;
  }
}
