import yoctoSpinner from 'yocto-spinner';
import type { Io } from './io.ts';

/** Says on standard error what is going on, so that standard output stays clean for reports. */
export interface Progress {
  step(text: string): void;
  stop(): void;
}

/** A spinner on a terminal, lines with --verbose, nothing otherwise. */
export function progressOn(io: Io, options: { readonly quiet: boolean; readonly verbose: boolean }): Progress {
  if (options.quiet) return silent;
  if (options.verbose) {
    return { step: (text) => void io.stderr.write(`${text}\n`), stop: () => undefined };
  }
  return io.stderr.isTTY === true ? spinnerOn(io) : silent;
}

const silent: Progress = { step: () => undefined, stop: () => undefined };

/** Signals are left alone: Puppeteer ends its browser on them. */
function spinnerOn(io: Io): Progress {
  const spinner = yoctoSpinner({ stream: io.stderr, handleSignals: false });
  return {
    step(text) {
      spinner.text = text;
      if (!spinner.isSpinning) spinner.start();
    },
    stop: () => void spinner.stop(),
  };
}
