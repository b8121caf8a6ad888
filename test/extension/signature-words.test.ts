import { describe, expect, test } from 'vitest';
import { auditOf } from '#extension/panel/audit.ts';
import { guessedWords, keyInputOf, unguessedWords, verdictAnswer } from '#extension/panel/signature-words.ts';
import { samplePage, sampleEntries } from '#extension/pages/gallery-sample.ts';

describe('what was pasted', () => {
  test.each([
    ['a word', 'secret', { kind: 'secret', text: 'secret', encoding: 'text' }],
    ['a word with the line break of pasting', 'secret\r\n', { kind: 'secret', text: 'secret', encoding: 'text' }],
    ['spaces, which may belong to a secret', ' secret ', { kind: 'secret', text: ' secret ', encoding: 'text' }],
    ['PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n', { kind: 'key', text: '-----BEGIN PUBLIC KEY-----\nAAAA' }],
    ['a JWK', '{"kty":"oct"}', { kind: 'key', text: '{"kty":"oct"}' }],
    ['a JWK set', ' {"keys":[]}', { kind: 'key', text: ' {"keys":[]}' }],
    ['JSON that is no key', '{"a":1}', { kind: 'secret', text: '{"a":1}', encoding: 'text' }],
    ['JSON that is no object', 'null', { kind: 'secret', text: 'null', encoding: 'text' }],
    ['digits', '123456', { kind: 'secret', text: '123456', encoding: 'text' }],
  ])('%s', (_, pasted, input) => {
    expect(keyInputOf(pasted, 'text')).toEqual(input);
  });
});

describe('the answer in words', () => {
  test.each([
    [{ verdict: 'verified', algorithm: 'RS256', key: 'the key "a"' }, 'verified', 'The signature is good: RS256 with the key "a". Whether the claims still hold is another question.'],
    [{ verdict: 'refused', reason: 'The signature was not made with this key.' }, 'does not match', 'The signature was not made with this key.'],
    [{ verdict: 'unsure', reason: 'The secret is empty.' }, 'not known', 'The secret is empty.'],
  ] as const)('%j', (verdict, tag, words) => {
    expect(verdictAnswer(verdict)).toEqual({ tag, words });
  });

  test('of a guess', () => {
    expect(unguessedWords({ tried: 40_000, total: 40_000 })).toBe('The secret is none of 40,000 known secrets. That says nothing about how strong it is.');
    expect(unguessedWords(undefined)).toContain('not signed with HS256, HS384 or HS512');
    expect(guessedWords('tutorial')).toMatch(/^It is a secret of tutorials\. Anybody can sign tokens/);
  });
});

test('a guessed secret is a finding about the token it was guessed of, and of no other', () => {
  const input = { url: 'https://www.shop.example/', time: Date.now(), browser: 'chromium', entries: sampleEntries, forgotten: 0, page: samplePage, jar: { granted: false, cookies: [] } } as const;
  const found = (guessed: ReadonlyMap<string, 'tutorial'>) => auditOf({ ...input, guessed }).report.findings.filter(({ check }) => check === 'jwt-secret-guessable');
  const raw = auditOf(input).capture.facts.find((fact) => fact.kind === 'token')?.raw ?? '';
  expect(found(new Map([[raw, 'tutorial']]))).not.toEqual([]);
  expect(found(new Map([[`${raw}x`, 'tutorial']]))).toEqual([]);
});
