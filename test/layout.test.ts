import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import typescript from 'typescript';
import { expect, test } from 'vitest';

// The walls of the house: who may import whom. A folder not named may be imported by nobody else.
// `files` names single modules that are open to a room beside the folders.
interface Wall {
  readonly room: string;
  readonly may: readonly string[];
}

const walls: readonly Wall[] = [
  { room: 'shared/standards', may: [] },
  { room: 'shared/facts', may: ['shared/standards'] },
  { room: 'shared/parse', may: ['shared/facts', 'shared/standards'] },
  { room: 'shared/semantics', may: ['shared/facts', 'shared/standards', 'shared/parse'] },
  { room: 'shared/verify', may: ['shared/facts', 'shared/standards'] },
  { room: 'shared/roles', may: ['shared/facts', 'shared/standards', 'shared/parse'] },
  { room: 'shared/collect', may: ['shared/facts', 'shared/standards', 'shared/parse', 'shared/roles'] },
  { room: 'shared/checks', may: ['shared/facts', 'shared/standards'] },
  { room: 'shared/infer', may: ['shared/facts', 'shared/standards', 'shared/roles', 'shared/report/report.ts'] },
  { room: 'shared/probe', may: ['shared/facts', 'shared/parse', 'shared/collect/credential-hash.ts', 'shared/infer'] },
  { room: 'shared', may: ['shared'] },
  { room: 'linter/models', may: ['linter/models/model.ts', 'shared/facts'] },
  { room: 'linter', may: ['linter', 'shared'] },
  { room: 'extension/host', may: ['extension/messages.ts', 'extension/script-messages.ts'] },
  { room: 'extension/inpage', may: [] },
  { room: 'extension/background', may: ['extension/host', 'extension/inpage', 'extension/messages.ts', 'shared'] },
  { room: 'extension/devtools', may: ['extension/host', 'extension/inpage', 'extension/messages.ts', 'shared'] },
  { room: 'extension/panel', may: ['extension/ui', 'extension/messages.ts', 'extension/script-messages.ts', 'shared'] },
  { room: 'extension/popup', may: ['extension/ui', 'extension/messages.ts', 'shared'] },
  { room: 'extension/ui', may: ['extension/messages.ts', 'shared'] },
  { room: 'extension/source-view', may: ['extension/ui', 'extension/messages.ts', 'extension/script-messages.ts', 'shared', 'linter'] },
  { room: 'extension', may: ['extension', 'shared'] },
  { room: 'cli', may: ['cli', 'shared', 'linter', 'extension/inpage', 'package.json'] },
  { room: 'demo', may: ['demo', 'shared'] },
  { room: 'scripts', may: ['scripts', 'shared', 'linter', 'extension/inpage', 'extension/pages/gallery-query.ts', 'cli', 'demo', 'test/checks'] },
];

interface ImportLine {
  readonly file: string;
  readonly specifier: string;
}

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('test/') && !file.endsWith('.d.ts'));

function importsOf(file: string): ImportLine[] {
  return typescript.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => ({ file, specifier: fileName }));
}

/** Path from the root for our own modules, undefined for packages. */
function targetOf(line: ImportLine): string | undefined {
  if (line.specifier.startsWith('#')) return line.specifier.slice(1);
  if (line.specifier.startsWith('.')) return path.posix.join(path.posix.dirname(line.file), line.specifier);
  return undefined;
}

const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const wallOf = (file: string) => walls.find((wall) => isIn(file, wall.room));
const lines = sources.flatMap(importsOf);

test('every module imports only what its room may', () => {
  const offenders = lines.flatMap((line) => {
    const target = targetOf(line);
    const wall = wallOf(line.file);
    if (target === undefined || wall === undefined) return [];
    if (isIn(target, wall.room) && wall.room !== 'shared/checks') return [];
    if (wall.room === 'shared/checks' && isIn(target, wall.room)) return isOtherCheck(line.file, target) ? [`${line.file} imports another check: ${target}`] : [];
    return wall.may.some((place) => isIn(target, place)) ? [] : [`${line.file} must not import ${target}`];
  });
  expect(offenders).toEqual([]);
});

/** A check is a module below a family folder that has its page beside it. */
function isOtherCheck(file: string, target: string): boolean {
  const isCheck = (module: string) => /^shared\/checks\/[a-z]+\/[a-z0-9-]+\.ts$/.test(module);
  return isCheck(file) && isCheck(target);
}

test('imports across top-level folders do not climb the tree', () => {
  const climbing = lines.filter((line) => {
    const target = targetOf(line);
    return line.specifier.startsWith('..') && target !== undefined && target !== 'package.json' && target.split('/')[0] !== line.file.split('/')[0];
  });
  expect(climbing.map((line) => `${line.file}: ${line.specifier}`)).toEqual([]);
});

test('shared/ names no host: no node:, no browser API, no eslint', () => {
  const hosts = lines.filter((line) => line.file.startsWith('shared/') && /^(?:node:|eslint|webextension-polyfill|puppeteer|@typescript-eslint)/.test(line.specifier));
  expect(hosts.map((line) => `${line.file}: ${line.specifier}`)).toEqual([]);
});

test('only extension/host names chrome. or browser.', () => {
  const naming = sources.filter(
    (file) =>
      file.startsWith('extension/') &&
      !file.startsWith('extension/host/') &&
      /(?:^|[^.\w'"`-])(?:chrome|browser)\.[a-z]|from 'webextension-polyfill'/m.test(withoutComments(readFileSync(file, 'utf8'))),
  );
  expect(naming).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
}

test('models are data: no functions', () => {
  const withFunctions = sources.filter(
    (file) => file.startsWith('linter/models/') && !file.endsWith('/model.ts') && !file.endsWith('/index.ts') && /=>|\bfunction\b/.test(withoutComments(readFileSync(file, 'utf8'))),
  );
  expect(withFunctions).toEqual([]);
});

test('nothing imports test, except the docs script that renders cases as examples', () => {
  const importing = lines.filter((line) => targetOf(line)?.startsWith('test/') && line.file !== 'scripts/docs.ts');
  expect(importing.map((line) => line.file)).toEqual([]);
});
