import { describe, expect, test } from 'vitest';
import plugin from '#linter/index.ts';
import { sourceChecks } from '#linter/rules/source-checks.ts';
import { messagesOf, versions } from './eslint-versions.ts';

const express = `import express from 'express';
const app = express();
`;
const login = (call: string) => `${express}app.post('/login', (req, res) => {
  ${call};
});
`;
const bare = login(`res.cookie('session', req.sessionID, { secure: true, httpOnly: true })`);

test('the plugin has a rule for every check that code can decide', () => {
  expect(Object.keys(plugin.rules).sort()).toEqual(sourceChecks.map(({ id }) => id).sort());
  expect(Object.keys(plugin.configs.strict.rules ?? {})).toHaveLength(sourceChecks.length);
});

describe.each(versions)('ESLint $eslint', ({ RuleTester, Linter }) => {
  RuleTester.describe = describe;
  RuleTester.it = test;
  new RuleTester({ settings: { crumbtrail: { minSeverity: 'medium' } } }).run('cookie-missing-samesite', plugin.rules['cookie-missing-samesite']!, {
    valid: [
      { name: 'set', code: login(`res.cookie('session', req.sessionID, { secure: true, httpOnly: true, sameSite: 'lax' })`) },
      { name: 'no cookie of ours', code: login(`res.cookie('theme', req.body.theme)`) },
      { name: 'nothing to look at', code: 'export const one = 1;' },
    ],
    invalid: [
      {
        name: 'an option is added',
        code: bare,
        errors: [
          {
            messageId: 'finding',
            line: 4,
            column: 3,
            suggestions: [{ messageId: 'write', output: login(`res.cookie('session', req.sessionID, { secure: true, httpOnly: true, sameSite: 'lax' })`) }],
          },
        ],
      },
    ],
  });

  test('a message says the severity, and each finding is reported by its own rule alone', () => {
    const messages = messagesOf(Linter, bare);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['crumbtrail/cookie-missing-samesite']);
    expect(messages[0]!.message).toMatch(/^Cookie "session" .+ \(medium\)$/);
  });

  test('JavaScript by espree gives what TypeScript by typescript-eslint gives', () => {
    const [typed, plain] = ['file.ts', 'file.js'].map((filename) => messagesOf(Linter, bare, { filename }));
    expect(plain!.map(({ ruleId, line, column }) => ({ ruleId, line, column }))).toEqual(typed!.map(({ ruleId, line, column }) => ({ ruleId, line, column })));
  });

  test('a report stands where the attribute is written', () => {
    const [message] = messagesOf(Linter, login(`res.cookie('session', req.sessionID, {
    httpOnly: true,
    secure: false,
    sameSite: 'lax',
  })`));
    expect(message).toMatchObject({ ruleId: 'crumbtrail/cookie-missing-secure', line: 6, column: 5 });
  });

  test('what is not certain is said in strict only, as such', () => {
    const code = `const jwt = require('jsonwebtoken');\njwt.sign(payload, key);\n`;
    expect(messagesOf(Linter, code, { filename: 'file.js' })).toEqual([]);
    const [message] = messagesOf(Linter, code, { filename: 'file.js', config: 'strict' });
    expect(message).toMatchObject({ ruleId: 'crumbtrail/jwt-missing-exp', messageId: 'unsure' });
    expect(message!.message).toMatch(/^Not certain: /);
  });

  test('the most specific finding wins whichever rules are on', () => {
    const code = login(`res.cookie('token', sign(req), { secure: true, sameSite: 'lax' })`);
    const only = new Linter({ configType: 'flat' }).verify(code, [{ plugins: { crumbtrail: plugin as never }, rules: { 'crumbtrail/cookie-missing-httponly': 'error' } }], 'file.js');
    expect(only).toEqual([]);
    expect(messagesOf(Linter, code).map(({ ruleId }) => ruleId)).toEqual(['crumbtrail/token-in-script-readable-cookie']);
  });
});
