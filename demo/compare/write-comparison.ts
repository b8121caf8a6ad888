import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { measuredComparison, type Comparison } from './measurements.ts';

const page = 'docs/comparison.md';
const table = 'demo/pages/measured.json';

/** Measures, and writes the page and the table that the demo's front page shows. Returns the files that were written. */
export async function writeComparison(progress: (line: string) => void): Promise<string[]> {
  const comparison = await measuredComparison(progress);
  await writeFile(fromTop(page), markdownOf(comparison));
  await writeFile(fromTop(table), `${JSON.stringify(comparison, null, 2)}\n`);
  return [page, table];
}

function fromTop(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}

export function markdownOf({ columns, rows, sizes }: Comparison): string {
  return [
    '# Sessions and tokens, measured',
    '',
    'Written by `npm run demo -- --compare` from the doors of the demo. Each number is made again by that command. Rates are',
    'ratios: what one machine does in a second says nothing about another. Two instances run in one process; they share a',
    'database where the table does not say otherwise, and nothing else.',
    '',
    `| | ${columns.map(({ title }) => title).join(' | ')} |`,
    `|---|${'---|'.repeat(columns.length)}`,
    ...rows.map((row) => `| **${row.title}** | ${columns.map(({ id }) => row.cells[id] ?? 'not measured').join(' | ')} |`),
    '',
    '## How each row is measured',
    '',
    ...rows.map(({ title, how }) => `- **${title}**: ${how}`),
    '',
    '## A token that carries what a session would look up',
    '',
    'Octets of an access token by the number of groups in it. Browsers keep a cookie of at most 4096 octets, name included.',
    'A session identifier stays as small as it is.',
    '',
    '| groups | octets | as a cookie |',
    '|---:|---:|---|',
    ...sizes.map(({ groups, octets, fitsCookie }) => `| ${groups} | ${octets} | ${fitsCookie ? 'kept' : 'refused'} |`),
    '',
  ].join('\n');
}
