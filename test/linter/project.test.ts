import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';
import { highestOf, highestOfEach } from '#linter/project/allowed-version.ts';
import { declaredDependencies } from '#linter/project/declared-dependencies.ts';
import { nodeProject } from '#linter/project/node-project.ts';
import type { Project } from '#linter/project/project.ts';

const files: Record<string, string> = {
  'package.json': JSON.stringify({ imports: { '#config/*': './config/*.ts' } }),
  'config/names.ts': `export const SESSION = 'session'; export { SESSION as default };`,
  'config/options.ts': `import { day } from './time.js';\nexport const safe = { secure: true, httpOnly: true, sameSite: 'lax' };\nexport const long = { ...safe, maxAge: 365 * day };\nexport function open() { return { ...safe, secure: false }; }`,
  'config/time.ts': `export const day = 24 * 60 * 60 * 1000;`,
  'config/index.ts': `export * from './options';\nexport { SESSION as name } from './names';`,
  'config/common.cjs': `const bad = { httpOnly: false, secure: true, sameSite: 'lax' };\nmodule.exports = { bad, theme: 'theme' };`,
  'config/broken.ts': `export const = ;`,
  'circle/a.ts': `import { b } from './b'; export const a = { ...b };`,
  'circle/b.ts': `import { a } from './a'; export const b = { ...a };`,
  'wrappers.ts': `export const storage = { set: (key, value) => window.localStorage.setItem(key, JSON.stringify(value)) };\nexport function writeCookie(res, name, value, options = {}) { res.cookie(name, value, { sameSite: 'lax', secure: true, ...options }); }\nexport function writePageCookie(name, value) { document.cookie = name + '=' + encodeURIComponent(value) + '; path=/; Secure; SameSite=Lax'; }\nexport function writeOwn(res, value) { res.cookie('session', value, { secure: true, sameSite: 'lax' }); }`,
  'tokens.ts': `import jwt from 'jsonwebtoken';\nexport async function made(user) { return jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '10m' }); }\nexport const themeOf = (user) => user.theme;`,
  'app.ts': `import express from 'express';\nexport const app = express();`,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-project-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cookie = (head: string, name: string, options: string) => `${head}\nexport const login = (req, res) => res.cookie(${name}, req.sessionID, ${options});`;

const cases: readonly (readonly [name: string, code: string, checks: readonly string[]])[] = [
  ['a name and options that are safe', cookie(`import { name, safe } from './config';`, 'name', 'safe'), []],
  ['a constant behind another import', cookie(`import { long } from './config/options.js';`, `'session'`, 'long'), ['cookie-auth-lifetime-long']],
  ['what a function of another file returns', cookie(`import { open } from './config';`, `'session'`, 'open()'), ['cookie-missing-secure']],
  ['a default export and the imports of the package', cookie(`import SESSION from '#config/names';\nimport * as options from '#config/options';`, 'SESSION', 'options.long'), ['cookie-auth-lifetime-long']],
  ['CommonJS', cookie(`const { bad } = require('./config/common.cjs');`, `'session'`, 'bad'), ['cookie-missing-httponly']],
  ['an app that another file creates', `import { app } from './app';\napp.get('/', (a, b) => b.cookie('session', a.sessionID, { secure: true, httpOnly: true }));`, ['cookie-missing-samesite']],
  ['a function of another file that sets a cookie', `import { writeCookie } from './wrappers';\nexport const login = async (req, res) => writeCookie(res, 'session', await open(req.body));`, ['cookie-missing-httponly']],
  ['the same with an option, and for something else', `import { writeCookie } from './wrappers';\nexport const login = async (req, res) => { writeCookie(res, 'session', await open(req.body), { httpOnly: true }); writeCookie(res, 'theme', 'dark'); };`, []],
  ['a function of another file that writes a cookie of the page', `import { writePageCookie } from './wrappers';\nexport const keep = async () => { const answer = await (await fetch('/login')).json(); writePageCookie('access_token', answer.token); writePageCookie('theme', 'dark'); };`, ['cookie-auth-set-by-script']],
  ['a method of another file that stores', `import { storage } from './wrappers';\nexport const keep = async () => { const answer = await (await fetch('/login')).json(); storage.set('access_token', answer.token); storage.set('theme', 'dark'); };`, ['token-in-local-storage']],
  ['what a function of another file signs, under a name that says nothing', `import { made, themeOf } from './tokens';\nexport const login = async (req, res) => { res.cookie('shop', await made(req.user), { secure: true, sameSite: 'lax' }); res.cookie('look', themeOf(req.user), {}); };`, ['token-in-script-readable-cookie']],
  ['a name that the other file gives is found there', `import { writeOwn } from './wrappers';\nexport const login = async (req, res) => writeOwn(res, 'session', await open(req.body));`, []],
  ['a file that does not parse', cookie(`import { safe } from './config/broken';`, `'session'`, 'safe'), []],
  ['a file that is not there', cookie(`import { safe } from './config/nowhere';`, `'session'`, 'safe'), []],
  ['files that import each other', cookie(`import { a } from './circle/a';`, `'session'`, 'a'), []],
];

describe('constants of other files', () => {
  test.each(cases)('%s', (_, code, checks) => {
    const { findings } = lintSource(code, path.join(folder, 'login.ts'), { project: nodeProject() });
    expect(findings.filter(({ severity }) => severity !== 'low' && severity !== 'info').map(({ check }) => check)).toEqual(checks);
  });

  test('without a project they are unknown, and unknown is silent', () => {
    for (const [, code] of cases.slice(0, 5)) expect(lintSource(code, path.join(folder, 'login.ts')).findings).toEqual([]);
  });
});

test('a file is read again when an editor has changed it', async () => {
  let now = 0;
  const project = nodeProject(() => now);
  const code = cookie(`import { changing } from './config/changing';`, `'session'`, 'changing');
  const checks = () => lintSource(code, path.join(folder, 'login.ts'), { project }).findings.map(({ check }) => check);
  await writeFile(path.join(folder, 'config/changing.ts'), `export const changing = { secure: true, httpOnly: true, sameSite: 'lax', maxAge: 1000 };`);
  const before = checks();
  await writeFile(path.join(folder, 'config/changing.ts'), `export const changing = { secure: false, httpOnly: true, sameSite: 'lax', maxAge: 1000 };`);
  now = 60_000;
  expect(before).not.toContain('cookie-missing-secure');
  expect(checks()).toContain('cookie-missing-secure');
});

test('installed versions are those that the file would get', () => {
  const project = nodeProject();
  expect(project.versionOf('express', 'test/packages/any.ts')).toBe('5.3.0');
  expect(project.versionOf('no-such-package', 'test/packages/any.ts')).toBeUndefined();
});

test.each([
  ['^8.5.1', true],
  ['~8.5.1', true],
  ['8.5.1', true],
  ['8', true],
  ['^9.0.0', false],
  ['>=8.5.1', false],
  ['^8.5.1 || ^9.0.0', false],
  ['*', false],
  ['latest', false],
  ['github:auth0/node-jsonwebtoken#v8', false],
])('of a package that is not installed, the nearest package.json that names it speaks: jsonwebtoken %s', async (range, isOutdated) => {
  const room = await mkdtemp(path.join(tmpdir(), 'crumbtrail-range-'));
  const inner = path.join(room, 'apps/api/src/auth');
  await mkdir(inner, { recursive: true });
  await writeFile(path.join(room, 'package.json'), JSON.stringify({ dependencies: { jsonwebtoken: '^7.0.0' } }));
  await writeFile(path.join(room, 'apps/api/package.json'), JSON.stringify({ dependencies: { jsonwebtoken: range } }));
  await writeFile(path.join(room, 'apps/api/src/package.json'), JSON.stringify({ type: 'module' }));
  const code = `import jwt from 'jsonwebtoken';\nexport const claimsOf = (token, key) => jwt.verify(token, key, { algorithms: ['HS256'] });`;
  const { findings } = lintSource(code, path.join(inner, 'verify.ts'), { project: nodeProject() });
  await rm(room, { recursive: true, force: true });
  expect(findings.some(({ check }) => check === 'jwt-library-outdated')).toBe(isOutdated);
});

test.each([
  ['hono', '^4.11.0', undefined],
  ['hono', '4.11.0', 'jwt-library-outdated'],
  ['hono', '~4.10.2', 'jwt-library-outdated'],
])('a range in which a fixed version lies says nothing: %s %s', (library, range, check) => {
  const project: Project = { fileAt: () => undefined, versionOf: (name) => (name === library ? highestOf(range) : undefined) };
  const { findings } = lintSource(`import { verify } from 'hono/jwt';\nexport const claimsOf = (token, key) => verify(token, key, 'HS256');`, 'file.ts', { project });
  expect(findings.map((one) => one.check).filter((id) => id === 'jwt-library-outdated')).toEqual(check === undefined ? [] : [check]);
});

test.each([
  ['4.22.3', 3],
  ['5.3.0', 3],
  ['3.21.2', 0],
  ['6.0.0-beta.1', 0],
  [undefined, 3],
])('a model is used only for versions it holds for: express %s', (version, findings) => {
  const project: Project = { fileAt: () => undefined, versionOf: () => version };
  const code = `import express from 'express';\nexpress().get('/', (req, res) => res.cookie('session', req.sessionID));`;
  const found = lintSource(code, 'file.ts', { project }).findings;
  expect(found.filter(({ severity }) => severity === 'high' || severity === 'medium')).toHaveLength(findings);
});

test('a project of thousands of files costs no more than its limits', () => {
  let asked = 0;
  const endless: Project = {
    fileAt: (specifier) => ({ filename: `${specifier}.ts`, code: `import { a as b } from './${++asked}'; import { a as c } from './${++asked}'; export const a = { ...b, ...c };` }),
    versionOf: () => undefined,
  };
  lintSource(cookie(`import { a } from './0';`, `'session'`, 'a'), 'login.ts', { project: endless });
  expect(asked).toBeLessThan(200);
});

test.each([
  ['^8.5.1', ['8.x']],
  ['^7.0.0 || ^8.0.0', ['7.x', '8.x']],
  ['>=8.0.0 <9.0.0', ['8.x']],
  ['>= 8.0.0 < 8.5.1', ['8.5.0']],
  ['<9', ['8.x']],
  ['8.0.0 - 8.5.1', ['8.5.1']],
  ['<=8.5', ['8.5.x']],
  ['>=8.0.0', undefined],
  ['^8.0.0 || latest', undefined],
  ['workspace:^', undefined],
  ['', undefined],
])('the highest version of each part of a range: %s', (range, highest) => {
  expect(highestOfEach(range)).toEqual(highest);
});

describe('the places of dependencies in the text of a package.json', () => {
  test('each package once, where its name stands', () => {
    const text = '{\r\n  "name": "dependencies",\n  "keywords": ["dependencies", "{"],\n  "jest": { "express": "1" },\n  "devDependencies": { "express": "^3.0.0", "jsonwebtoken": "^8.5.1" },\n  "dependencies": {\n    "express": "^4.0.0",\n    "a": { "express": "9" },\n    "\\u006aose": "^5"\n  }\n}';
    expect(declaredDependencies(text)).toEqual([
      { name: 'express', range: '^4.0.0', list: 'dependencies', line: 7, column: 5 },
      { name: 'jose', range: '^5', list: 'dependencies', line: 9, column: 5 },
      { name: 'jsonwebtoken', range: '^8.5.1', list: 'devDependencies', line: 5, column: 45 },
    ]);
  });

  test.each(['', '{', '[]', 'null', '{"dependencies": ["jsonwebtoken"]}', '{"dependencies": {"jsonwebtoken": 8}}'])('nothing of %s', (text) => {
    expect(declaredDependencies(text) ?? []).toEqual([]);
  });
});
