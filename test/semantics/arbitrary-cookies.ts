import fc from 'fast-check';
import type { RequestContext } from '#shared/semantics/request-context.ts';

const oddText = fc.string({ unit: 'binary', maxLength: 40 });
const name = fc.oneof(fc.constantFrom('a', 'sid', '', '__Host-a', '__Secure-a', '__http-a', '__HOST-HTTP-a', 'a\tb', 'é'), oddText);
const value = fc.oneof(fc.constantFrom('1', '', '"1"', 'a=b', '__Host-a', 'x'.repeat(4096)), oddText);
const date = fc.oneof(
  fc.date({ noInvalidDate: true }).map((moment) => moment.toUTCString()),
  fc.constantFrom('Wed, 09-Jun-27 10:18:14 GMT', 'Wed Jun  9 10:18:14 2027', '0', '9 9 Jun 2027 010:18:14', '2027-06-09T10:18:14Z', '31 Jun 2027 10:18:14'),
  oddText,
);
const attribute = fc.oneof(
  fc.constantFrom('Secure', 'HttpOnly', 'Partitioned', 'Path=/', 'Path=/dir', 'Path', 'Domain=example.com', 'Domain=.example.com', 'Domain=com', 'Domain=', 'Domain=.', 'SameSite=Strict', 'SameSite=Lax', 'SameSite=None', 'SameSite=x', 'Max-Age=0', 'Max-Age=+5', 'Max-Age=-', 'foo=bar', ''),
  fc.integer().map((seconds) => `Max-Age=${seconds}`),
  date.map((text) => `Expires=${text}`),
  fc.tuple(fc.constantFrom('Path=', 'Domain=', 'Max-Age=', 'SameSite=', ''), oddText).map(([start, text]) => start + text),
);

/** Headers from well-formed to hostile. */
export const headers: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(name, value, fc.array(attribute, { maxLength: 6 })).map(([left, right, rest]) => [`${left}=${right}`, ...rest].join('; ')) },
  { weight: 1, arbitrary: oddText },
);

const pages = fc.constantFrom('https://shop.example.com/dir/page', 'https://www.example.com/', 'http://shop.example.com/', 'https://elsewhere.test/', 'https://a.github.io/', 'http://localhost/', 'http://127.0.0.1/', 'https://[::1]/', 'https://shop.example.com./', 'data:text/html,x', 'null');

/** Requests about which everything is known. */
export const knownContexts = fc.record({
  url: pages.filter((page) => page.startsWith('http')),
  method: fc.constantFrom('GET', 'POST', 'head'),
  topLevelUrl: pages,
  initiatorUrl: fc.oneof(pages, fc.constant(null)),
  ancestors: fc.array(pages, { maxLength: 2 }),
  redirectedFrom: fc.array(pages, { maxLength: 2 }),
  topLevelNavigation: fc.boolean(),
  fromScript: fc.boolean(),
  now: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  browser: fc.constantFrom('chromium', 'firefox', 'safari'),
}) satisfies fc.Arbitrary<RequestContext>;
