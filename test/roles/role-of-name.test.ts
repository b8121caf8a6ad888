import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '#shared/facts/role.ts';
import { matchesPattern } from '#shared/roles/name-table.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';

const byRole: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'session-id': ['session', 'sessionId', 'session_id', 'sid', 'SID', 'userSession', 'app-session', '__Host-sid', 'connect.sid', 'auth', 'login', 'SESSIONID', 'session2'],
  'access-token': ['token', 'jwt', 'accessToken', 'access_token', 'ACCESS_TOKEN', 'authToken', 'auth-token', 'bearer', 'apiToken', 'userToken', 'JWTToken', 'accesstoken'],
  'refresh-token': ['refreshToken', 'refresh_token', 'rememberMe', 'remember_me_token'],
  'id-token': ['idToken', 'id_token'],
  'csrf-token': ['csrfToken', 'csrf_token', 'XSRF-TOKEN', '_csrf', 'xsrfToken', 'authenticity_token'],
  'login-transaction': ['oauth_state', 'oidc_nonce', 'pkce_verifier', 'code_verifier', 'auth_nonce'],
  'auth-hint': ['logged_in', 'isAuthenticated', 'hasSession', 'isLoggedIn'],
  'public-key': ['publicKey', 'public_api_key', 'publishableKey'],
  preference: ['theme', 'locale', 'lang'],
  analytics: ['_ga', 'ajs_user_id'],
  unknown: [
    'tokenCount', 'token_count', 'pushToken', 'deviceToken', 'fcm_token', 'session_timeout', 'tokenExpiresAt', 'token_type', 'tokenizer', 'authors', 'author', 'assess', 'obsession',
    'professional', 'residence', 'insider', 'side', 'lastLogin_time', 'loginUrl', 'login_redirect', 'sessionCount', 'nextToken', 'pageToken', 'designTokens', 'theme.tokens', 'maxTokens', 'captchaToken',
    'mapboxToken', 'resetToken', 'inviteToken', 'visitorSession', 'session_state', 'username', 'cart', 'id', 'user', '', 'key',
  ],
};

describe.each(Object.entries(byRole))('%s', (role, names) => {
  test.each(names.map((name) => [name]))('%s', (name) => {
    expect(roleOfName(name).role).toBe(role);
  });
});

test('a name that software is known by is likely, words are possible', () => {
  expect(roleOfName('PHPSESSID')).toEqual({ role: 'session-id', confidence: 'likely', evidence: [{ kind: 'name', text: 'The name is used by PHP.' }] });
  expect(roleOfName('access_token')).toEqual({ role: 'access-token', confidence: 'possible', evidence: [{ kind: 'name', text: 'The name contains the words "access" and "token".' }] });
});

test('prefixes, case and chunk numbers do not hide a name', () => {
  for (const name of ['__Host-connect.sid', '__Secure-CONNECT.SID', '__Host-Http-connect.sid', 'connect.sid.0']) expect(roleOfName(name).role).toBe('session-id');
});

test('any name has a role, however long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
      expect(roleOfName(name).evidence.length).toBe(roleOfName(name).confidence === 'none' ? 0 : 1);
    }),
  );
  expect(roleOfName('token'.repeat(200_000)).role).toBe('unknown');
});

describe('matchesPattern', () => {
  test.each([
    ['_shop_session', '_*_session', true],
    ['_session', '_*_session', false],
    ['sb-x-auth-token', 'sb-*-auth-token', true],
    ['anything', '*', true],
    ['ts01ab', 'ts????', true],
    ['ts01a', 'ts????', false],
    ['abc', 'abc', true],
    ['abcd', 'abc', false],
    ['', '', true],
    ['aXbXc', 'a*b*c', true],
  ])('%s against %s: %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected);
  });

  test('a pattern of many stars against a long name ends', () => {
    expect(matchesPattern('a'.repeat(100_000), `${'a*'.repeat(30)}b`)).toBe(false);
  });
});
