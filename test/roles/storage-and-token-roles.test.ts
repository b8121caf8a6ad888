import { describe, expect, test } from 'vitest';
import type { Confidence, Role } from '#shared/facts/role.ts';
import { factsOf } from '#shared/facts/fact.ts';
import { captureOf, entryIn, type Exchange, site } from '../collect/traffic.ts';
import { accessToken, base64Url, jwe, jws } from '../parse/some-tokens.ts';

const opaque = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const storage = (key: string, value: string) => [{ url: `${site}/`, local: [[key, value] as const], session: [], documentCookie: '' }];
const refreshToken = jws({ typ: 'Refresh' });

const entries: [key: string, value: string, role: Role, confidence: Confidence][] = [
  ['token', accessToken, 'access-token', 'likely'],
  ['x', accessToken, 'access-token', 'likely'],
  ['x', jwe, 'access-token', 'likely'],
  ['auth', JSON.stringify({ state: { user: { jwt: accessToken } } }), 'access-token', 'likely'],
  ['persist:root', JSON.stringify({ auth: JSON.stringify({ token: accessToken }) }), 'access-token', 'likely'],
  ['oidc.user:https://id.example:client', JSON.stringify({ id_token: jws({ nonce: 'x' }), access_token: accessToken, refresh_token: opaque }), 'refresh-token', 'likely'],
  ['sb-abcdefghijklmnop-auth-token', JSON.stringify({ access_token: accessToken, refresh_token: refreshToken }), 'refresh-token', 'likely'],
  ['idToken', jws({ nonce: 'x' }), 'id-token', 'likely'],
  ['authToken', opaque, 'access-token', 'likely'],
  ['session', opaque, 'session-id', 'likely'],
  ['user', JSON.stringify({ name: 'Ada', token: opaque }), 'access-token', 'likely'],
  ['refresh', opaque, 'refresh-token', 'likely'],
  ['supabaseKey', jws({ role: 'anon' }), 'public-key', 'likely'],

  // A name alone is never enough.
  ['token', 'yes', 'unknown', 'none'],
  ['auth', '{"loggedIn":true}', 'unknown', 'none'],
  ['session', '12', 'unknown', 'none'],
  ['x', opaque, 'unknown', 'none'],
  ['user', JSON.stringify({ id: opaque }), 'unknown', 'none'],
  ['deviceToken', opaque, 'unknown', 'none'],
  ['pushToken', opaque, 'unknown', 'none'],
  ['stripeKey', 'pk_live_51H8xk2eZvKYlo2C0aGm5kq9', 'unknown', 'none'],
  ['authKey', 'pk_live_51H8xk2eZvKYlo2C0aGm5kq9', 'unknown', 'none'],
  ['ajs_user_traits', JSON.stringify({ token: opaque }), 'analytics', 'likely'],
  ['amplitude_id_x', base64Url(JSON.stringify({ sessionId: 1_700_000_000 })), 'analytics', 'likely'],
  ['csrfToken', opaque, 'csrf-token', 'likely'],
  ['theme', 'dark', 'preference', 'likely'],
  ['a0.spajs.txs', JSON.stringify({ nonce: opaque, code_verifier: opaque }), 'login-transaction', 'likely'],
  ['oauth_state', opaque, 'login-transaction', 'likely'],
  ['proof', jws({ jti: 'a', htm: 'GET' }, { typ: 'dpop+jwt', alg: 'ES256', jwk: {} }), 'unknown', 'none'],
];

describe('an entry of Web Storage', () => {
  test.each(entries)('%s = %s', (key, value, role, confidence) => {
    const found = entryIn(captureOf([], { storage: storage(key, value) }).facts, key).role;
    expect({ role: found.role, confidence: found.confidence }).toEqual({ role, confidence });
  });

  test('its shape is that of the credential inside, with the way to it', () => {
    const { facts } = captureOf([], { storage: storage('user', JSON.stringify({ name: 'Ada', auth: { token: opaque } })) });
    expect(entryIn(facts, 'user').shape).toMatchObject({ format: 'opaque', wrapping: ['json:auth.token'] });
  });

  test('a value that the login brought and requests carry is confirmed', () => {
    const login: Exchange = { line: 'POST /api/login', json: { email: 'a', password: 'b' }, answer: { key: opaque, token: opaque } };
    const { facts } = captureOf([login, { line: 'GET /api', sends: [`Authorization: Bearer ${opaque}`] }], { storage: storage('k', opaque) });
    const { role } = entryIn(facts, 'k');
    expect(role).toMatchObject({ role: 'access-token', confidence: 'confirmed' });
    expect(role.evidence.map(({ text }) => text)).toEqual([
      'The answer to the login brought it in the field "key".',
      'Requests carry it in the Authorization header.',
      expect.stringContaining('32 characters'),
    ]);
  });

  test('an override speaks for storage keys as well', () => {
    const { facts } = captureOf([], { storage: storage('x', opaque), overrides: [{ name: 'x', role: 'access-token', reason: 'used by the player' }] });
    expect(entryIn(facts, 'x').role).toMatchObject({ role: 'access-token', confidence: 'confirmed' });
  });
});

describe('a token', () => {
  const roleOf = (token: string, ...exchanges: Exchange[]) => factsOf(captureOf([{ line: 'GET /', gets: [`Set-Cookie: x=${token}`] }, ...exchanges]).facts, 'token')[0]?.role;

  test.each([
    ['nothing', { sub: '1' }, {}, 'access-token'],
    ['typ at+jwt', { sub: '1' }, { typ: 'at+jwt' }, 'access-token'],
    ['token_use of Cognito', { token_use: 'id' }, {}, 'id-token'],
    ['typ of Keycloak', { typ: 'Refresh' }, {}, 'refresh-token'],
    ['a type', { type: 'refresh' }, {}, 'refresh-token'],
    ['at_hash', { at_hash: 'x' }, {}, 'id-token'],
    ['a scope', { scope: 'read' }, {}, 'access-token'],
    ['role anon', { role: 'anon' }, {}, 'public-key'],
    ['DPoP', { jti: 'x' }, { typ: 'dpop+jwt' }, 'unknown'],
    ['a logout event', { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }, {}, 'unknown'],
  ])('says by %s what it is', (_name, payload, header, role) => {
    expect(roleOf(jws(payload, { alg: 'HS256', ...header }))?.role).toBe(role);
  });

  test('that requests carry is confirmed', () => {
    expect(roleOf(accessToken, { line: 'GET /api', sends: [`Authorization: Bearer ${accessToken}`] })).toMatchObject({ role: 'access-token', confidence: 'confirmed' });
  });

  test('that is named a refresh token stays one when it is sent as a bearer', () => {
    const { facts } = captureOf([{ line: 'POST /refresh', sends: [`Authorization: Bearer ${accessToken}`] }], { storage: storage('state', JSON.stringify({ refresh_token: accessToken })) });
    expect(factsOf(facts, 'token')[0]?.role).toMatchObject({ role: 'refresh-token', confidence: 'confirmed' });
  });

  test('in a header of an API\'s own is sent as well', () => {
    expect(roleOf(accessToken, { line: 'GET /api', sends: [`X-Access-Token: ${accessToken}`] })?.evidence[0]?.text).toBe('Requests carry it in the X-Access-Token header.');
  });

  test('in an answer is not sent', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Authorization: Bearer ${accessToken}`] }]);
    expect(factsOf(facts, 'token')[0]?.role.evidence.filter(({ kind }) => kind === 'behaviour')).toEqual([]);
  });

  test('in a field is what the field says', () => {
    const { facts } = captureOf([], { storage: storage('state', JSON.stringify({ refresh_token: accessToken })) });
    expect(factsOf(facts, 'token')[0]?.role.role).toBe('refresh-token');
  });

  test('in a consent or CSRF cookie is no credential', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: didomi_token=${accessToken}`] }]);
    expect(factsOf(facts, 'token')[0]?.role.role).toBe('consent');
  });
});
