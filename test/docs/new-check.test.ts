import { expect, test } from 'vitest';
import { newCheckFiles, unwritten } from '#scripts/new-check.ts';

test('writes module, page and cases under the family of the id', () => {
  const files = newCheckFiles('cookie-in-a-jar', undefined, []);
  expect(typeof files === 'string' ? files : [...files.keys()]).toEqual([
    'shared/checks/cookie/cookie-in-a-jar.ts',
    'shared/checks/cookie/cookie-in-a-jar.md',
    'test/checks/cookie/cookie-in-a-jar.ts',
  ]);
});

test('marks what has to be written', () => {
  const files = newCheckFiles('logout-forgotten', 'session', []);
  expect(typeof files === 'string' ? files : files.get('shared/checks/session/logout-forgotten.ts')).toContain(unwritten);
});

test.each([
  { name: 'capitals', id: 'Cookie-Big', says: 'is no id' },
  { name: 'a path', id: '../cookie-x', says: 'is no id' },
  { name: 'one word', id: 'cookie', says: 'is no id' },
  { name: 'no family', id: 'logout-forgotten', says: 'is no family' },
  { name: 'an unknown family', id: 'cookie-x', family: 'biscuit', says: 'is no family' },
  { name: 'an id that exists', id: 'cookie-missing-secure', says: 'exists already' },
])('refuses $name', ({ id, family, says }) => {
  expect(newCheckFiles(id, family, ['cookie-missing-secure'])).toEqual(expect.stringContaining(says));
});
