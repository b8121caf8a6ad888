import { expect, test } from 'vitest';
import { linkOf } from '#extension/panel/reference-link.ts';

test.each([
  ['CWE-614', 'https://cwe.mitre.org/data/definitions/614.html'],
  ['RFC 7519 4.1.4', 'https://www.rfc-editor.org/rfc/rfc7519.html'],
  ['RFC 6265bis 4.1.2.5', 'https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/'],
  ['ASVS 5.0.0 3.3.1 (L1)', undefined],
  ['javascript:alert(1)', undefined],
])('%s', (reference, link) => {
  expect(linkOf(reference)).toBe(link);
});
