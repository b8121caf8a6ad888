import { describe, expect, test } from 'vitest';
import type { ProbeFact } from '#shared/facts/probe.ts';
import type { SessionSampleFact } from '#shared/facts/session-sample.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { acceptedAnswer, probe, refusedAnswer, sessionSample } from '../checks/facts.ts';
import { captureOf, jwt, tokenFacts } from './a-capture.ts';
import { formats } from './formats.ts';

const fileWith = (...probes: readonly (ProbeFact | SessionSampleFact)[]) => toReportFile([reportFrom(captureOf([...tokenFacts, ...probes]))], '1.0.0');

test('every active test is listed with its three answers and why it is that outcome', () => {
  const [report] = fileWith(probe('after-logout'), probe('alg-none', { probed: { ...refusedAnswer, status: 403 } }), probe('altered-signature', { anonymous: acceptedAnswer })).reports;
  expect(report?.probes).toMatchObject([
    { probe: 'after-logout', method: 'GET', url: 'https://shop.example/api/orders', name: 'access_token', carrier: 'bearer', outcome: 'accepted', answers: { authenticated: '200', probed: '200', anonymous: '401' } },
    { probe: 'alg-none', outcome: 'refused', reason: 'The answer is 403, where the credential as it is gets 200.' },
    { probe: 'altered-signature', outcome: 'unsure', reason: 'The address answers the same without credentials.' },
  ]);
});

test('what strangers were given is listed, with no answers to compare', () => {
  const [report] = fileWith(sessionSample({ pattern: 'counted', shared: 24, bits: 8 }), sessionSample({ distinct: 1 })).reports;
  expect(report?.probes).toEqual([
    { probe: 'session-sample', method: 'GET', url: 'https://shop.example/login', name: 'sid', carrier: 'cookie', outcome: 'accepted', reason: '20 requests without credentials got 20 different identifiers: 32 characters, of which 24 are the same in all, hold at most 8 bits. They are numbers that count up.' },
    expect.objectContaining({ outcome: 'unsure' }),
  ]);
});

test('without one there is no list', () => {
  expect(fileWith().reports[0]).not.toHaveProperty('probes');
});

describe.each(formats.filter(({ name }) => name !== 'sarif'))('$name', ({ render }) => {
  test('tells of them', () => {
    expect(render(fileWith(sessionSample()))).toMatch(/"session-sample"|Can session identifiers of other users be guessed/);
    expect(render(fileWith(probe('alg-none')))).toMatch(/"alg-none"|Active tests/);
    expect(render(fileWith())).not.toMatch(/"alg-none"|Active tests/);
  });

  test('never prints the credential, should it stand in an address', () => {
    expect(render(fileWith(probe('alg-none', { url: `https://shop.example/${jwt}`, credential: { name: jwt, by: 'cookie', form: 'jws' } })))).not.toContain(jwt);
  });
});
