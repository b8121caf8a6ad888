import { createHmac, randomBytes } from 'node:crypto';
import { parseJwt } from '#shared/parse/jwt.ts';
import { parseSetCookie } from '#shared/parse/set-cookie.ts';
import { tokensIn } from '#shared/parse/find-tokens.ts';
import { testPackage } from '../linter/test-package.ts';
import { bestTimes, kept, ratioTable } from './ratio.ts';

/** Reading: tokens, `Set-Cookie` headers, tokens in text. Returns whether every promise was kept. */
export async function benchReading(): Promise<boolean> {
  return [await decoding(), await setCookies(), searching()].every(Boolean);
}

async function decoding(): Promise<boolean> {
  console.log('\nDecoding 2,000 JWTs, each with a header of its own');
  const { decodeJwt, decodeProtectedHeader } = await testPackage<{ decodeJwt(token: string): unknown; decodeProtectedHeader(token: string): unknown }>('jose');
  const { jwtDecode } = await testPackage<{ jwtDecode(token: string, options?: { header: boolean }): unknown }>('jwt-decode');
  const tokens = Array.from({ length: 2_000 }, (_, index) => jwt(index));
  const each = (decode: (token: string) => unknown) => () => tokens.map(decode).length;
  const times = bestTimes(
    [
      { name: 'bare Buffer + JSON.parse', run: each(decodedBare) },
      { name: 'crumbtrail', run: each(parseJwt) },
      { name: 'jose', run: each((token) => [decodeProtectedHeader(token), decodeJwt(token)]) },
      { name: 'jwt-decode', run: each((token) => [jwtDecode(token, { header: true }), jwtDecode(token)]) },
    ],
    40,
  );
  console.log(ratioTable(times, 'bare Buffer + JSON.parse'));
  return kept('decoding against bare Buffer + JSON.parse', ratioOf(times, 'crumbtrail', 'bare Buffer + JSON.parse'), 1.2);
}

function decodedBare(token: string): unknown {
  const [header = '', payload = ''] = token.split('.');
  return [JSON.parse(Buffer.from(header, 'base64url').toString()), JSON.parse(Buffer.from(payload, 'base64url').toString())];
}

function jwt(index: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issued = 1_768_478_400 + index;
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: `key-${index}` })}.${part({ iss: 'https://id.example', sub: `user-${index}`, aud: ['https://api.example', 'https://shop.example'], iat: issued, exp: issued + 900, scope: 'openid profile notes:read notes:write', jti: randomBytes(12).toString('hex') })}`;
  return `${signed}.${createHmac('sha512', 'bench').update(signed).digest('base64url')}`;
}

async function setCookies(): Promise<boolean> {
  console.log('\nParsing 2,000 Set-Cookie headers, with everything that a browser would refuse or ignore');
  const { parseSetCookie: byCookie } = await testPackage<{ parseSetCookie(text: string): unknown }>('cookie');
  const { Cookie } = await testPackage<{ Cookie: { parse(text: string): unknown } }>('tough-cookie');
  const { parseString } = await testPackage<{ parseString(text: string): unknown }>('set-cookie-parser');
  const headers = Array.from({ length: 2_000 }, (_, index) => setCookieHeader(index));
  const each = (parse: (text: string) => unknown) => () => headers.map((header) => parse(header)).length;
  const times = bestTimes(
    [
      { name: 'bare scanner', run: each(scanned) },
      { name: 'crumbtrail', run: each(parseSetCookie) },
      { name: 'cookie, parseSetCookie', run: each(byCookie) },
      { name: 'tough-cookie, Cookie.parse', run: each((text) => Cookie.parse(text)) },
      { name: 'set-cookie-parser, parseString', run: each(parseString) },
    ],
    40,
  );
  console.log(ratioTable(times, 'bare scanner'));
  const peers = ['cookie, parseSetCookie', 'tough-cookie, Cookie.parse', 'set-cookie-parser, parseString'] as const;
  return [
    kept('parsing with validation against a bare scanner', ratioOf(times, 'crumbtrail', 'bare scanner'), 2),
    ...peers.map((peer) => kept(`parsing against ${peer}`, ratioOf(times, 'crumbtrail', peer), 1)),
  ].every(Boolean);
}

function setCookieHeader(index: number): string {
  const value = randomBytes(18).toString('base64url');
  const expires = new Date(1_768_478_400_000 + index * 60_000).toUTCString();
  const kinds = [
    `sid=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`,
    `__Host-session=${value}; Path=/; Max-Age=86400; HttpOnly; Secure; SameSite=Strict`,
    `remember=${value}; Domain=.shop.example; Path=/; Expires=${expires}; Secure; HttpOnly`,
    `theme=dark; path=/; max-age=31536000`,
    `.AspNetCore.Session=${value}; path=/; secure; samesite=lax; httponly`,
    `lang=de; Path=/; Priority=High; Secure`,
    `PHPSESSID=${value}; expires=Thu, 31-Dec-2026 23:59:59 GMT; path=/`,
  ];
  // Text that came over the wire is one piece; what was put together here is not.
  return Buffer.from(kinds[index % kinds.length]!).toString('latin1');
}

/** The least that gives name, value and attributes: positions, no rules. */
function scanned(header: string): unknown {
  let end = header.indexOf(';');
  if (end < 0) end = header.length;
  const equals = header.indexOf('=');
  const attributes: Record<string, string> = {};
  const cookie = { name: header.slice(0, equals), value: header.slice(equals + 1, end), attributes };
  while (end < header.length) {
    const start = end + 2;
    end = header.indexOf(';', start);
    if (end < 0) end = header.length;
    const divide = header.indexOf('=', start);
    if (divide >= 0 && divide < end) attributes[header.slice(start, divide)] = header.slice(divide + 1, end);
    else attributes[header.slice(start, end)] = '';
  }
  return cookie;
}

function searching(): boolean {
  console.log('\nFinding JWTs in 5 MB of text');
  const filler = `{"id":"${randomBytes(16).toString('hex')}","text":"eyebrows and eyelets, 42 of them; nothing to see here"},`;
  const pieces = Array.from({ length: Math.floor(5_000_000 / filler.length) }, (_, index) => (index % 400 === 0 ? `"token":"${jwt(index)}",${filler}` : filler));
  const text = pieces.join('');
  const times = bestTimes(
    [
      { name: 'an eyJ-anchored expression', run: () => text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g)?.length },
      { name: 'crumbtrail', run: () => tokensIn(text).length },
    ],
    15,
  );
  console.log(ratioTable(times, 'an eyJ-anchored expression'));
  return kept('throughput against an eyJ-anchored expression', 1 / ratioOf(times, 'crumbtrail', 'an eyJ-anchored expression'), 0.9, true);
}

function ratioOf(times: ReadonlyMap<string, number>, ours: string, theirs: string): number {
  return (times.get(ours) ?? NaN) / (times.get(theirs) ?? NaN);
}
