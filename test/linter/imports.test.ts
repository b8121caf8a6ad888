// What code takes from other files, through every way in which projects name them: in ESLint and in the command.
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { folderWith } from '../cli/temporary-folder.ts';
import { messagesOf, versions } from './eslint-versions.ts';

/** A name, options and a function that makes options: each of the three cookies lacks one attribute. */
const cookies = `
export const SESSION = 'session';
export const options = { httpOnly: true, secure: true };
export function optionsFor(days) { return { httpOnly: true, sameSite: 'lax', maxAge: days * 864e5 }; }
export const shared = { ...options, sameSite: 'lax' };
`;
const login = (from: string) => `import express from 'express';
import { SESSION, options, optionsFor, shared } from '${from}';
const app = express();
app.post('/login', (req, res) => {
  res.cookie(SESSION, req.sessionID, options);
  res.cookie(SESSION, req.sessionID, optionsFor(7));
  res.cookie(SESSION, req.sessionID, shared);
  res.cookie(SESSION, req.sessionID, { ...shared, httpOnly: false });
});
`;
const all = ['cookie-missing-samesite:5', 'cookie-missing-secure:6', 'cookie-missing-httponly:8'];
const aliased = JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } });
/** What the file says by itself: the identifier of a session, in a cookie whose HttpOnly is written as false. */
const unread = ['cookie-missing-httponly:8'];

interface Case {
  readonly name: string;
  readonly from: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file that imports. Default: src/app/login.ts. */
  readonly file?: string;
  /** Symbolic links, from the name to what it stands for. */
  readonly links?: Readonly<Record<string, string>>;
  readonly finds: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'a relative path', from: '../lib/cookies', files: { 'src/lib/cookies.ts': cookies }, finds: all },
  { name: 'the ending of what TypeScript will write', from: '../lib/cookies.js', files: { 'src/lib/cookies.ts': cookies }, finds: all },
  { name: 'a folder', from: '../lib', files: { 'src/lib/index.ts': `export * from './cookies';`, 'src/lib/cookies.ts': cookies }, finds: all },
  { name: 'paths of tsconfig.json', from: '@/lib/cookies', files: { 'tsconfig.json': aliased, 'src/lib/cookies.ts': cookies }, finds: all },
  {
    name: 'comments, trailing commas and what is extended',
    from: '@/lib/cookies',
    files: { 'tsconfig.json': '{ "extends": "./base/tsconfig.json", // see there\n "compilerOptions": { "strict": true, }, }', 'base/tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['../src/*'] } } }), 'src/lib/cookies.ts': cookies },
    finds: all,
  },
  { name: 'baseUrl', from: 'lib/cookies', files: { 'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: './src' } }), 'src/lib/cookies.ts': cookies }, finds: all },
  {
    name: 'configurations that tsconfig.json refers to',
    from: '@/lib/cookies',
    files: { 'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }] }), 'tsconfig.node.json': '{}', 'tsconfig.app.json': aliased, 'src/lib/cookies.ts': cookies },
    finds: all,
  },
  { name: 'the custom of a framework, in code without a package.json', from: '@/lib/cookies', file: 'shop/src/app/login.ts', files: { 'shop/src/lib/cookies.ts': cookies }, finds: all },
  { name: 'the custom of a framework stays in its package', from: '@/lib/cookies', file: 'shop/src/app/login.ts', files: { 'shop/package.json': '{}', 'src/lib/cookies.ts': cookies }, finds: unread },
  { name: 'jsconfig.json', from: '@/lib/cookies', file: 'src/app/login.js', files: { 'jsconfig.json': aliased, 'src/lib/cookies.js': cookies }, finds: all },
  { name: 'the second place that a path may lead to', from: '@/cookies', files: { 'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./generated/*', './src/lib/*'] } } }), 'src/lib/cookies.ts': cookies }, finds: all },
  { name: 'the nearest tsconfig.json of a monorepo', from: '@/lib/cookies', file: 'apps/web/src/login.ts', files: { 'tsconfig.json': '{}', 'apps/web/tsconfig.json': aliased, 'apps/web/src/lib/cookies.ts': cookies }, finds: all },
  {
    name: 'imports of package.json, by condition',
    from: '#lib/cookies',
    files: { 'package.json': JSON.stringify({ imports: { '#lib/*': { browser: './src/browser/*.ts', default: './src/lib/*.ts' } } }), 'src/lib/cookies.ts': cookies, 'src/browser/cookies.ts': 'export {};' },
    finds: all,
  },
  {
    name: 'a package of the workspace, by its exports',
    from: '@acme/auth/cookies',
    files: { 'packages/auth/package.json': JSON.stringify({ name: '@acme/auth', exports: { './cookies': './src/cookies.ts' } }), 'packages/auth/src/cookies.ts': cookies },
    links: { 'node_modules/@acme/auth': 'packages/auth' },
    finds: all,
  },
  {
    name: 'a package of the workspace that was not built',
    from: '@acme/auth',
    files: { 'packages/auth/package.json': JSON.stringify({ name: '@acme/auth', exports: { '.': { types: './src/index.ts', default: './dist/index.js' } } }), 'packages/auth/src/index.ts': cookies },
    links: { 'node_modules/@acme/auth': 'packages/auth' },
    finds: all,
  },
  { name: 'a package that is installed is not of the project', from: 'cookie-names', files: { 'node_modules/cookie-names/package.json': '{ "main": "index.js" }', 'node_modules/cookie-names/index.js': cookies }, finds: unread },
  {
    name: 'nor is one that is linked to a store of packages',
    from: 'cookie-names',
    files: { 'node_modules/.store/cookie-names@1.0.0/node_modules/cookie-names/index.js': cookies },
    links: { 'node_modules/cookie-names': 'node_modules/.store/cookie-names@1.0.0/node_modules/cookie-names' },
    finds: unread,
  },
  { name: 'a tsconfig.json that extends what is not there', from: '~app/lib/cookies', files: { 'tsconfig.json': JSON.stringify({ extends: './.generated/tsconfig.json', compilerOptions: { paths: { '~app/*': ['./src/*'] } } }), 'src/lib/cookies.ts': cookies }, finds: unread },
  { name: 'a file of declarations has no values', from: '../lib/cookies', files: { 'src/lib/cookies.d.ts': cookies }, finds: unread },
  { name: 'a file that is asked for as text', from: '../lib/cookies.ts?raw', files: { 'src/lib/cookies.ts': cookies }, finds: unread },
  { name: 'a file of a megabyte', from: '../lib/cookies', files: { 'src/lib/cookies.ts': `${cookies}// ${'x'.repeat(1024 * 1024)}` }, finds: unread },
];

async function projectOf({ file = 'src/app/login.ts', files, from, links = {} }: Case): Promise<{ folder: string; file: string; code: string }> {
  const code = login(from);
  const folder = await folderWith({ ...files, [file]: code });
  for (const [name, target] of Object.entries(links)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await symlink(join(folder, target), join(folder, name));
  }
  return { folder, file, code };
}

describe.each(versions)('ESLint $eslint sees', ({ Linter }) => {
  test.each(cases)('$name', async (one) => {
    const { folder, file, code } = await projectOf(one);
    const messages = messagesOf(Linter, code, { cwd: folder, filename: join(folder, file) });
    expect(messages.map(({ ruleId, line }) => `${ruleId?.replace('crumbtrail/', '')}:${line}`)).toEqual(one.finds);
  });
});

describe('the command sees', () => {
  test.each(cases)('$name', async (one) => {
    const { folder, file } = await projectOf(one);
    const { stdout } = await runCommand([file, '--format', 'json'], { cwd: folder });
    const { reports } = JSON.parse(stdout) as { reports: { findings: { check: string; severity: string; fact: { file: string; line: number } }[] }[] };
    const worth = reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'low' && severity !== 'info');
    expect(worth.map(({ check, fact }) => `${check}:${fact.line}`).sort()).toEqual([...one.finds].sort());
  });
});
