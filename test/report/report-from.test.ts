import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { set } from '#shared/facts/known.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { captureOf, cookie, sessionFacts, sessionValue, token, tokenFacts, jwt } from './a-capture.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import { formats } from './formats.ts';
import { schemaProblems } from './report-schema.ts';

describe('every report keeps to the schema', () => {
  const cases = [
    { name: 'a session login', facts: sessionFacts },
    { name: 'a token login', facts: tokenFacts },
    { name: 'nothing seen', facts: [] },
  ];
  test.each(cases)('$name', ({ facts }) => {
    const file = toReportFile([reportFrom(captureOf(facts))], '1.2.3');
    expect(schemaProblems(JSON.parse(JSON.stringify(file)))).toEqual([]);
  });

  test('any facts: no exception, valid, and printable in every format', () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.string({ unit: 'binary' }), (facts, target) => {
        const file = toReportFile([reportFrom(captureOf(facts, { target }))], '1.2.3');
        expect(schemaProblems(JSON.parse(JSON.stringify(file)))).toEqual([]);
        for (const { render } of formats) expect(render(file)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 150, seed: 20_261_123 },
    );
  });
});

test('a target is printed without its query', () => {
  expect(reportFrom(captureOf([])).target).toBe('https://shop.example/login');
});

test('evidence names the request, not its internal id', () => {
  const { flow } = reportFrom(captureOf(sessionFacts));
  expect(flow.find(({ action }) => action === 'send-credential')?.evidence[0]?.at).toBe('GET https://shop.example/account');
});

describe('credentials', () => {
  test('a cookie that was set, held and sent is one credential, with the attributes of its header', () => {
    const held = cookie('connect.sid', sessionValue, { id: 'held', action: 'hold', seen: { in: 'cookie-jar' }, sameSite: set('Strict') });
    const { credentials } = reportFrom(captureOf([held, ...sessionFacts]));
    expect(credentials).toHaveLength(1);
    expect(credentials[0]).toMatchObject({ name: 'connect.sid', in: 'cookie', role: 'session-id', attributes: { SameSite: 'Lax', Lifetime: 'browser session' } });
  });

  test('a JWT in storage is listed once, with what its header and payload say', () => {
    const { credentials } = reportFrom(captureOf(tokenFacts));
    expect(credentials).toHaveLength(1);
    expect(credentials[0]).toMatchObject({ name: 'auth_token', in: 'local-storage', format: 'jws', attributes: { Algorithm: 'HS256', 'Token lifetime': '24 hours', Claims: 'sub, iat, exp' } });
  });

  test('a preference is not listed; another party is, with its scope', () => {
    const theme = cookie('theme', 'dark', { role: { role: 'preference', confidence: 'likely', evidence: [] } });
    const provider = token(jwt, { scope: 'other', carriers: [{ in: 'header', name: 'Authorization' }] });
    const { credentials } = reportFrom(captureOf([theme, provider]));
    expect(credentials.map(({ name, scope }) => [name, scope])).toEqual([['Authorization', 'other']]);
  });

  test('the same value has the same mask within a report and another one under another salt', () => {
    const preview = (salt: string) => reportFrom(captureOf(sessionFacts), { salt }).credentials[0]?.preview;
    expect(preview('one')).toBe(preview('one'));
    expect(preview('one')).not.toBe(preview('two'));
    expect(preview('one')).toMatch(/^s%3A… #[0-9a-f]{6}$/);
  });
});
