import { type Fact, factsOf } from '../facts/fact.ts';
import type { ProbeFact } from '../facts/probe.ts';
import { answerWords, probeOutcome } from '../facts/probe-outcome.ts';
import { sampleOutcome, type SessionSampleFact } from '../facts/session-sample.ts';
import type { ReportProbe } from './report.ts';

/** The active tests of a capture as a report lists them; nothing when there was none. */
export function probesFrom(facts: readonly Fact[]): { readonly probes?: readonly ReportProbe[] } {
  const probes = [...factsOf(facts, 'session-sample').map(reportSample), ...factsOf(facts, 'probe').map(reportProbe)];
  return probes.length === 0 ? {} : { probes };
}

/** What each test asks, as a question of the reader. */
export const probeQuestions: Readonly<Record<ReportProbe['probe'], string>> = {
  'after-logout': 'Is the old credential still accepted after logout?',
  'altered-signature': 'Is a token with an altered signature accepted?',
  'alg-none': 'Is a token without a signature accepted ("alg": "none")?',
  'expired-token': 'Is an expired token accepted?',
  'foreign-origin': 'May a page of any other origin read the answer?',
  'foreign-write': 'Is a write accepted as a form of another site sends it?',
  'foreign-handshake': 'May a page of any other origin open the WebSocket?',
  'chosen-identifier': 'Is an identifier that was made up signed in by a login?',
  'identifier-before-login': 'Is the identifier from before the login signed in after it?',
  'after-credential-change': 'Is another session still accepted after a change of password?',
  'after-second-login': 'Is the first session still accepted after a second login?',
  'after-idle': 'Is a credential that was left unused still accepted?',
  'used-refresh-token': 'Is a refresh token accepted that was exchanged before?',
  'edited-value': 'Does an edited cookie open what the user may not see?',
  'session-sample': 'Can session identifiers of other users be guessed?',
};

/** The three answers in one line; empty where none were compared. */
export function answersWords(answers: ReportProbe['answers']): string {
  if (answers === undefined) return '';
  const { authenticated, probed, anonymous } = answers;
  return `as it is: ${authenticated}; in the test: ${probed}; without credentials: ${anonymous}`;
}

export const probesNote = 'Each was sent because the user asked for it, with the user\'s own credential and compared with two further requests, or without any.';

function reportProbe(fact: ProbeFact): ReportProbe {
  const { probe, method, url, credential, authenticated, probed, anonymous } = fact;
  const { outcome, because } = probeOutcome(fact);
  const answers = { authenticated: answerWords(authenticated), probed: answerWords(probed), anonymous: answerWords(anonymous) };
  return { probe, method, url, name: credential.name, carrier: credential.by, outcome, reason: because, answers };
}

function reportSample(fact: SessionSampleFact): ReportProbe {
  const { outcome, because } = sampleOutcome(fact);
  return { probe: 'session-sample', method: 'GET', url: fact.url, name: fact.name, carrier: 'cookie', outcome, reason: because };
}
