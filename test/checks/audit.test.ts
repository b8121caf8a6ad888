import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '#shared/audit.ts';
import { defineCheck, pass, type AnyCheck } from '#shared/checks/define.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { ExchangeFact } from '#shared/facts/exchange.ts';
import { set } from '#shared/facts/known.ts';
import { cookie, cookieInSource, exchange, inSource, live, roleOf, shapeOf, storage, token } from './facts.ts';
import { jwt } from './jwts.ts';

const references = { asvs: [{ id: '3.3.1', level: 1 }], cwe: ['CWE-614'], wstg: ['WSTG-SESS-02'], other: ['RFC 6265bis 8.3'] } as const;

/** A check that fails every cookie and token. */
function failing(id: string, changes: Partial<AnyCheck> = {}): AnyCheck {
  return defineCheck({
    id,
    family: 'cookie',
    title: 'Found',
    why: 'Because.',
    remedy: 'Do not.',
    severity: 'high',
    severityReason: 'It is a test.',
    detectable: ['live-passive', 'source'],
    references,
    messages: { found: '{{name}} is found by {{finder}}.' },
    judge: {
      cookie: () => ({ verdict: 'fail', message: 'found', data: { finder: id } }),
      token: () => ({ verdict: 'fail', message: 'found', data: { finder: id } }),
    },
    ...changes,
  });
}

const unsure: AnyCheck['judge'] = { cookie: () => ({ verdict: 'unsure', message: 'found', data: { finder: 'x' } }) };
const found = (facts: readonly Fact[], ...checks: AnyCheck[]) => audit(facts, { checks }).map(({ check, verdict, severity, fact }) => `${check} ${verdict} ${severity} ${fact.name}`);

describe('one finding per check and thing', () => {
  test('the same cookie in two responses', () => {
    expect(found([cookie(), cookie({ id: 'cookie-2', seen: live('https://shop.example/basket') })], failing('a'))).toHaveLength(1);
  });

  test('a default path and the same path in the jar', () => {
    expect(found([cookie(), cookie({ id: 'cookie-2', action: 'hold', path: set('/'), host: 'shop.example' })], failing('a'))).toHaveLength(1);
  });

  test('another path, another host, another name are other cookies', () => {
    const facts = [cookie(), cookie({ path: set('/admin') }), cookie({ seen: live('https://api.shop.example/') }), cookie({ name: set('sid2') })];
    expect(found(facts, failing('a'))).toHaveLength(4);
  });

  test('two places in source are two things', () => {
    const second = { ...inSource(), line: 9 };
    expect(found([cookieInSource(), cookieInSource({ seen: second })], failing('a'))).toHaveLength(2);
  });

  test('a renewed token, even when only one of the two was seen in storage too', () => {
    const stored = { in: 'local-storage', name: 'token' } as const;
    const sent = { in: 'header', name: 'Authorization' } as const;
    expect(found([token({ carriers: [stored, sent] }), token({ id: 'token-2', raw: 'other', carriers: [sent] })], failing('a'))).toHaveLength(1);
  });

  test('the strongest verdict stands for the thing', () => {
    const bySecure = failing('a', {
      judge: { cookie: (fact) => (fact.secure.state === 'set' ? { verdict: 'fail', message: 'found' } : { verdict: 'unsure', message: 'found' }) },
    });
    expect(found([cookie(), cookie({ id: 'cookie-2', secure: set(true) })], bySecure)).toEqual(['a fail high sid']);
  });
});

describe('most specific wins', () => {
  test('a replaced check is silent', () => {
    expect(found([cookie()], failing('general'), failing('specific', { replaces: ['general'] }))).toEqual(['specific fail high sid']);
  });

  test('on another thing it speaks', () => {
    const specific = failing('specific', { replaces: ['general'], judge: { cookie: (fact) => (fact.role.role === 'access-token' ? { verdict: 'fail', message: 'found' } : pass) } });
    expect(found([cookie(), cookie({ name: set('jwt'), role: roleOf('access-token') })], failing('general'), specific)).toEqual(['general fail high sid', 'specific fail high jwt']);
  });

  test('a doubt does not replace a certainty', () => {
    expect(found([cookie()], failing('general'), failing('specific', { replaces: ['general'], judge: unsure }))).toHaveLength(2);
  });
});

describe('severity', () => {
  test('is one level lower when the role is only possible, and says so', () => {
    const [finding] = audit([cookie({ role: roleOf('session-id', 'possible') })], { checks: [failing('a')] });
    expect(finding?.severity).toBe('medium');
    expect(finding?.severityReason).toContain('only possible');
  });

  test('stays when the verdict does not depend on the role', () => {
    expect(found([cookie({ role: roleOf('session-id', 'possible') })], failing('a', { weighsRole: false }))).toEqual(['a fail high sid']);
  });

  test('info has no lower level', () => {
    expect(found([cookie({ role: roleOf('session-id', 'possible') })], failing('a', { severity: 'info' }))).toEqual(['a fail info sid']);
  });
});

test('facts of other parties are never judged', () => {
  expect(audit([cookie({ scope: 'other' })], { checks: [failing('a')] })).toEqual([]);
});

test('findings are ordered by severity, check and name, whatever the order of facts and checks', () => {
  const facts = [cookie({ name: set('b') }), cookie({ name: set('a') })];
  const checks = [failing('z', { severity: 'critical' }), failing('b'), failing('a')];
  const expected = ['z fail critical a', 'z fail critical b', 'a fail high a', 'a fail high b', 'b fail high a', 'b fail high b'];
  expect(found(facts, ...checks)).toEqual(expected);
  expect(found(facts.toReversed(), ...checks.toReversed())).toEqual(expected);
});

describe('fingerprints', () => {
  const printOf = (...facts: Fact[]) => audit(facts, { checks: [failing('a')] }).map(({ fingerprint }) => fingerprint);

  test('are the same for another value, line, exchange or port', () => {
    expect(printOf(cookie({ value: set('other'), seen: live('https://shop.example:8443/x') }))).toEqual(printOf(cookie()));
    expect(printOf(cookieInSource({ seen: { ...inSource(), line: 99 } }))).toEqual(printOf(cookieInSource()));
  });

  test('differ by name, place, and number within a file', () => {
    const prints = [...printOf(cookie(), cookie({ name: set('x') }), cookie({ seen: live('https://other.example/') })), ...printOf(cookieInSource(), cookieInSource({ seen: { ...inSource(), line: 9 } }))];
    expect(new Set(prints).size).toBe(5);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('a finding on an exchange keeps its fingerprint', () => {
  const page = (path: string, changes: Partial<ExchangeFact> = {}) =>
    exchange({ url: `https://shop.example${path}`, seen: live(`https://shop.example${path}`), responseType: 'text/html', requestHeaders: [['Cookie', 'sid=1']], responseHeaders: [['Content-Type', 'text/html']], ...changes });
  const email: Partial<ExchangeFact> = { responseType: 'application/json', responseFields: ['email'] };
  const readable = storage({ key: set('access_token'), role: roleOf('access-token'), shape: shapeOf('jws') });
  const publicly: ExchangeFact['responseHeaders'] = [['Access-Control-Allow-Origin', 'null'], ['Access-Control-Allow-Credentials', 'true']];
  const large: ExchangeFact['requestHeaders'] = [['Cookie', `sid=${'1'.repeat(9_000)}`]];
  const refreshing: Partial<ExchangeFact> = { responseFields: ['refresh_token'], responseCredentials: [{ field: 'refresh_token', hash: 'h1' }] };
  const cases: readonly { check: string; what: string; one: ExchangeFact; other: ExchangeFact; isSame: boolean }[] = [
    { check: 'clickjacking-unprotected-auth-page', what: 'about the host, whichever page', one: page('/account'), other: page('/orders'), isSame: true },
    { check: 'clickjacking-unprotected-auth-page', what: 'about the host, on another port', one: page('/account'), other: page('/', { url: 'https://shop.example:8443/', seen: live('https://shop.example:8443/') }), isSame: true },
    { check: 'clickjacking-unprotected-auth-page', what: 'but not on another host', one: page('/account'), other: page('/', { url: 'https://my.shop.example/', seen: live('https://my.shop.example/') }), isSame: false },
    { check: 'hsts-missing-or-weak', what: 'about the host, whichever page', one: page('/account'), other: page('/orders'), isSame: true },
    { check: 'csp-missing-with-script-readable-token', what: 'whether the page was read or not', one: page('/account'), other: page('/orders', { metaPolicies: [] }), isSame: true },
    { check: 'csp-missing-with-script-readable-token', what: 'but not with another gap', one: page('/account'), other: page('/account', { responseHeaders: [['Content-Security-Policy', 'script-src *']] }), isSame: false },
    { check: 'auth-response-cacheable', what: 'about the host, whichever answer is worst', one: page('/api/me', email), other: page('/api/profile', { ...email, responseHeaders: [['Cache-Control', 'public']] }), isSame: true },
    { check: 'cors-credentialed-reflection', what: 'about the host, whichever answer', one: page('/api/me', { responseHeaders: publicly }), other: page('/api/you', { responseHeaders: publicly }), isSame: true },
    { check: 'cookie-too-large', what: 'about the site, whichever host is sent most', one: page('/', { requestHeaders: large }), other: page('/', { url: 'https://api.shop.example/', seen: live('https://api.shop.example/'), requestHeaders: large }), isSame: true },
    { check: 'refresh-token-in-browser', what: 'about one endpoint, whoever asks', one: page('/users/7/login', refreshing), other: page('/users/82/login', refreshing), isSame: true },
    { check: 'refresh-token-in-browser', what: 'with a UUID in the path', one: page('/t/0b1d3a52-6d1c-4a57-9f39-3a8a4d7f0c11/token', refreshing), other: page('/t/4f7c9d10-1f0e-4b52-8a34-0d9b8c7a6e55/token', refreshing), isSame: true },
    { check: 'refresh-token-in-browser', what: 'with a hash in the name of a file', one: page('/static/app.3f9c21d8.json', refreshing), other: page('/static/app.77be01aa.json', refreshing), isSame: true },
    { check: 'refresh-token-in-browser', what: 'but not on another path', one: page('/oauth2/token', refreshing), other: page('/oauth3/token', refreshing), isSame: false },
    { check: 'refresh-token-in-browser', what: 'and not on another origin', one: page('/token', refreshing), other: page('/token', { ...refreshing, seen: live('https://my.shop.example/token') }), isSame: false },
  ];

  test.each(cases)('$check: $what', ({ check, one, other, isSame }) => {
    const [first, second] = [one, other].map((seen) => audit([seen, cookie({ sameSite: set('None'), domain: set('shop.example') }), readable], { site: 'shop.example' }).find((finding) => finding.check === check));
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(second?.fingerprint === first?.fingerprint).toBe(isSame);
    expect(second).toBeDefined();
  });
});

test('names of strangers become one printable line', () => {
  const [finding] = audit([cookie({ name: set(`a\u202e\n${'x'.repeat(500)}{{finder}}`) })], { checks: [failing('a')] });
  expect(finding?.fact.name).toMatch(/^a\ufffd\ufffdx{96}…$/);
  expect(finding?.message).toMatch(/^[^\n]{1,200}$/);
});

test('nothing that a finding says contains the value', () => {
  const secret = 'hunter2-hunter2-hunter2-hunter2-hunter2';
  expect(JSON.stringify(audit([cookie({ value: set(secret) }), token({ raw: secret })]))).not.toContain(secret);
});

test('a token in a path is no part of the name of a request', () => {
  const secret = jwt({ sub: 'u1' });
  const url = `https://shop.example/feed/${secret}/calendar`;
  const [finding] = audit([exchange({ url, urlCredentials: [{ in: 'path', field: 'path', hash: 'h1' }] })]);
  expect(finding?.check).toBe('token-in-url');
  expect(JSON.stringify(finding)).not.toContain(secret.slice(0, 20));
});

test('facts of other parties are judged by checks that ask for them, and by no others', () => {
  const facts = [cookie({ scope: 'other' })];
  expect(audit(facts, { checks: [failing('quiet'), failing('loud', { judgesOtherParties: true })] }).map(({ check }) => check)).toEqual(['loud']);
});

test('any facts give findings with all texts filled', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('sid', 'token', '__Host-x', 'exp'));
  const known = <T>(value: fc.Arbitrary<T>) => fc.oneof(value.map((inner) => ({ state: 'set' as const, value: inner })), fc.constant({ state: 'absent' as const }), fc.constant({ state: 'unknown' as const, because: 'it is' }));
  const cookies = fc.record({ name: known(text), secure: known(fc.boolean()), httpOnly: known(fc.boolean()), domain: known(text), path: known(text), lifetime: known(fc.double()), sameSite: known(fc.constantFrom('Lax' as const, 'None' as const, 'invalid' as const)), host: text, seen: text.map((url) => live(url)) });
  const claims = fc.dictionary(text, fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null)));
  const tokens = fc.record({ header: claims, payload: claims, signature: fc.constantFrom('present' as const, 'empty' as const) });
  fc.assert(
    fc.property(fc.array(fc.oneof(cookies.map((changes) => cookie(changes)), tokens.map((changes) => token(changes))), { maxLength: 12 }), (facts) => {
      for (const finding of audit(facts)) {
        expect(finding.message.replaceAll(finding.fact.name, '')).not.toContain('{{');
        expect(finding.severityReason).not.toBe('');
        expect(finding.references.length).toBeGreaterThan(0);
      }
    }),
  );
});
