import { describe, expect, test } from 'vitest';
import { absent, set } from '#shared/facts/known.ts';
import type { Fact } from '#shared/facts/fact.ts';
import type { ProbeAnswer } from '#shared/facts/probe.ts';
import { comparisonFrom } from '#shared/infer/comparison.ts';
import { modelFrom } from '#shared/infer/model.ts';
import type { ComparisonId, Finding } from '#shared/report/report.ts';
import { acceptedAnswer, probe } from '../checks/facts.ts';
import { cookie, exchange, jwt, sessionFacts, sessionValue, shop, start, storageEntry, token, tokenFacts } from '../report/a-capture.ts';

const rowsOf = (facts: readonly Fact[], findings: readonly Finding[] = []) => comparisonFrom(facts, modelFrom(facts), findings);
const cell = (id: ComparisonId, facts: readonly Fact[], findings: readonly Finding[] = []) => rowsOf(facts, findings).find((row) => row.id === id)?.observed;

const finding: Finding = {
  check: 'cookie-missing-secure', verdict: 'fail', severity: 'high', severityReason: '', title: '', message: '', fact: { kind: 'cookie', name: 'connect.sid' }, evidence: [], remedy: '', references: [], fingerprint: 'f',
};
const logout = exchange('logout', 10, `${shop}/logout`, { method: 'POST', marks: ['logout'] });
const after = (status: number) => exchange('after', 11, 'https://api.shop.example/notes', { requestHeaders: [['Authorization', `Bearer ${jwt}`]], status });
const replay = (probed: ProbeAnswer) => probe('after-logout', { credential: { name: 'auth_token', by: 'bearer', form: 'jws' }, probed });
const seen = { in: 'source', file: 'app.ts', line: 3, column: 1, side: 'server', api: 'session()', library: 'express-session' } as const;
const setup = (store: 'memory' | 'external'): Fact => ({ kind: 'session-setup', id: 's', seen, scope: 'site', cookieName: set('connect.sid'), store: set(store), secret: absent, rolling: absent });
const verify: Fact = { kind: 'jwt-call', id: 'v', seen, scope: 'site', operation: 'verify', algorithms: absent, lifetime: absent, claims: absent, secret: absent, use: absent, verifiedBeside: absent };
const stickiness = cookie('AWSALB', 'x', { role: { role: 'load-balancer', confidence: 'likely', evidence: [] } });
const tokenFor = (payload: Record<string, number>) => [storageEntry('auth_token', jwt), token(jwt, { payload })];

test('the six rows stand in their fixed order, with both textbook cells', () => {
  const rows = rowsOf(sessionFacts);
  expect(rows.map(({ id }) => id)).toEqual(['storage', 'state', 'scalability', 'performance', 'security', 'revocation']);
  expect(rows.every(({ session, token: other }) => session !== '' && other !== '' && session !== other)).toBe(true);
});

describe('what the application was seen to do', () => {
  const cases: { name: string; id: ComparisonId; facts: readonly Fact[]; findings?: readonly Finding[]; text: RegExp; basis: string }[] = [
    { name: 'identifier in a cookie', id: 'storage', facts: sessionFacts, text: /only an identifier in a cookie/, basis: 'observed' },
    { name: 'data in local storage', id: 'storage', facts: tokenFacts, text: /the data itself in local storage/, basis: 'observed' },
    { name: 'nothing', id: 'storage', facts: [], text: /^Not seen/, basis: 'not seen' },
    { name: 'session by form alone', id: 'state', facts: sessionFacts, text: /^Stateful\./, basis: 'inferred' },
    { name: 'hybrid by replay', id: 'state', facts: [...tokenFacts, logout, after(401)], text: /^Both/, basis: 'observed' },
    { name: 'nothing', id: 'state', facts: [], text: /^Not seen/, basis: 'not seen' },
    { name: 'from outside', id: 'scalability', facts: sessionFacts, text: /^Not seen/, basis: 'not seen' },
    { name: 'stickiness cookie proves no more than itself', id: 'scalability', facts: [...sessionFacts, stickiness], text: /does not prove/, basis: 'observed' },
    { name: 'memory store in code', id: 'scalability', facts: [setup('memory')], text: /Bound to one process/, basis: 'observed' },
    { name: 'shared store in code', id: 'scalability', facts: [setup('external')], text: /share the store/, basis: 'observed' },
    { name: 'self-contained token', id: 'scalability', facts: tokenFacts, text: /Any server that holds the key/, basis: 'inferred' },
    { name: 'bytes of the cookie with its name', id: 'performance', facts: sessionFacts, text: new RegExp(`up to ${'connect.sid'.length + sessionValue.length} bytes to a request, over 3 requests`), basis: 'observed' },
    { name: 'no request', id: 'performance', facts: [storageEntry('auth_token', jwt)], text: /^Not seen/, basis: 'not seen' },
    { name: 'open findings', id: 'security', facts: sessionFacts, findings: [finding, { ...finding, severity: 'low' }, { ...finding, verdict: 'unsure' }], text: /^2 open findings: 1 high, 1 low\.$/, basis: 'observed' },
    { name: 'no finding', id: 'security', facts: sessionFacts, text: /No flaw was found in what could be seen/, basis: 'observed' },
    { name: 'no credential', id: 'security', facts: [], text: /^Not seen/, basis: 'not seen' },
    { name: 'refused after logout', id: 'revocation', facts: [...tokenFacts, logout, after(401)], text: /^At once/, basis: 'observed' },
    { name: 'accepted after logout', id: 'revocation', facts: [...tokenFacts, logout, after(200)], text: /still accepted\./, basis: 'observed' },
    { name: 'refused by an active replay', id: 'revocation', facts: [...tokenFacts, replay({ status: 401, redirected: false, size: 4, body: 'no' })], text: /^At once/, basis: 'observed' },
    { name: 'accepted by an active replay', id: 'revocation', facts: [...tokenFacts, replay(acceptedAnswer)], text: /still accepted\./, basis: 'observed' },
    { name: 'expiry of a token', id: 'revocation', facts: tokenFor({ iat: start / 1000, exp: start / 1000 + 900 }), text: /15 minutes after it is issued/, basis: 'inferred' },
    { name: 'a token without expiry', id: 'revocation', facts: tokenFor({ iat: start / 1000 }), text: /^Never by itself/, basis: 'inferred' },
    { name: 'two models in one code base', id: 'revocation', facts: [setup('external'), verify], text: /two models/, basis: 'not seen' },
    { name: 'two models in one code base', id: 'storage', facts: [setup('external'), verify], text: /two models/, basis: 'not seen' },
    { name: 'a session whose logout was not tried', id: 'revocation', facts: sessionFacts, text: /^Not seen/, basis: 'not seen' },
    { name: 'a server-side session in code', id: 'revocation', facts: [setup('external')], text: /delete the session at any time/, basis: 'observed' },
  ];
  test.each(cases)('$id: $name', ({ id, facts, findings, text, basis }) => {
    const observed = cell(id, facts, findings);
    expect(observed?.text).toMatch(text);
    expect(observed?.basis).toBe(basis);
  });

  test('a cell that claims something shows where it comes from', () => {
    const rows = [sessionFacts, tokenFacts, [setup('memory')], [...tokenFacts, logout, after(401)]].flatMap((facts) => rowsOf(facts, [finding]));
    expect(rows.filter(({ observed }) => observed.basis !== 'not seen' && observed.evidence.length === 0)).toEqual([]);
  });
});
