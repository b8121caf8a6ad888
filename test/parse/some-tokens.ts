// Tokens of the tests: made here, so that each shows what it contains.
export function base64Url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

export function jws(payload: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }, signature = 'c2lnbmF0dXJlLW9mLXRoZS10ZXN0LW9ubHk'): string {
  return [base64Url(JSON.stringify(header)), base64Url(JSON.stringify(payload)), signature].join('.');
}

export const jwe = [base64Url('{"alg":"dir","enc":"A256GCM"}'), '', base64Url('123456789012'), base64Url('ciphertext-of-the-test'), base64Url('1234567890123456')].join('.');

export const accessToken = jws({ sub: '42', iat: 1_700_000_000, exp: 1_700_003_600 });
