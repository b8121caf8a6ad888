import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueFormat } from '#shared/facts/value-shape.ts';
import { isCredentialValue, isPublishableKey } from '#shared/parse/credential-value.ts';
import { shapeOf } from '#shared/parse/value-shape.ts';
import { accessToken, base64Url, jwe, jws } from './some-tokens.ts';

const hmac = (text: string, hash: string, encoding: 'hex' | 'base64' | 'base64url') => createHmac(hash, 'key').update(text).digest(encoding);
const sessionId = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const expressSigned = `s:${sessionId}.${hmac(sessionId, 'sha256', 'base64').replace(/=+$/, '')}`;
const railsData = Buffer.from(JSON.stringify({ session_id: 'f00', user_id: 7 })).toString('base64');
const railsSigned = `${railsData}--${hmac(railsData, 'sha1', 'hex')}`;
const railsEncrypted = [Buffer.alloc(80, 7), Buffer.alloc(12, 3), Buffer.alloc(16, 5)].map((bytes) => bytes.toString('base64')).join('--');
const djangoSigned = `${base64Url('{"_auth_user_id":"1"}')}:1qZ3x8:${hmac('django', 'sha256', 'base64url')}`;
const flaskSigned = `${base64Url('{"user_id":1}')}.ZVPz3A.${hmac('flask', 'sha1', 'base64url')}`;
const iron = `Fe26.2*1*${'a'.repeat(64)}*IVIVIVIVIVIVIVIVIVIVIV*${'b'.repeat(80)}*1700000000000*${'c'.repeat(64)}*${'d'.repeat(43)}`;

const formats: [name: string, value: string, format: ValueFormat, wrapping?: readonly string[]][] = [
  ['nothing', '', 'empty'],
  ['JWS', accessToken, 'jws'],
  ['JWS without a signature', jws({}, { alg: 'none' }, ''), 'jws'],
  ['JWE', jwe, 'jwe'],
  ['iron', iron, 'iron-sealed'],
  ['express-session', expressSigned, 'express-signed'],
  ['express-session as it travels', encodeURIComponent(expressSigned), 'express-signed'],
  ['Rails, signed', railsSigned, 'rails-signed'],
  ['Rails, encrypted', railsEncrypted, 'rails-signed'],
  ['Rails, encrypted, as it travels', encodeURIComponent(railsEncrypted), 'rails-signed'],
  ['Django', djangoSigned, 'django-signed'],
  ['Flask', flaskSigned, 'flask-signed'],
  ['Flask, compressed', `.${flaskSigned}`, 'flask-signed'],
  ['PASETO', `v4.local.${randomBytes(80).toString('base64url')}`, 'paseto'],
  ['PASETO, public', `v2.public.${randomBytes(80).toString('base64url')}`, 'paseto'],
  ['JSON', '{"theme":"dark"}', 'json'],
  ['JSON of Express', 'j:{"theme":"dark"}', 'json'],
  ['UUID', randomUUID(), 'uuid'],
  ['PHP session', 'n1f5s9m0h3k2j7q8r6t4v5w1x2', 'opaque'],
  ['Java session', '6A1F0C7E5B3D29485716AFCE03B2D491', 'opaque'],
  ['nanoid', 'V1StGXR8_Z5jdHi6B-myT', 'opaque'],
  ['a number', '1700000000', 'number'],
  ['an amount', '-12.50', 'number'],
  ['a word', 'dark', 'word'],
  ['a language', 'en-US', 'word'],
  ['a time zone', 'America/Argentina/Buenos_Aires', 'word'],
  ['a sentence', 'Accept all the cookies of this page, please', 'word'],
  ['an address', 'https://shop.example/account?tab=1', 'word'],
  ['a flag', 'true', 'word'],
  ['consent', 'isGpcEnabled=0&groups=C0001:1,C0002:0', 'word'],
  ['a bearer token', `Bearer ${accessToken}`, 'jws', ['bearer']],
  ['a token in JSON', JSON.stringify({ auth: { token: accessToken } }), 'jws', ['json:auth.token']],
  ['a token in JSON in JSON, encoded', encodeURIComponent(JSON.stringify({ a: JSON.stringify({ b: accessToken }) })), 'jws', ['url-encoded', 'json:a', 'json:b']],
  ['a token in base64 of JSON', Buffer.from(JSON.stringify({ access_token: accessToken })).toString('base64'), 'jws', ['base64', 'json:access_token']],
  ['Supabase', `base64-${base64Url(JSON.stringify({ access_token: accessToken }))}`, 'jws', ['base64-prefix', 'base64', 'json:access_token']],
  ['an opaque value, encoded', 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG%3D%3D', 'opaque', ['url-encoded']],
];

describe('shapeOf tells', () => {
  test.each(formats)('%s', (_name, value, format, wrapping = []) => {
    expect(shapeOf(value)).toMatchObject({ format, length: value.length, wrapping });
  });
});

describe('bits are at most', () => {
  test.each([
    ['32 hex digits', '6a1f0c7e5b3d29485716afce03b2d491', 128],
    ['a UUID of version 4', 'f47ac10b-58cc-4372-a567-0e02b2c3d479', 122],
    ['a UUID of version 7, whose start is a clock', '018f4d2e-7c3a-7b21-9d54-3f0a6c8e2b17', 74],
    ['a UUID of version 1, which is nearly all clock and host', 'c232ab00-9414-11ec-b3c8-9f6bdeced846', 14],
    ['four digits', '4711', 13],
    ['the identifier without its signature', expressSigned, Math.round(32 * Math.log2(62))],
    ['without the route of the server', '6A1F0C7E5B3D29485716AFCE03B2D491.node1', 128],
    ['one letter, repeated', 'a'.repeat(40), 0],
    ['a word of the dictionary', 'dark', 19],
  ])('%s', (_name, value, bits) => {
    expect(shapeOf(value).bits).toBe(bits);
  });

  test.each([
    ['4711', 10],
    ['6a1f0c7e5b3d29485716afce03b2d491', 16],
    ['n1f5s9m0h3k2j7q8r6t4v5w1x2', 36],
    ['q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG', 62],
    ['V1StGXR8_Z5jdHi6B-myT', 64],
    ['q3Jt0v7s{QkYx2c9~ZbLwHn4R', 94],
  ])('the alphabet of %s has %i characters', (value, alphabet) => {
    expect(shapeOf(value).alphabet).toBe(alphabet);
  });

  test('random identifiers are never measured below what they have', () => {
    for (const encoding of ['hex', 'base64url'] as const) {
      for (let index = 0; index < 500; index++) {
        const random = createHash('sha256').update(String(index)).digest().subarray(0, 16 + (index % 17));
        const shape = shapeOf(random.toString(encoding));
        // Base64 without its two marks looks like base62, a hundredth less.
        if (shape.format === 'opaque') expect(shape.bits).toBeGreaterThanOrEqual(random.length * 8 * 0.99 - 1);
      }
    }
  });

  test('random identifiers are opaque, with one exception in a hundred at most', () => {
    for (const encoding of ['hex', 'base64url'] as const) {
      const values = Array.from({ length: 500 }, (_, index) => createHash('sha256').update(String(index)).digest().subarray(0, 18).toString(encoding));
      expect(values.filter((value) => shapeOf(value).format !== 'opaque').length).toBeLessThanOrEqual(5);
    }
  });
});

describe('isCredentialValue', () => {
  const now = 1_700_000_000_000;
  test.each([
    ['a JWT', jws({ sub: '42', exp: 1_700_003_600 }), true],
    ['a JWE', jwe, true],
    ['an expired JWT', jws({ exp: 1_600_000_000 }), false],
    ['the anon key of Supabase', jws({ role: 'anon', iss: 'supabase', exp: 2_000_000_000 }), false],
    ['a publishable key of Stripe', 'pk_live_51H8xk2eZvKYlo2C0aGm5kq9', false],
    ['a session identifier', sessionId, true],
    ['a session of Express', expressSigned, true],
    ['19 characters', 'q3Jt0v7sQkYx2c9ZbLw', false],
    ['an e-mail address', 'ada.lovelace@example.com', false],
    ['a name', 'Augusta Ada King Lovelace', false],
    ['a long number', '12345678901234567890', false],
    ['JSON', '{"id":1,"name":"Ada Lovelace"}', false],
    ['an address', 'https://shop.example/account/orders', false],
  ])('%s', (_name, value, expected) => {
    expect(isCredentialValue(value, now)).toBe(expected);
  });

  test('a key that is public by design is told', () => {
    expect(isPublishableKey('pk.eyJ1IjoibWFwYm94In0.c2lnbmF0dXJl')).toBe(true);
    expect(isPublishableKey(sessionId)).toBe(false);
  });
});

test('any text has a shape, and a wrapped shape keeps the length of the whole', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((value) => encodeURIComponent(value)),
    fc.json().map((value) => Buffer.from(value).toString('base64')),
    fc.array(fc.constantFrom('eyJ', '.', '%', '%22', '"', '{', '}', '[', '--', ':', 's:', 'Bearer ', 'Fe26.2*', '*', 'a', '0')).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (value) => {
      const shape = shapeOf(value);
      expect(shape.length).toBe(value.length);
      expect(shape.bits).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
