import { describe, expect, test } from 'vitest';
import { set } from '#shared/facts/known.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { maskOf } from '#shared/report/mask.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { captureOf, cookie, exchange, sessionRole, shop, storageEntry, token } from './a-capture.ts';
import { formats } from './formats.ts';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const secrets = {
  cookieValue: 'Zk9QvWx3LmTr7YbN2cHd8JpK',
  shortCookieValue: 'h7Gt2Qz9',
  encodedCookieValue: 'pQ4/rV8+nB1=wXy6ZtC3',
  jarValue: 'Lw5Xc8Vb1Nm4Qs7Td0Ry3Uf6',
  storageValue: 'Mj2Hn5Bg8Vf1Cd4Xs7Za0Qw3',
  tokenSignature: 'Rt6Yh3Uj9Ik2Ol5Pm8Nb1Vc4',
  email: 'ada.lovelace@mail.test',
  bearer: 'Wq1Er4Ty7Ui0Op3As6Df9Gh2',
  query: 'Kl5Jh8Gf1Ds4Aq7Ze0Rt3Yu6',
  fragment: 'Xp2Cv5Bn8Mk1Lj4Hg7Fd0Sa3',
  password: 'hunter2-correct-horse',
  pathSegment: 'b7c4e19f0a3d48d2a6f5e8c1',
  responseHeader: 'Vn3Bm6Qx9Wc2Ev5Rb8Tn1Ym4',
};

const jwt = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: secrets.email, email: secrets.email, name: 'Ada King-Noel' })}.${secrets.tokenSignature}`;
const loginUrl = `https://ada:${secrets.password}@shop.example/reset/${secrets.pathSegment};jsessionid=${secrets.cookieValue}?code=${secrets.query}#access_token=${secrets.fragment}`;
const session = (name: string, value: string, more = {}) => cookie(name, value, { role: sessionRole, httpOnly: set(false), secure: set(false), ...more });

const facts: readonly Fact[] = [
  exchange('login', 1, loginUrl, {
    method: 'POST',
    marks: ['login'],
    requestHeaders: [['Cookie', `sid=${secrets.cookieValue}; short=${secrets.shortCookieValue}`], ['Authorization', `Bearer ${secrets.bearer}`], ['Referer', loginUrl]],
    responseHeaders: [['Set-Cookie', `sid=${secrets.cookieValue}`], ['Location', `/?code=${secrets.query}`], ['X-Token', secrets.responseHeader]],
  }),
  session('sid', secrets.cookieValue, { seen: { in: 'set-cookie', url: loginUrl, exchange: 'login' } }),
  session('short', secrets.shortCookieValue),
  session('encoded', encodeURIComponent(secrets.encodedCookieValue)),
  session('jar', secrets.jarValue, { action: 'hold', seen: { in: 'cookie-jar', url: loginUrl } }),
  // A careless client can use a value as a name, and a finding names its thing.
  session(secrets.jarValue, secrets.jarValue),
  storageEntry('opaque', secrets.storageValue, { seen: { in: 'page', url: loginUrl }, shape: { format: 'opaque', length: 24, bits: 140, wrapping: [] } }),
  storageEntry(`oidc.user:${secrets.storageValue}`, jwt),
  token(jwt, {
    payload: { sub: secrets.email, email: secrets.email, name: 'Ada King-Noel' },
    carriers: [{ in: 'local-storage', name: `oidc.user:${secrets.storageValue}` }, { in: 'url', name: 'access_token' }],
    // As a careless check or role would put it.
    role: { role: 'access-token', confidence: 'likely', evidence: [{ kind: 'value', text: `The token ${jwt} of ${secrets.email} was sent to ${loginUrl}` }] },
  }),
  exchange('api', 2, `${shop}/api?access_token=${jwt}`, { requestHeaders: [['Authorization', `Bearer ${jwt}`]] }),
];

describe('no format prints a secret', () => {
  const file = toReportFile([reportFrom(captureOf(facts, { target: loginUrl }))], '1.0.0');

  test('the planted facts lead to findings, a flow and credentials, so that there is something to leak', () => {
    const [report] = file.reports;
    expect(report?.findings.length).toBeGreaterThan(5);
    expect(report?.flow.length).toBeGreaterThan(3);
    expect(report?.credentials.length).toBeGreaterThan(5);
  });

  test.each(formats)('$name', ({ render }) => {
    const printed = render(file);
    for (const [name, secret] of Object.entries({ ...secrets, jwt, name: 'Ada King-Noel' })) expect(longestShared(printed, secret), name).toBeLessThan(8);
  });
});

/** Length of the longest piece of the secret that occurs in the text, beyond the 4 characters that a mask may show. */
function longestShared(text: string, secret: string): number {
  for (let length = Math.min(secret.length, 40); length > 4; length -= 1) {
    for (let start = 0; start + length <= secret.length; start += 1) {
      const piece = secret.slice(start, start + length);
      // `shop.example` is the site itself, and the head of a JWT says no more than its algorithm.
      if (!'https://shop.example'.includes(piece) && text.includes(piece)) return length;
    }
  }
  return 0;
}

describe('masks', () => {
  const cases = [
    { name: 'empty', value: '', mask: /^•+$/ },
    { name: '15 characters: nothing is shown', value: 'a23456789012345', mask: /^•+$/ },
    { name: '16 characters: four are shown', value: 'a234567890123456', mask: /^a234… #[0-9a-f]{6}$/ },
  ];
  test.each(cases)('$name', ({ value, mask }) => {
    expect(maskOf(value, 'salt')).toMatch(mask);
  });
});
