// Keys of tokens that a dotenv file sets, in folders as projects have them: in the command and in ESLint.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingIn } from '#linter/project/dotenv-files.ts';
import { runCommand } from '../cli/run-command.ts';
import { folderWith } from '../cli/temporary-folder.ts';
import { messagesOf, versions } from './eslint-versions.ts';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const code = `import jwt from 'jsonwebtoken';
export const tokenFor = (id) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '10m' });
`;
const weak = 'PORT=80\nJWT_SECRET=changeme\n';
const strong = 'JWT_SECRET=q8Yt1fVb0ZxK3mR7uHc5eWs9pLd2gAj4nTo6iBvEkQw=\n';
const project = { 'package.json': '{}', 'src/tokens.js': code };
const here = ['src/tokens.js:2'];

const cases: readonly Omit<ProjectCase, 'check'>[] = [
  { name: 'beside the package.json', files: { ...project, '.env': weak }, finds: here },
  { name: 'beside the code', files: { ...project, 'src/.env': weak }, finds: here },
  { name: 'for production', files: { ...project, '.env.production': weak }, finds: here },
  { name: 'a template', files: { ...project, '.env.example': weak }, finds: [] },
  { name: 'for tests, for development and for one developer', files: { ...project, '.env.test': weak, '.env.development': weak, '.env.local': weak }, finds: [] },
  { name: 'something else for production', files: { ...project, '.env': weak, '.env.production': strong }, finds: [] },
  { name: 'something for production that is not kept with the code', files: { ...project, '.env': weak, '.env.production': weak, '.gitignore': '.env.production' }, finds: [] },
  { name: 'something else nearer by', files: { ...project, '.env': weak, 'src/.env': strong }, finds: [] },
  { name: 'of another package', files: { '.env': weak, 'package.json': '{}', 'api/package.json': '{}', 'api/src/tokens.js': code }, finds: [] },
  { name: 'ignored', files: { ...project, '.env': weak, '.gitignore': 'dist\n.env*\n' }, finds: [] },
  { name: 'ignored by a file further up', files: { '.gitignore': '*.env', 'api/package.json': '{}', 'api/src/tokens.js': code, 'api/.env': weak }, finds: [] },
  { name: 'ignored further up and kept here', files: { '.gitignore': '.env', 'api/.gitignore': '!.env', 'api/package.json': '{}', 'api/src/tokens.js': code, 'api/.env': weak }, finds: ['api/src/tokens.js:2'] },
  { name: 'a file beyond the repository does not count', files: { '.gitignore': '.env', 'api/.git/HEAD': 'ref', 'api/package.json': '{}', 'api/src/tokens.js': code, 'api/.env': weak }, finds: ['api/src/tokens.js:2'] },
  { name: 'too large for settings', files: { ...project, '.env': `${weak}${'#'.repeat(100_000)}` }, finds: [] },
  {
    name: 'by way of another file, and once for each file',
    files: { ...project, '.env': weak, 'src/config.js': 'export const config = { key: process.env.JWT_SECRET };', 'src/tokens.js': `import jwt from 'jsonwebtoken';\nimport { config } from './config.js';\nexport const tokenFor = (id) => jwt.sign({ sub: id }, config.key, { expiresIn: '10m' });\nexport const claimsOf = (token) => jwt.verify(token, config.key, { algorithms: ['HS256'] });` },
    finds: ['src/tokens.js:3'],
  },
];

test.each(cases)('$name', async (one) => {
  expect(await foundIn({ ...one, check: 'jwt-secret-guessable' })).toEqual(one.finds);
});

test('the report says where the value is, and not what it is', async () => {
  const cwd = await folderWith({ ...project, '.env': weak });
  for (const format of ['text', 'json', 'sarif']) {
    const { stdout } = await runCommand(['.', '--format', format], { cwd });
    expect(stdout).toContain('.env:2');
    expect(stdout).not.toContain('changeme');
  }
});

test.each(versions)('in ESLint $eslint', async ({ Linter }) => {
  const cwd = await folderWith({ ...project, '.env': weak });
  const rules = messagesOf(Linter, code, { config: 'recommended', cwd, filename: join(cwd, 'src/tokens.js') }).map(({ ruleId }) => ruleId);
  expect(rules).toContain('crumbtrail/jwt-secret-guessable');
});

test.each([
  ['KEY=abc', 'abc'],
  ['  export KEY = "a b" # note', 'a b'],
  ['KEY=abc # note', 'abc'],
  [`KEY='a#b'`, 'a#b'],
  ['KEY=one\nKEY=two', 'two'],
  ['OTHER=1\r\nKEY=abc\r\n', 'abc'],
  ['KEY=', undefined],
  ['# KEY=abc', undefined],
  ['MY_KEY=abc', undefined],
  ['KEY="-----BEGIN', undefined],
  ['KEY=${OTHER}', undefined],
  ['KEY', undefined],
])('a line of a dotenv file: %s', (text, value) => {
  expect(settingIn(text, 'KEY')?.value).toBe(value);
});
