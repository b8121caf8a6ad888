import { Command, Option } from 'commander';
import type { AnyCheck } from '#shared/checks/define.ts';
import { checks } from '#shared/checks/index.ts';
import { written } from '../deliver.ts';
import type { Io } from '../io.ts';

/** Lists the catalogue. */
export function checksCommand(io: Io): Command {
  return new Command('checks')
    .description('list all checks')
    .addOption(new Option('-f, --format <format>', 'how the list is written').choices(['text', 'json']).default('text'))
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      await written(io.stdout, format === 'json' ? `${JSON.stringify(checks.map(listed), undefined, 2)}\n` : table(checks));
    });
}

function listed({ id, family, title, severity, detectable, references }: AnyCheck) {
  return { id, family, title, severity, detectable, references };
}

function table(rows: readonly AnyCheck[]): string {
  const width = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}`);
  return `${lines.join('\n')}\n\n${rows.length} checks. What one of them means: crumbtrail explain <check>\n`;
}
