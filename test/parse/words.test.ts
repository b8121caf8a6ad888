import { expect, test } from 'vitest';
import { wordsOf } from '#shared/parse/words.ts';

test.each([
  ['accessToken', ['access', 'token']],
  ['access_token', ['access', 'token']],
  ['access-token', ['access', 'token']],
  ['ACCESS_TOKEN', ['access', 'token']],
  ['JWTToken', ['jwt', 'token']],
  ['userJWT', ['user', 'jwt']],
  ['__Host-sid', ['host', 'sid']],
  ['token2', ['token', '2']],
  ['connect.sid', ['connect', 'sid']],
  ['@@auth0spajs@@', ['auth', '0', 'spajs']],
  ['PHPSESSID', ['phpsessid']],
  ['session', ['session']],
  ['', []],
  ['___', []],
])('%s', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});
