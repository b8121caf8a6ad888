import { set } from '#shared/facts/known.ts';
import { type CheckCases } from '../case.ts';
import { captureSeconds, captureTime, cookie, cookieInSource, live as seenAt, roleOf, sessionSample } from '../facts.ts';

const seen = (...values: readonly string[]) =>
  values.map((value, index) => cookie({ id: `cookie-${index + 1}`, value: set(value), seen: { ...seenAt(), time: captureTime + index * 1_000 } }));
const series = (name: string, verdict: 'pass' | 'skip' | 'fail', ...values: readonly string[]) => {
  const [fact, ...among] = seen(...values);
  return { name, fact: fact!, among, verdict };
};
const visits = (verdict: 'fail' | 'silent', name: string, ...values: readonly string[]) => ({
  name,
  login: true,
  response: [`Set-Cookie: PHPSESSID=${values[0]}; Path=/; Secure; HttpOnly; SameSite=Lax`],
  then: values.slice(1).map((value) => ({ url: 'https://shop.example/', response: [`Set-Cookie: PHPSESSID=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`] })),
  verdict,
});
const hexSeconds = captureSeconds.toString(16);

export default {
  facts: [
    series('numbers that count up', 'fail', '815162342', '815162343', '815162350'),
    series('numbers that are drawn', 'pass', '100000000', '500000000', '900000000'),
    series('numbers that go down and up', 'pass', '815162350', '815162343', '815162351'),
    series('two are too few', 'skip', '815162342', '815162343'),
    series('the same one again and again', 'skip', '815162342', '815162342', '815162342'),
    series('object identifiers of one process', 'fail', `${hexSeconds}a1b2c3d4e5000001`, `${hexSeconds}a1b2c3d4e5000002`, `${hexSeconds}a1b2c3d4e5000003`),
    series('24 hexadecimal digits', 'pass', 'a3f9c2e1b7d40c95a1b2c3d4', 'b7d40c95a1b2c3d4a3f9c2e1', 'c2e1b7d4a3f90c95a1b2d4c3'),
    series('UUIDs of one host and clock', 'fail', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', '6ba7b811-9dad-11d1-80b4-00c04fd430c8', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'),
    series('random UUIDs', 'pass', '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', '3f333df6-90a4-4fda-8dd3-9485d27cee36'),
    series('a clock with four digits', 'fail', `${captureTime}-4711`, `${captureTime + 1_000}-0815`, `${captureTime + 2_000}-3141`),
    series('a clock and enough beside it', 'pass', ...['q3Jt0v7sQkYx2c9Zb', 'LwHn4RmUe8TpAaG1b', 'k9Vd0Yq3Jt0v7sQkY'].map((random) => `${captureTime}${random}`)),
    series('a clock of another year', 'pass', '15162342009876', '15162342001234', '15162342015555'),
    series('numbers that count up behind a name', 'fail', 'web-1:815162342', 'web-1:815162343', 'web-1:815162350'),
    series('the clock in hexadecimal, as uniqid writes it', 'fail', `${hexSeconds}0a1b2`, `${hexSeconds}3c4d5`, `${hexSeconds}6e7f8`),
    series('the clock in hexadecimal and enough beside it', 'pass', ...['q3Jt0v7sQkYx2c9Z', 'LwHn4RmUe8TpAaG1', 'k9Vd0Yq3Jt0v7sQk'].map((random) => `${hexSeconds}${random}`)),
    { name: 'strangers are given numbers that count up', fact: sessionSample({ pattern: 'counted' }), verdict: 'fail', severity: 'high' },
    { name: 'strangers are given identifiers without a pattern', fact: sessionSample(), verdict: 'pass' },
    { name: 'strangers are given the same identifier', fact: sessionSample({ distinct: 1 }), verdict: 'skip' },
    { name: 'a load balancer', fact: cookie({ role: roleOf('load-balancer') }), verdict: 'skip' },
    { name: 'source', fact: cookieInSource(), verdict: 'skip' },
  ],
  live: [
    visits('fail', 'numbers that count up', '815162342', '815162343', '815162350'),
    visits('silent', 'identifiers that are drawn', 'q3jt0v7sqkyv2c9zblwhn4rmue', 'k9vd0yq3jt0v7sqkyv2c9zblwh', 'n4rmue8tpaag1bk9vd0yq3jt0v'),
    visits('silent', 'two numbers', '815162342', '815162343'),
  ],
} satisfies CheckCases;
