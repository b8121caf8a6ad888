import { expect, test } from 'vitest';
import { codeRemedies, type RemedyCases } from '#scripts/code-remedies.ts';

const cases = (check: string, other: Partial<RemedyCases>): RemedyCases => ({ check, bad: [], good: [], ...other });
const libraries = ['express'];
const login = (line: string) => `import express from 'express';\nimport { open, log } from './sessions';\nconst app = express();\napp.post('/login', (req, res) => {\n  log(req.body);\n  ${line}\n  res.end();\n});\n`;
const bad = login("res.cookie('sid', open(req), { secure: true, sameSite: 'lax' });");

test('bad code is repaired by suggestions, without what does not belong to it', () => {
  expect(codeRemedies([cases('cookie-missing-httponly', { bad: [{ code: bad }] })], [], libraries)).toEqual({
    'cookie-missing-httponly': [
      {
        library: 'express',
        code: "import express from 'express';\nimport { open } from './sessions';\nconst app = express();\napp.post('/login', (req, res) => {\n  res.cookie('sid', open(req), { secure: true, sameSite: 'lax', httpOnly: true });\n});",
        lines: [5],
      },
    ],
  });
});

test('code in which something serious is left is no remedy', () => {
  expect(codeRemedies([cases('cookie-missing-httponly', { bad: [{ code: login("res.cookie('sid', req.body.password, { secure: true, sameSite: 'lax' });") }] })], [], libraries)).toEqual({});
});

test('good code that is called a remedy must not be reported, and its library must be known', () => {
  expect(() => codeRemedies([cases('a-check', { good: [{ code: bad, remedyFor: 'express' }] })], [], libraries)).toThrow(/a-check: .* reported by cookie-missing-httponly/);
  expect(() => codeRemedies([cases('a-check', { good: [{ code: '', remedyFor: 'expres' }] })], [], libraries)).toThrow('a-check: no model is about expres.');
});

test('a check has the remedies of another one behind its own', () => {
  const code = 'export const header = (token) => ({ Authorization: token });';
  const { other } = codeRemedies([cases('cookie-missing-httponly', { bad: [{ code: bad }] }), cases('other', { good: [{ code, remedyFor: 'fetch' }], remedyLike: 'cookie-missing-httponly' })], [], [...libraries, 'fetch']);
  expect(other?.map(({ library }) => library)).toEqual(['fetch', 'express']);
});
