import { expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';

const sign = `import jwt from 'jsonwebtoken';\nexport const token = jwt.sign({ sub: '1' }, 'secret');`;

const cases: readonly (readonly [name: string, file: string, code: string, isTest: boolean])[] = [
  ['a library that only tests have', 'api/login.ts', `import request from 'supertest';\n${sign}`, true],
  ['a runner without imports', 'test/login.js', `describe('login', () => { it('signs', () => {}); });\n${sign}`, true],
  ['the runner of Deno', 'login_test.ts', `Deno.test('login', () => {});\n${sign}`, true],
  ['assertions of Deno', 'login_test.ts', `import { assert } from 'jsr:@std/assert@1';\n${sign}`, true],
  ['a name that runners look for', 'src/login.test.ts', sign, false],
  ['a folder for tests', 'src/__tests__/login.ts', sign, false],
  ['a function that is called describe', 'src/login.ts', `describe('login', 1);\n${sign}`, false],
  ['a name with test in it', 'src/test-login.ts', sign, false],
];

test.each(cases)('%s', (_, file, code, isTest) => {
  const verdicts = new Set(lintSource(code, file, { includeUnsure: true }).findings.map(({ verdict }) => verdict));
  expect(verdicts).toEqual(new Set([isTest ? 'unsure' : 'fail']));
  expect(lintSource(code, file).findings.length > 0).toBe(!isTest);
});
