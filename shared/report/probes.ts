import { type Fact, factsOf } from '../facts/fact.ts';
import type { ProbeFact, ProbeKind } from '../facts/probe.ts';
import { answerWords, probeOutcome } from '../facts/probe-outcome.ts';
import type { ReportProbe } from './report.ts';

/** The active tests of a capture as a report lists them; nothing when there was none. */
export function probesFrom(facts: readonly Fact[]): { readonly probes?: readonly ReportProbe[] } {
  const probes = factsOf(facts, 'probe').map(reportProbe);
  return probes.length === 0 ? {} : { probes };
}

/** What each test asks, as a question of the reader. */
export const probeQuestions: Readonly<Record<ProbeKind, string>> = {
  'after-logout': 'Is the old credential still accepted after logout?',
  'altered-signature': 'Is a token with an altered signature accepted?',
  'alg-none': 'Is a token without a signature accepted ("alg": "none")?',
  'expired-token': 'Is an expired token accepted?',
  'foreign-origin': 'May a page of any other origin read the answer?',
};

/** The three answers in one line. */
export function answersWords({ authenticated, probed, anonymous }: ReportProbe['answers']): string {
  return `as it is: ${authenticated}; in the test: ${probed}; without credentials: ${anonymous}`;
}

export const probesNote = 'Each was sent because the user asked for it, with the user\'s own credential, and compared with two further requests.';

function reportProbe(fact: ProbeFact): ReportProbe {
  const { probe, method, url, credential, authenticated, probed, anonymous } = fact;
  const { outcome, because } = probeOutcome(fact);
  const answers = { authenticated: answerWords(authenticated), probed: answerWords(probed), anonymous: answerWords(anonymous) };
  return { probe, method, url, name: credential.name, carrier: credential.by, outcome, reason: because, answers };
}
