import { expect, test } from 'vitest';
import { sourceChecks } from '#linter/rules/source-checks.ts';
import { checks } from '#shared/checks/index.ts';

/** Checks that no rule judges in code, with the reason. A check that is in neither list has to be decided about. */
const withoutRule: Readonly<Record<string, string>> = {
  // Only traffic shows it.
  'cookie-attributes-inconsistent': 'It compares what several responses of one capture set.',
  'cookie-set-over-http': 'The scheme of the deployed site is seen in traffic.',
  'cookie-shadowed-duplicate': 'Which cookies a browser holds is seen in its jar.',
  'jwt-expired-token-accepted': 'It takes a request with such a token.',
  'jwt-tampered-token-accepted': 'It takes a request with such a token; jwt-verification-disabled and its neighbours judge the code.',
  'jwt-id-token-as-access-token': 'Which token a request carries is seen in traffic.',
  'session-id-predictable': 'It takes several identifiers; session-id-weak-generator judges the code.',
  'session-usable-after-logout': 'It takes a request after the logout; logout-client-side-only judges the code.',
  'token-leaked-in-referer': 'What a browser sends as Referer is seen in traffic.',
};

test('every check has a rule, or a reason why it has none', () => {
  const rules = new Set(sourceChecks.map(({ id }) => id));
  const without = checks.map(({ id }) => id).filter((id) => !rules.has(id));
  expect(Object.keys(withoutRule).sort()).toEqual(without.sort());
  for (const reason of Object.values(withoutRule)) expect(reason).toMatch(/^\w.{20,}\.$/);
});
