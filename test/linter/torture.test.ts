import { Linter } from 'eslint';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';
import { messagesOf } from './eslint-versions.ts';
import { deep, tortureCodes } from './torture-codes.ts';

test.each(tortureCodes)('%s', (_, code) => {
  const { problem } = lintSource(code, 'file.ts', { includeUnsure: true });
  expect(problem).toBeUndefined();
  const messages = messagesOf(Linter, code, { config: 'strict' });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
});

test('JSX', () => {
  const code = `const A = () => <a onClick={() => localStorage.setItem('token', t)} {...b}>{document.cookie = \`token=\${t}\`}<></></a>;`;
  expect(lintSource(code, 'file.tsx').findings.length).toBeGreaterThan(0);
});

test('a file that does not parse says where', () => {
  const { findings, facts, problem } = lintSource(`localStorage.setItem('token', t);\nconst = 1;`, 'file.ts');
  expect({ findings, facts }).toEqual({ findings: [], facts: [] });
  expect(problem).toMatchObject({ line: 2 });
  expect(problem!.message).not.toBe('');
});

test('code that is nested too deeply for the parser is a problem, not a crash', () => {
  const { problem } = lintSource(`localStorage.setItem('token', ${deep(50_000, '[', ']', 't')})`, 'file.ts');
  expect(problem?.message).toBe('The code is nested too deeply to be parsed.');
});

test('a file with thousands of sites is read to its end', () => {
  const file = (size: number) => `import express from 'express'; const app = express();\n${Array.from({ length: size }, (_, i) => `app.get('/${i}', (req, res) => { res.cookie('session', make(${i})); });`).join('\n')}`;
  expect(lintSource(file(2_000), 'file.ts').facts).toHaveLength(2_000);
});

test('any text is survived', () => {
  const pieces = ['localStorage.setItem(', 'document.cookie = ', 'res.cookie(', '{ ...', '`${', '}`', ')', '}', '=> ', 'const a = ', 'a', "'token'", ', ', ';\n', '(', '[', ']', 'await ', 'function f(a) {', 'return ', 'if (a) ', '?? ', '? a : ', 'class A { a = ', 'this.', 'process.env.', 'new '];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      expect(() => lintSource(parts.join(''), 'file.ts', { includeUnsure: true })).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
