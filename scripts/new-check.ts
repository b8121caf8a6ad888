// npm run new -- <id>: writes module, page and cases of a check. What is left to write fails until it is written.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Family } from '#shared/checks/define.ts';
import { checkFiles } from './generated-docs.ts';

const families: readonly Family[] = ['cookie', 'session', 'jwt', 'token', 'csrf', 'oauth', 'headers', 'model'];

/** What stands wherever somebody has to write; the runner of the cases refuses it. */
export const unwritten = '(to be written)';

/** Paths and contents of the files of a new check, or a sentence that says why there can be none. */
export function newCheckFiles(id: string, family: string | undefined, existing: readonly string[]): Map<string, string> | string {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+){1,9}$/.test(id)) {
    return [
    `"${id}" is no id for a check: use words in lower case with hyphens between them, such as cookie-missing-secure.`,
  ].join('\n');
  }
  const room = family ?? id.split('-')[0] ?? '';
  if (!isFamily(room)) {
    return [
    `"${room}" is no family: start the id with one of ${families.join(', ')}, or name one with --family=<family>.`,
  ].join('\n');
  }
  if (existing.includes(id)) return `The check ${id} exists already.`;
  return new Map([
    [`shared/checks/${room}/${id}.ts`, checkModule(id, room)],
    [`shared/checks/${room}/${id}.md`, '## Why\n\n'],
    [`test/checks/${room}/${id}.ts`, caseModule()],
  ]);
}

function isFamily(name: string): name is Family {
  return families.some((family) => family === name);
}

function checkModule(id: string, family: Family): string {
  return [
    "import { ofAuthCookies } from '../auth-cookie.ts';",
    "import { defineCheck, skip } from '../define.ts';",
    '',
    'export default defineCheck({',
    `  id: '${id}',`,
    `  family: '${family}',`,
    `  title: '${unwritten}',`,
    `  why: '${unwritten}',`,
    `  remedy: '${unwritten}',`,
    "  severity: 'medium',",
    `  severityReason: '${unwritten}',`,
    "  detectable: ['live-passive', 'source'],",
    '  references: { asvs: [], cwe: [], wstg: [], other: [] },',
    '  messages: {',
    `    found: 'Cookie "{{name}}" ${unwritten}.',`,
    '  },',
    '  judge: {',
    `    cookie: ofAuthCookies(() => skip('${unwritten}')),`,
    '  },',
    '});',
    '',
  ].join('\n');
}

function caseModule(): string {
  return [
    "import type { CheckCases } from '../case.ts';",
    "import { cookie } from '../facts.ts';",
    '',
    'export default {',
    `  facts: [{ name: '${unwritten}', fact: cookie(), verdict: 'fail' }],`,
    '  live: [],',
    '  code: { bad: [], good: [] },',
    '} satisfies CheckCases;',
    '',
  ].join('\n');
}

function main(args: readonly string[]): number {
  const id = args.find((argument) => !argument.startsWith('--'));
  const family = args.find((argument) => argument.startsWith('--family='))?.slice('--family='.length);
  if (id === undefined) {
    console.error('Name the check: npm run new -- <id> [--family=<family>]');
    return 2;
  }
  const files = newCheckFiles(id, family, checkFiles().map((file) => file.id));
  if (typeof files === 'string') {
    console.error(files);
    return 2;
  }
  const taken = [...files.keys()].find((file) => existsSync(file));
  if (taken !== undefined) {
    console.error(`${taken} exists already; nothing was written.`);
    return 2;
  }
  for (const [file, content] of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${file}`);
  }
  console.log(`Write the parts marked ${unwritten}, then run: npm run docs && npx vitest run test/checks test/docs`);
  return 0;
}

if (process.argv[1]?.endsWith('new-check.ts')) process.exitCode = main(process.argv.slice(2));
