import { describe, expect, test } from 'vitest';
import { reportFrom } from '#shared/report/report-from.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { acceptedAnswer, probe, refusedAnswer } from '../checks/facts.ts';
import { captureOf, jwt, tokenFacts } from './a-capture.ts';
import { formats } from './formats.ts';

const fileWith = (...probes: readonly ReturnType<typeof probe>[]) => toReportFile([reportFrom(captureOf([...tokenFacts, ...probes]))], '1.0.0');

test('every active test is listed with its three answers and why it is that outcome', () => {
  const [report] = fileWith(probe('after-logout'), probe('alg-none', { probed: { ...refusedAnswer, status: 403 } }), probe('altered-signature', { anonymous: acceptedAnswer })).reports;
  expect(report?.probes).toMatchObject([
    { probe: 'after-logout', method: 'GET', url: 'https://shop.example/api/orders', name: 'access_token', carrier: 'bearer', outcome: 'accepted', answers: { authenticated: '200', probed: '200', anonymous: '401' } },
    { probe: 'alg-none', outcome: 'refused', reason: 'The answer is 403, where the credential as it is gets 200.' },
    { probe: 'altered-signature', outcome: 'unsure', reason: 'The address answers the same without credentials.' },
  ]);
});

test('without one there is no list', () => {
  expect(fileWith().reports[0]).not.toHaveProperty('probes');
});

describe.each(formats.filter(({ name }) => name !== 'sarif'))('$name', ({ render }) => {
  test('tells of them', () => {
    expect(render(fileWith(probe('alg-none')))).toMatch(/"alg-none"|Active tests/);
    expect(render(fileWith())).not.toMatch(/"alg-none"|Active tests/);
  });

  test('never prints the credential, should it stand in an address', () => {
    expect(render(fileWith(probe('alg-none', { url: `https://shop.example/${jwt}`, credential: { name: jwt, by: 'cookie', form: 'jws' } })))).not.toContain(jwt);
  });
});
