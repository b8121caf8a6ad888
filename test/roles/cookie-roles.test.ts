import { describe, expect, test } from 'vitest';
import type { Confidence, Role } from '#shared/facts/role.ts';
import { captureOf, cookieIn, type Exchange } from '../collect/traffic.ts';
import { accessToken, jwe, jws } from '../parse/some-tokens.ts';

const opaque = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const expressSigned = `s%3A${opaque}.EUGnMfCS7%2BO2VxJP2vxmseo130n7PP8wW4poDmASEdo`;

/** A cookie that one page view sets, nothing else being known. */
const alone: [header: string, role: Role, confidence: Confidence][] = [
  // Software is known by the name.
  [`connect.sid=${expressSigned}; Path=/; HttpOnly`, 'session-id', 'likely'],
  ['PHPSESSID=n1f5s9m0h3k2j7q8r6t4v5w1x2; path=/', 'session-id', 'likely'],
  ['JSESSIONID=6A1F0C7E5B3D29485716AFCE03B2D491.node1; Path=/app', 'session-id', 'likely'],
  [`ASP.NET_SessionId=${opaque.slice(0, 24)}; path=/; HttpOnly`, 'session-id', 'likely'],
  ['ASPSESSIONIDQQBRBDCT=KDJFLKAJDLFKJASDLKFJALSK; path=/', 'session-id', 'likely'],
  ['sessionid=8kq2w0x7c5v9n1m3b6z4l8j2h5g7f9d1; HttpOnly; Path=/', 'session-id', 'likely'],
  [`__Host-authjs.session-token=${jwe}; Path=/; Secure; HttpOnly`, 'session-data', 'likely'],
  [`__Secure-next-auth.session-token.0=${jwe}; Path=/; Secure; HttpOnly`, 'session-data', 'likely'],
  [`sb-abcdefghijklmnop-auth-token=base64-${Buffer.from(JSON.stringify({ access_token: accessToken })).toString('base64url')}; Path=/`, 'session-data', 'likely'],
  [`sb-abcdefghijklmnop-auth-token.1=${opaque}; Path=/`, 'session-id', 'likely'],
  [`wordpress_logged_in_0a1b2c=ada%7C1700000000%7C${opaque}%7Cd41d8cd98f00b204; path=/; HttpOnly`, 'session-data', 'likely'],
  [`_shop_session=${opaque}; Path=/; HttpOnly`, 'session-id', 'likely'],
  [`laravel_session=${encodeURIComponent(Buffer.from(JSON.stringify({ iv: 'a', value: 'b'.repeat(80), mac: 'c' })).toString('base64'))}; HttpOnly`, 'session-id', 'likely'],
  [`.AspNetCore.Identity.Application=CfDJ8${opaque.repeat(6)}; path=/; HttpOnly`, 'session-data', 'likely'],
  [`__Secure-better-auth.session_token=${opaque}; Path=/; HttpOnly`, 'session-id', 'likely'],
  [`remember_user_token=${opaque}; Path=/; HttpOnly; Max-Age=1209600`, 'refresh-token', 'likely'],

  // Its words suggest it and its value could be one.
  [`myapp_session=${opaque}; Path=/`, 'session-id', 'likely'],
  [`userSid=${opaque}; Path=/`, 'session-id', 'likely'],
  [`access_token=${accessToken}; Path=/`, 'access-token', 'likely'],
  [`authToken=${opaque}; Path=/`, 'access-token', 'likely'],
  [`refreshToken=${opaque}; Path=/auth/refresh; HttpOnly`, 'refresh-token', 'likely'],
  [`__Host-refresh=${opaque}; Path=/; Secure; HttpOnly`, 'refresh-token', 'likely'],
  [`id_token=${jws({ nonce: 'abc', aud: 'client' })}; Path=/`, 'id-token', 'likely'],
  [`session=${accessToken}; Path=/; HttpOnly`, 'session-data', 'likely'],
  [`sid=${opaque}; Path=/; HttpOnly`, 'session-id', 'likely'],

  // The value speaks for itself.
  [`u=${accessToken}; Path=/`, 'access-token', 'likely'],
  [`u=${jws({ token_use: 'id' })}; Path=/`, 'id-token', 'likely'],
  [`u=${jwe}; Path=/; HttpOnly`, 'session-data', 'likely'],
  [`app=${expressSigned}; Path=/; HttpOnly`, 'session-id', 'likely'],

  // Only one rung: hidden, gone with the browser, and long enough.
  [`appid=${opaque}; Path=/; HttpOnly`, 'session-id', 'possible'],
  [`appid=${opaque}; Path=/; HttpOnly; Max-Age=31536000`, 'unknown', 'none'],
  [`appid=${opaque}; Path=/`, 'unknown', 'none'],

  // A name without a credential in it.
  ['sId=5; Path=/', 'unknown', 'none'],
  ['token=1; Path=/', 'unknown', 'none'],
  ['session_count=12; Path=/', 'unknown', 'none'],
  ['session=hello; Path=/', 'unknown', 'none'],
  ['auth_provider=google; Path=/', 'unknown', 'none'],
  ['authors=q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG; Path=/', 'unknown', 'none'],
  [`device_token=${opaque}; Path=/`, 'unknown', 'none'],
  [`pushToken=${opaque}; Path=/`, 'unknown', 'none'],
  [`assess=${opaque}; Path=/`, 'unknown', 'none'],
  [`cart_session=${opaque}; Path=/; Max-Age=99999`, 'unknown', 'none'],

  // Known for something else, whatever the value looks like.
  ['_ga=GA1.2.1234567890.1700000000; Path=/; Max-Age=63072000', 'analytics', 'likely'],
  [`_ga_ABC123=GS1.1.1700000000.1.1.1700000000.0.0.0; Path=/`, 'analytics', 'likely'],
  [`ajs_anonymous_id=${opaque}; Path=/; HttpOnly`, 'analytics', 'likely'],
  [`_hjSessionUser_123=${accessToken}; Path=/`, 'analytics', 'likely'],
  ['ai_session=q3Jt0v7sQkYx|1700000000|1700000001; Path=/', 'analytics', 'likely'],
  [`AWSALB=${opaque.repeat(4)}; Path=/; HttpOnly`, 'load-balancer', 'likely'],
  [`AWSALBCORS=${opaque.repeat(4)}; Path=/; SameSite=None; Secure`, 'load-balancer', 'likely'],
  [`ARRAffinitySameSite=${opaque}; Path=/; HttpOnly; Secure; SameSite=None`, 'load-balancer', 'likely'],
  ['BIGipServerpool_web=1677787402.36895.0000; path=/; HttpOnly', 'load-balancer', 'likely'],
  [`heroku-session-affinity=${opaque}; path=/; HttpOnly`, 'load-balancer', 'likely'],
  [`__cf_bm=${opaque}; path=/; HttpOnly; Secure`, 'bot-protection', 'likely'],
  [`TS01a2b3c4=${opaque}; Path=/; HttpOnly`, 'bot-protection', 'likely'],
  ['OptanonConsent=isGpcEnabled=0&version=202309.1.0; Path=/', 'consent', 'likely'],
  [`didomi_token=${accessToken}; Path=/`, 'consent', 'likely'],
  ['theme=dark; Path=/', 'preference', 'likely'],
  ['NEXT_LOCALE=en; Path=/', 'preference', 'likely'],
  [`XSRF-TOKEN=${opaque}; Path=/`, 'csrf-token', 'likely'],
  [`csrftoken=${opaque}; Path=/; Max-Age=31449600`, 'csrf-token', 'likely'],
  [`__Host-next-auth.csrf-token=${opaque}%7C${opaque}; Path=/; HttpOnly`, 'csrf-token', 'likely'],
  [`my_csrf_token=${opaque}; Path=/`, 'csrf-token', 'possible'],
  [`.AspNetCore.Antiforgery.w5W7x28NAIs=CfDJ8${opaque}; path=/; HttpOnly`, 'csrf-token', 'likely'],
  [`__Secure-next-auth.pkce.code_verifier=${jwe}; Path=/; HttpOnly`, 'login-transaction', 'likely'],
  [`oauth_state=${opaque}; Path=/; HttpOnly; Max-Age=600`, 'login-transaction', 'likely'],
  ['logged_in=1; Path=/', 'auth-hint', 'likely'],
  ['is_authenticated=true; Path=/', 'auth-hint', 'likely'],
  [`sb-anon=${jws({ role: 'anon', iss: 'supabase' })}; Path=/`, 'public-key', 'likely'],
];

describe('a cookie without any traffic around it', () => {
  test.each(alone)('%s', (header, role, confidence) => {
    const capture = captureOf([{ line: 'GET /', gets: [`Set-Cookie: ${header}`] }]);
    const found = cookieIn(capture.facts, header.slice(0, header.indexOf('='))).role;
    expect({ role: found.role, confidence: found.confidence }).toEqual({ role, confidence });
    if (found.confidence !== 'none') expect(found.evidence.length).toBeGreaterThan(0);
  });
});

const login = (...gets: readonly string[]): Exchange => ({ line: 'POST /login', form: { user: 'ada', password: 'x' }, status: 302, gets: ['Location: /account', ...gets] });
const account = (cookie: string, status = 200): Exchange => ({ line: 'GET /account', sends: cookie === '' ? [] : [`Cookie: ${cookie}`], status });

describe('behaviour', () => {
  test('set by the login and sent afterwards makes any name likely', () => {
    const { facts } = captureOf([login(`Set-Cookie: zz=${opaque}; Path=/`), account(`zz=${opaque}`)]);
    expect(cookieIn(facts, 'zz').role).toMatchObject({ role: 'session-id', confidence: 'likely' });
  });

  test('set by the page that the login redirects to counts as well', () => {
    const { facts } = captureOf([login(), { line: 'GET /account', gets: [`Set-Cookie: zz=${opaque}`] }, { line: 'GET /x', sends: [`Cookie: zz=${opaque}`] }]);
    expect(cookieIn(facts, 'zz').role).toMatchObject({ role: 'session-id', confidence: 'likely' });
  });

  test('set by the login and deleted by the logout confirms it', () => {
    const { facts } = captureOf([login(`Set-Cookie: zz=${opaque}; Path=/`), account(`zz=${opaque}`), { line: 'POST /logout', status: 302, gets: ['Location: /', 'Set-Cookie: zz=; Path=/; Max-Age=0'] }]);
    const { role } = cookieIn(facts, 'zz');
    expect(role).toMatchObject({ role: 'session-id', confidence: 'confirmed' });
    expect(role.evidence.map(({ text }) => text)).toEqual(expect.arrayContaining(['The answer to the login (POST /login) set it.', 'The logout (POST /logout) deleted it.']));
  });

  test('the deletion has the role of the cookie it deletes', () => {
    const { facts } = captureOf([login(`Set-Cookie: zz=${opaque}; Path=/`), account(`zz=${opaque}`), { line: 'GET /logout', gets: ['Set-Cookie: zz=; Path=/; Max-Age=0'] }]);
    const deletion = facts.find((fact) => fact.kind === 'cookie' && fact.action === 'clear');
    expect(deletion).toMatchObject({ role: { role: 'session-id', confidence: 'confirmed' } });
  });

  test('a value that changes at the login is said', () => {
    const { facts } = captureOf([{ ...login('Set-Cookie: sid=NEWvalueNEWvalueNEW7x2; Path=/'), sends: [`Cookie: sid=${opaque}`] }, account('sid=NEWvalueNEWvalueNEW7x2')]);
    expect(cookieIn(facts, 'sid').role.evidence.map(({ text }) => text)).toContain('Its value changed at the login.');
  });

  test.each([
    ['401', 401, []],
    ['403', 403, []],
    ['a redirect to the login page', 302, ['Location: /login?next=/account']],
  ])('missed when absent, answered with %s: confirmed, whatever the name', (_name, status, gets) => {
    const { facts } = captureOf([{ line: 'GET /', gets: ['Set-Cookie: k=short1'] }, account('k=short1; theme=dark'), { ...account('theme=dark', status), gets }]);
    expect(cookieIn(facts, 'k').role).toMatchObject({ role: 'session-id', confidence: 'confirmed' });
    expect(cookieIn(facts, 'theme').role.role).toBe('preference');
  });

  test('two cookies that are missing together prove nothing about either', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: ['Set-Cookie: k=short1', 'Set-Cookie: l=short2'] }, account('k=short1; l=short2'), account('', 401)]);
    expect(cookieIn(facts, 'k').role.role).toBe('unknown');
    expect(cookieIn(facts, 'l').role.role).toBe('unknown');
  });

  test('another bearer token explains the refusal as well, so it proves nothing', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: ['Set-Cookie: k=short1'] }, { ...account('k=short1'), sends: ['Cookie: k=short1', `Authorization: Bearer ${accessToken}`] }, account('', 401)]);
    expect(cookieIn(facts, 'k').role.role).toBe('unknown');
  });

  test('script wrote the token that the login answered with: the value tells, not the name', () => {
    const { facts } = captureOf([
      { line: 'POST /rest/user/login', json: { email: 'a', password: 'b' }, answer: { authentication: { token: opaque } } },
      { line: 'GET /rest/basket', sends: [`Cookie: k=${opaque}`] },
    ]);
    const { role } = cookieIn(facts, 'k');
    expect(role).toMatchObject({ role: 'session-id', confidence: 'likely' });
    expect(role.evidence[0]?.text).toBe('The answer to the login brought it in the field "authentication.token".');
  });

  test('a name on one site says nothing about the same name on another', () => {
    const { facts } = captureOf([login(`Set-Cookie: zz=${opaque}; Path=/`), account(`zz=${opaque}`), { line: 'GET https://tracker.example/', gets: [`Set-Cookie: zz=${opaque}2`] }, { line: 'GET https://tracker.example/x', sends: [`Cookie: zz=${opaque}2`] }]);
    const roles = facts.filter((fact) => fact.kind === 'cookie').map(({ host, role }) => [host, role.role]);
    expect(roles).toEqual([['shop.example', 'session-id'], ['tracker.example', 'unknown']]);
  });

  test('a refused login earns nothing', () => {
    const { facts } = captureOf([{ line: 'POST /login', form: { user: 'ada', password: 'x' }, status: 401, gets: [`Set-Cookie: zz=${opaque}; Path=/`] }, account(`zz=${opaque}`)]);
    expect(cookieIn(facts, 'zz').role.role).toBe('unknown');
  });

  test('analytics, preferences and hints set by a login stay what they are', () => {
    const { facts } = captureOf([
      login('Set-Cookie: _ga=GA1.2.3.4', `Set-Cookie: AWSALB=${opaque}`, 'Set-Cookie: theme=dark', 'Set-Cookie: logged_in=1', 'Set-Cookie: display_name=Ada', `Set-Cookie: csrftoken=${opaque}`),
      account(`_ga=GA1.2.3.4; AWSALB=${opaque}; theme=dark; logged_in=1; display_name=Ada; csrftoken=${opaque}`),
    ]);
    const roles = ['_ga', 'AWSALB', 'theme', 'logged_in', 'display_name', 'csrftoken'].map((name) => cookieIn(facts, name).role.role);
    expect(roles).toEqual(['analytics', 'load-balancer', 'preference', 'auth-hint', 'unknown', 'csrf-token']);
  });

  test('an identifier with little in it is a session when the login sets it and requests send it', () => {
    const { facts } = captureOf([login('Set-Cookie: session=1234; Path=/'), account('session=1234')]);
    expect(cookieIn(facts, 'session').role).toMatchObject({ role: 'session-id', confidence: 'likely' });
  });
});

describe('CSRF tokens', () => {
  test.each([
    ['the value', 'guard=abcdefgh12345678', 'abcdefgh12345678'],
    ['the decoded value', 'guard=abcdefgh%3D12345678', 'abcdefgh=12345678'],
    ['the part before the dot', 'guard=abcdefgh12345678.mac', 'abcdefgh12345678'],
    ['the part before the pipe', 'guard=abcdefgh12345678%7Cmac', 'abcdefgh12345678'],
  ])('%s is sent back in a header', (_name, cookie, echo) => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: ${cookie}`] }, { line: 'POST /order', sends: [`Cookie: ${cookie}`, `X-CSRF-Token: ${echo}`] }]);
    expect(cookieIn(facts, 'guard').role).toMatchObject({ role: 'csrf-token', confidence: 'confirmed' });
  });

  test('a value that comes back in a field for it', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: guard=${opaque}`] }, { line: 'POST /order', form: { csrf_token: opaque, item: '1' } }]);
    expect(cookieIn(facts, 'guard').role).toMatchObject({ role: 'csrf-token', confidence: 'confirmed', evidence: [{ text: 'The page sends its value back in the field "csrf_token".' }] });
  });

  test('a known session is not made a CSRF token by an echo', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: PHPSESSID=${opaque}`] }, { line: 'POST /order', sends: [`Cookie: PHPSESSID=${opaque}`, `X-CSRF-Token: ${opaque}`] }]);
    expect(cookieIn(facts, 'PHPSESSID').role.role).toBe('session-id');
  });

  test('XSRF-TOKEN with its echo is confirmed', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: XSRF-TOKEN=${opaque}`] }, { line: 'POST /order', sends: [`X-XSRF-TOKEN: ${opaque}`] }]);
    expect(cookieIn(facts, 'XSRF-TOKEN').role).toMatchObject({ role: 'csrf-token', confidence: 'confirmed' });
  });
});

describe('content that a second cookie signs', () => {
  const content = Buffer.from(JSON.stringify({ userId: 7, views: 3 })).toString('base64');

  test('is session data, and the signature is no credential', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: session=${content}; Path=/; HttpOnly`, `Set-Cookie: session.sig=${opaque.slice(0, 27)}; Path=/; HttpOnly`] }]);
    expect(cookieIn(facts, 'session')).toMatchObject({ role: { role: 'session-data', confidence: 'likely' }, shape: { format: 'json', wrapping: ['base64'] } });
    expect(cookieIn(facts, 'session.sig').role.role).toBe('unknown');
  });

  test('of a cookie for something else stays that', () => {
    const { facts } = captureOf([{ line: 'GET /', gets: ['Set-Cookie: theme=dark', `Set-Cookie: theme.sig=${opaque.slice(0, 27)}`] }]);
    expect(cookieIn(facts, 'theme').role.role).toBe('preference');
  });

  test('Laravel seals an identifier, which stays one', () => {
    const sealed = Buffer.from(JSON.stringify({ iv: 'aXY=', value: 'dmFsdWU='.repeat(10), mac: 'f00' })).toString('base64');
    const { facts } = captureOf([{ line: 'GET /', gets: [`Set-Cookie: laravel_session=${sealed}; HttpOnly`] }]);
    expect(cookieIn(facts, 'laravel_session')).toMatchObject({ role: { role: 'session-id' }, shape: { format: 'opaque' } });
  });
});

describe('overrides', () => {
  const exchanges: Exchange[] = [{ line: 'GET /', gets: [`Set-Cookie: shopper=${opaque}`, `Set-Cookie: connect.sid=${expressSigned}`] }];

  test('the word of the user comes first, with its reason', () => {
    const { facts } = captureOf(exchanges, { overrides: [{ name: 'shop*', role: 'session-id', reason: 'our gateway reads it', until: '2027-01-01' }] });
    expect(cookieIn(facts, 'shopper').role).toEqual({
      role: 'session-id',
      confidence: 'confirmed',
      evidence: [{ kind: 'override', text: 'Set by hand to session-id until 2027-01-01: our gateway reads it' }],
    });
    expect(cookieIn(facts, 'connect.sid').role.role).toBe('session-id');
  });

  test('it also takes a role away', () => {
    const { facts } = captureOf(exchanges, { overrides: [{ name: 'connect.sid', role: 'preference', reason: 'guests only' }] });
    expect(cookieIn(facts, 'connect.sid').role.role).toBe('preference');
  });

  test('after its last day it no longer counts, and the capture says so', () => {
    const { facts, limits } = captureOf(exchanges, { overrides: [{ name: 'shopper', role: 'session-id', reason: 'x', until: '2026-11-22' }] });
    expect(cookieIn(facts, 'shopper').role.role).toBe('unknown');
    expect(limits.map(({ id }) => id)).toContain('override-ended');
  });

  test('on its last day it counts', () => {
    const { facts } = captureOf(exchanges, { overrides: [{ name: 'shopper', role: 'session-id', reason: 'x', until: '2026-11-23' }] });
    expect(cookieIn(facts, 'shopper').role.role).toBe('session-id');
  });
});

test('no evidence quotes a value', () => {
  const { facts } = captureOf([
    { ...login(`Set-Cookie: connect.sid=${expressSigned}`, `Set-Cookie: access_token=${accessToken}`), sends: [`Cookie: connect.sid=old${opaque}`] },
    account(`connect.sid=${expressSigned}; access_token=${accessToken}`),
    account('', 401),
  ]);
  const evidence = JSON.stringify(facts.map((fact) => ('role' in fact ? fact.role?.evidence : [])));
  for (const secret of [opaque, accessToken, accessToken.split('.')[1]!]) expect(evidence).not.toContain(secret);
});
