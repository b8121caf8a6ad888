import { describe, expect, test } from 'vitest';
import type { ExchangeMark } from '#shared/facts/exchange.ts';
import { accessToken, jws } from '../parse/some-tokens.ts';
import { type Exchange, marksOf } from './traffic.ts';

const sid = 'Set-Cookie: sid=q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG; Path=/; HttpOnly';
const credentials = { username: 'ada', password: 'analytical engine' };
const refreshToken = jws({ type: 'refresh' });

interface Case {
  readonly name: string;
  readonly exchange: Exchange;
  readonly marks: readonly ExchangeMark[];
}

const logins: readonly Case[] = [
  { name: 'a form in several parts', exchange: { line: 'POST /login', json: { credentials: { login: 'ada', passwd: 'x' } }, gets: [sid], answer: { ok: true } }, marks: ['login'] },
  { name: 'Supabase', exchange: { line: 'POST https://abc.supabase.co/auth/v1/token?grant_type=password', json: { email: 'a', password: 'b' }, answer: { access_token: accessToken, refresh_token: refreshToken } }, marks: ['login'] },
  { name: 'Supabase with a code', exchange: { line: 'POST https://abc.supabase.co/auth/v1/token?grant_type=pkce', json: { auth_code: 'a', code_verifier: 'b' }, answer: { access_token: accessToken, refresh_token: refreshToken } }, marks: ['login'] },
  { name: 'a form that sets a cookie', exchange: { line: 'POST /login', form: credentials, status: 302, gets: ['Location: /', sid] }, marks: ['login'] },
  { name: 'a form that redirects and keeps the cookie it had', exchange: { line: 'POST /login', form: credentials, status: 302, gets: ['Location: /account'] }, marks: ['login'] },
  { name: 'JSON that returns a token', exchange: { line: 'POST /api/auth/login', json: credentials, answer: { token: accessToken } }, marks: ['login'] },
  { name: 'JSON without a word in the URL', exchange: { line: 'POST /rpc', json: { email: 'a@b.example', password: 'x' }, gets: [sid], answer: { ok: true } }, marks: ['login'] },
  { name: 'nested JSON', exchange: { line: 'POST /users/sign_in', json: { user: { email: 'a@b.example', password: 'x' } }, gets: [sid], answer: {} }, marks: ['login'] },
  { name: 'form fields in brackets', exchange: { line: 'POST /users/sign_in', form: { 'user[email]': 'a@b.example', 'user[password]': 'x' }, status: 303, gets: ['Location: /', sid] }, marks: ['login'] },
  { name: 'GraphQL', exchange: { line: 'POST /graphql', json: { operationName: 'SignIn', variables: { email: 'a', password: 'b' }, query: 'mutation' }, answer: { data: { signIn: { accessToken } } } }, marks: ['login'] },
  { name: 'WordPress', exchange: { line: 'POST /wp-login.php', form: { log: 'ada', pwd: 'x' }, status: 302, gets: ['Location: /wp-admin/', 'Set-Cookie: wordpress_logged_in_0a1b=ada%7C1700000000%7CqJ8m; path=/; HttpOnly'] }, marks: ['login'] },
  { name: 'a password in the query', exchange: { line: 'GET /login?user=ada&password=x', status: 302, gets: ['Location: /', sid] }, marks: ['login'] },
  { name: 'PUT of a session', exchange: { line: 'PUT /api/session', json: credentials, gets: [sid], answer: { id: 1 } }, marks: ['login'] },
  { name: 'a one-time code', exchange: { line: 'POST /login/otp', form: { otp: '123456' }, status: 302, gets: ['Location: /', sid] }, marks: ['login'] },
  { name: 'a passkey', exchange: { line: 'POST /webauthn/finish', json: { response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' } }, gets: [sid], answer: { ok: true } }, marks: ['login'] },
  { name: 'no content', exchange: { line: 'POST /login', form: credentials, status: 204, gets: [sid] }, marks: ['login'] },
  { name: 'a token in a header of the answer', exchange: { line: 'POST /login', form: credentials, gets: [`Authorization: Bearer ${accessToken}`] }, marks: ['login'] },
  { name: 'Java security', exchange: { line: 'POST /j_security_check', form: { j_username: 'a', j_password: 'b' }, status: 302, gets: ['Location: /home'] }, marks: ['login'] },
  { name: 'ASP.NET Identity', exchange: { line: 'POST /Account/Login', form: { 'Input.Email': 'a', 'Input.Password': 'b', __RequestVerificationToken: 'c' }, status: 302, gets: ['Location: /', 'Set-Cookie: .AspNetCore.Identity.Application=CfDJ8; path=/; HttpOnly'] }, marks: ['login'] },
  { name: 'Firebase', exchange: { line: 'POST https://identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=x', json: { email: 'a', password: 'b', returnSecureToken: true }, answer: { idToken: accessToken } }, marks: ['login'] },
  { name: 'Auth.js with credentials', exchange: { line: 'POST /api/auth/callback/credentials', form: { ...credentials, csrfToken: 'c', json: 'true' }, gets: [`Set-Cookie: authjs.session-token=${accessToken}; HttpOnly`], answer: { url: '/' } }, marks: ['login'] },
  { name: 'a second factor that keeps the cookie', exchange: { line: 'POST /2fa', form: { code: '123456' }, status: 302, gets: ['Location: /account'] }, marks: ['login'] },
];

const refused: readonly Case[] = [
  { name: '401', exchange: { line: 'POST /api/login', json: credentials, status: 401, answer: { error: 'wrong password' } }, marks: ['login-step'] },
  { name: 'the form again', exchange: { line: 'POST /login', form: credentials, status: 200 }, marks: ['login-step'] },
  { name: 'a redirect back to the form', exchange: { line: 'POST /session', form: credentials, status: 302, gets: ['Location: /login?error=1'] }, marks: ['login-step'] },
  { name: 'a redirect back that sets a cookie for the message', exchange: { line: 'POST /session', form: credentials, status: 302, gets: ['Location: /login', sid] }, marks: ['login-step'] },
  { name: 'the form again, with the cookie that was sent', exchange: { line: 'POST /login', form: credentials, sends: ['Cookie: sid=q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG'], gets: [sid] }, marks: ['login-step'] },
  { name: 'a redirect to the second factor', exchange: { line: 'POST /login', form: credentials, status: 302, gets: ['Location: /login/2fa', sid] }, marks: ['login-step'] },
  { name: 'a wrong code', exchange: { line: 'POST /2fa', form: { code: '123456' }, status: 302, gets: ['Location: /2fa'] }, marks: ['login-step'] },
  { name: 'an answer that says so', exchange: { line: 'POST /api/login', json: credentials, answer: { success: false } }, marks: ['login-step'] },
  { name: 'no answer', exchange: { line: 'POST /api/login', json: credentials, status: 0 }, marks: ['login-step'] },
];

const others: readonly Case[] = [
  { name: 'a user that is made', exchange: { line: 'POST /api/users', json: { email: 'a@b.example', password: 'x' }, gets: [sid], answer: { id: 1 } }, marks: [] },
  { name: 'a change of the address', exchange: { line: 'POST /account/email', form: { email: 'a@b.example', password: 'x' }, status: 302, gets: ['Location: /account'] }, marks: [] },
  { name: 'an account that is deleted', exchange: { line: 'POST /api/auth/delete-account', json: { password: 'x' }, answer: { ok: true } }, marks: [] },
  { name: 'a page about logouts', exchange: { line: 'GET /help/how-to-logout' }, marks: [] },
  { name: 'a manual with a chapter about logouts', exchange: { line: 'GET /docs/logout' }, marks: [] },
  { name: 'an article about logouts', exchange: { line: 'GET /2026/why-we-logout-users' }, marks: [] },
  { name: 'texts of the login page', exchange: { line: 'GET /locales/en/login.json', answer: { title: 'Sign in' } }, marks: [] },
  { name: 'a search with a word that is a user field', exchange: { line: 'GET /search?name=ada' }, marks: [] },
  { name: 'one session of many with a UUID is removed', exchange: { line: 'DELETE /api/sessions/0b1f6a3e-7c55-4d0b-9a77-3c1d2e4f5a6b', status: 204 }, marks: [] },
  { name: 'registration', exchange: { line: 'POST /register', form: { ...credentials, passwordConfirmation: 'x' }, status: 302, gets: ['Location: /', sid] }, marks: [] },
  { name: 'sign-up with names', exchange: { line: 'POST /api/users', json: { firstName: 'Ada', email: 'a', password: 'b' }, gets: [sid], answer: { id: 1 } }, marks: [] },
  { name: 'sign-up below a folder of authentication', exchange: { line: 'POST /auth/signup', json: credentials, gets: [sid], answer: { token: accessToken } }, marks: [] },
  { name: 'password change', exchange: { line: 'POST /account/password', form: { currentPassword: 'a', newPassword: 'b' }, status: 302, gets: ['Location: /'] }, marks: [] },
  { name: 'password reset', exchange: { line: 'POST /auth/reset', form: { email: 'a', password: 'b' }, status: 302, gets: ['Location: /'] }, marks: [] },
  { name: 'search', exchange: { line: 'POST /search', form: { q: 'login', user: 'ada' }, gets: [sid] }, marks: [] },
  { name: 'newsletter', exchange: { line: 'POST /newsletter', form: { email: 'a@b.example' }, status: 302, gets: ['Location: /thanks'] }, marks: [] },
  { name: 'the page with the form', exchange: { line: 'GET /login', gets: [sid] }, marks: [] },
  { name: 'a script named login', exchange: { line: 'GET /static/login.js', type: 'text/javascript' }, marks: [] },
  { name: 'a picture named logout', exchange: { line: 'GET /img/logout.png', type: 'image/png' }, marks: [] },
  { name: 'a blog about logins', exchange: { line: 'GET /blog/how-to-login' }, marks: [] },
  { name: 'a preflight', exchange: { line: 'OPTIONS /api/login', status: 204 }, marks: [] },
  { name: 'a list of sessions', exchange: { line: 'GET /api/sessions', answer: { sessions: [] } }, marks: [] },
  { name: 'a feed that is refreshed', exchange: { line: 'POST /feed/refresh', json: {}, answer: { items: [] } }, marks: [] },
  { name: 'one session of many is removed', exchange: { line: 'DELETE /api/sessions/4711', status: 204 }, marks: [] },
];

const ends: readonly Case[] = [
  { name: 'WordPress', exchange: { line: 'GET /wp-login.php?action=logout&_wpnonce=0a1b', status: 302, gets: ['Location: /wp-login.php?loggedout=true'] }, marks: ['logout'] },
  { name: 'a file', exchange: { line: 'GET /logout.php', status: 302, gets: ['Location: /'] }, marks: ['logout'] },
  { name: 'the own session among many', exchange: { line: 'DELETE /api/sessions/current', status: 204 }, marks: ['logout'] },
  { name: 'everywhere', exchange: { line: 'POST /logout-everywhere', status: 303, gets: ['Location: /login'] }, marks: ['logout'] },
  { name: 'revocation of a token', exchange: { line: 'POST https://id.example/oauth/revoke', form: { token: refreshToken, client_id: 'a' } }, marks: ['logout'] },
  { name: 'GET /logout', exchange: { line: 'GET /logout', status: 302, gets: ['Location: /'] }, marks: ['logout'] },
  { name: 'POST /users/sign_out', exchange: { line: 'POST /users/sign_out', status: 303, gets: ['Location: /'] }, marks: ['logout'] },
  { name: 'signOut', exchange: { line: 'POST /api/auth/signOut', answer: { ok: true } }, marks: ['logout'] },
  { name: 'DELETE /session', exchange: { line: 'DELETE /session', status: 204 }, marks: ['logout'] },
  { name: 'end_session of OpenID Connect', exchange: { line: 'GET https://id.example/oauth/end_session?id_token_hint=x', status: 302, gets: ['Location: https://shop.example/'] }, marks: ['logout'] },
  { name: 'by effect', exchange: { line: 'POST /bye', status: 302, gets: ['Location: /', 'Set-Cookie: sid=; Max-Age=0; Path=/'] }, marks: ['logout'] },
  { name: 'a logout that was refused', exchange: { line: 'POST /logout', status: 403 }, marks: [] },
  { name: 'an expired session sent to the login page', exchange: { line: 'GET /account', status: 302, gets: ['Location: /login', 'Set-Cookie: sid=; Max-Age=0; Path=/'] }, marks: [] },
];

const oauth: readonly Case[] = [
  { name: 'an extension grant with a password', exchange: { line: 'POST https://id.example/oauth/token', json: { grant_type: 'http://auth0.com/oauth/grant-type/password-realm', realm: 'db', ...credentials }, answer: { access_token: accessToken } }, marks: ['token-request', 'login'] },
  { name: 'an extension grant with a one-time code', exchange: { line: 'POST https://id.example/oauth/token', json: { grant_type: 'http://auth0.com/oauth/grant-type/passwordless/otp', username: 'a', otp: '123456' }, answer: { access_token: accessToken } }, marks: ['token-request', 'login'] },
  { name: 'a device', exchange: { line: 'POST https://id.example/oauth/token', form: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'a' }, answer: { access_token: accessToken } }, marks: ['token-request', 'login'] },
  { name: 'one token for another', exchange: { line: 'POST https://id.example/oauth/token', form: { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'a' }, answer: { access_token: accessToken } }, marks: ['token-request'] },
  { name: 'refresh of a JSON API', exchange: { line: 'POST /api/token/refresh/', json: { refresh: refreshToken }, answer: { access: accessToken } }, marks: ['refresh'] },
  { name: 'refresh in GraphQL', exchange: { line: 'POST /graphql', json: { operationName: 'RefreshToken', variables: { refreshToken } }, answer: { data: { refreshToken: { accessToken } } } }, marks: ['refresh'] },
  { name: 'authorization request', exchange: { line: 'GET https://id.example/authorize?client_id=a&response_type=code&state=b&redirect_uri=c', status: 302 }, marks: ['oauth-request'] },
  { name: 'pushed authorization request', exchange: { line: 'GET https://id.example/authorize?client_id=a&request_uri=urn:x', status: 302 }, marks: ['oauth-request'] },
  { name: 'callback that signs in', exchange: { line: 'GET /callback?code=abc&state=b', status: 302, gets: ['Location: /', sid] }, marks: ['oauth-callback', 'login'] },
  { name: 'callback that keeps the cookie', exchange: { line: 'GET /callback?code=abc&state=b', status: 302, gets: ['Location: /account'] }, marks: ['oauth-callback', 'login'] },
  { name: 'callback that is passed on', exchange: { line: 'GET /callback?code=abc&state=b', status: 308, gets: ['Location: /callback/?code=abc&state=b'] }, marks: ['oauth-callback'] },
  { name: 'callback that failed', exchange: { line: 'GET /callback?code=abc&state=b', status: 302, gets: ['Location: /login?error=state'] }, marks: ['oauth-callback'] },
  { name: 'SAML response', exchange: { line: 'POST /saml/acs', form: { SAMLResponse: 'x', RelayState: 'y' }, status: 302, gets: ['Location: /', sid] }, marks: ['oauth-callback', 'login'] },
  { name: 'callback of a page application', exchange: { line: 'GET /callback?code=abc&state=b' }, marks: ['oauth-callback'] },
  { name: 'form post of the answer', exchange: { line: 'POST /signin-oidc', form: { code: 'a', state: 'b', id_token: accessToken }, status: 302, gets: ['Location: /', sid] }, marks: ['oauth-callback', 'login'] },
  { name: 'code for tokens', exchange: { line: 'POST https://id.example/oauth/token', form: { grant_type: 'authorization_code', code: 'a', code_verifier: 'b' }, answer: { access_token: accessToken, refresh_token: refreshToken } }, marks: ['token-request', 'login'] },
  { name: 'password grant', exchange: { line: 'POST /oauth/token', form: { grant_type: 'password', ...credentials }, answer: { access_token: accessToken } }, marks: ['token-request', 'login'] },
  { name: 'refresh grant', exchange: { line: 'POST /oauth/token', form: { grant_type: 'refresh_token', refresh_token: refreshToken }, answer: { access_token: accessToken } }, marks: ['token-request', 'refresh'] },
  { name: 'refresh grant in the query', exchange: { line: 'POST /auth/v1/token?grant_type=refresh_token', json: { refresh_token: refreshToken }, answer: { access_token: accessToken } }, marks: ['refresh'] },
  { name: 'refresh by cookie', exchange: { line: 'POST /api/auth/refresh', sends: [`Cookie: refresh_token=${refreshToken}`], answer: { accessToken } }, marks: ['refresh'] },
  { name: 'client credentials are nobody who signs in', exchange: { line: 'POST /oauth/token', form: { grant_type: 'client_credentials' }, answer: { access_token: accessToken } }, marks: ['token-request'] },
];

describe.each([
  ['a login', logins],
  ['a password that was not accepted', refused],
  ['something else', others],
  ['the end of a session', ends],
  ['OAuth and refresh', oauth],
])('%s', (_group, cases) => {
  test.each(cases)('$name', ({ exchange, marks }) => {
    expect(marksOf([exchange])).toEqual([marks]);
  });
});

describe('a login in several steps', () => {
  const name: Exchange = { line: 'POST /identify', form: { email: 'a@b.example' } };

  test('the user name is a step when a password follows', () => {
    expect(marksOf([name, { line: 'POST /password', form: { password: 'x', login: 'a' }, status: 302, gets: ['Location: /', sid] }])).toEqual([['login-step'], ['login']]);
  });

  test('a password that only opens the next factor is a step, the factor signs in', () => {
    const first: Exchange = { line: 'POST /login', json: credentials, answer: { error: 'mfa required' } };
    const second: Exchange = { line: 'POST /login/mfa', json: { totp: '123456' }, gets: [sid], answer: { ok: true } };
    expect(marksOf([name, first, second])).toEqual([['login-step'], ['login-step'], ['login']]);
  });

  test('the user name and the password go to different hosts of one site', () => {
    const password: Exchange = { line: 'POST https://login.shop.example/password', form: { password: 'x', login: 'a' }, status: 302, gets: ['Location: https://shop.example/', sid] };
    expect(marksOf([{ ...name, line: 'POST https://www.shop.example/identify' }, password])).toEqual([['login-step'], ['login']]);
  });

  test('neighbours below a public suffix are different sites', () => {
    const password: Exchange = { line: 'POST https://bob.github.io/login', form: credentials, status: 302, gets: ['Location: /', sid] };
    expect(marksOf([{ ...name, line: 'POST https://alice.github.io/identify' }, password])).toEqual([[], ['login']]);
  });

  test('a password on another site makes no step', () => {
    expect(marksOf([name, { line: 'POST https://other.example/login', form: credentials, status: 302, gets: ['Location: /', sid] }])[0]).toEqual([]);
  });
});

describe('a page application that sends a bearer token', () => {
  const api = 'https://api.shop.example';
  const sends = [`Authorization: Bearer ${accessToken}`];

  test('signs in, works, refreshes and signs out at its API', () => {
    expect(
      marksOf([
        { line: `POST ${api}/auth/login`, json: credentials, answer: { accessToken, refreshToken } },
        { line: `OPTIONS ${api}/me`, status: 204 },
        { line: `GET ${api}/me`, sends, answer: { email: 'a@b.example' } },
        { line: `POST ${api}/orders`, sends, json: { item: 1 }, status: 201, answer: { id: 1 } },
        { line: `POST ${api}/auth/refresh`, json: { refreshToken }, answer: { accessToken } },
        { line: `POST ${api}/auth/logout`, sends, json: {}, status: 204 },
      ]),
    ).toEqual([['login'], [], [], [], ['refresh'], ['logout']]);
  });

  test.each<Exchange>([
    { line: `GET ${api}/auth/session`, sends, answer: { user: { email: 'a@b.example' } } },
    { line: `POST ${api}/auth/validate`, sends, json: {}, answer: { valid: true } },
    { line: `PUT ${api}/users/1`, sends, json: { email: 'a@b.example' }, answer: { id: 1 } },
    { line: `GET ${api}/me`, sends, status: 401, answer: { error: 'expired' } },
    { line: `DELETE ${api}/orders/1`, sends, status: 204 },
    { line: `POST ${api}/graphql`, sends, json: { operationName: 'Viewer', query: 'query Viewer { viewer { email } }' }, answer: { data: { viewer: { email: 'a' } } } },
  ])('$line is no login, refresh or logout', (exchange) => {
    expect(marksOf([exchange])).toEqual([[]]);
  });
});
