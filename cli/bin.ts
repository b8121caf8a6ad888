#!/usr/bin/env node
import { processIo } from './io.ts';
import { main } from './main.ts';

// `crumbtrail … | head` closes the pipe early; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2), processIo);
