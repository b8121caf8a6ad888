// The checks of headers read options of helmet; here the real package shows what those do, and what holds without them.
import { expect, test } from 'vitest';
import { testPackage } from './test-package.ts';

type Helmet = (options?: object) => (request: unknown, response: unknown, next: () => void) => void;
const { default: helmet } = await testPackage<{ default: Helmet }>('helmet');

function headersWith(options?: object): Map<string, string> {
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name.toLowerCase(), value), removeHeader: () => undefined };
  helmet(options)({}, response, () => undefined);
  return headers;
}

test('without options it sends every header that the checks ask for', () => {
  const headers = headersWith();
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
});

test.each([
  ['strictTransportSecurity', 'strict-transport-security'],
  ['hsts', 'strict-transport-security'],
  ['xFrameOptions', 'x-frame-options'],
  ['frameguard', 'x-frame-options'],
  ['contentSecurityPolicy', 'content-security-policy'],
])('%s: false leaves out %s and nothing else', (option, header) => {
  const expected = headersWith();
  expected.delete(header);
  expect([...headersWith({ [option]: false }).keys()]).toEqual([...expected.keys()]);
});

test('maxAge counts seconds, and other options leave it at a year', () => {
  expect(headersWith({ hsts: { maxAge: 3600 } }).get('strict-transport-security')).toBe('max-age=3600; includeSubDomains');
  expect(headersWith({ hsts: { includeSubDomains: false } }).get('strict-transport-security')).toBe('max-age=31536000');
});

test('sources of scripts replace the default, and the other directives stay', () => {
  const policy = headersWith({ contentSecurityPolicy: { directives: { scriptSrc: ["'self'", "'unsafe-inline'"] } } }).get('content-security-policy');
  expect(policy).toContain("script-src 'self' 'unsafe-inline'");
  expect(policy).toContain("frame-ancestors 'self'");
});
