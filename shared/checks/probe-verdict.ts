// What the active tests have in common: one that was accepted is a flaw, one that was refused passes, and the rest is not decided.
import type { ProbeFact, ProbeKind } from '../facts/probe.ts';
import { answerWords, probeOutcome } from '../facts/probe-outcome.ts';
import type { Evidence } from '../facts/role.ts';
import { pass, skip, type Judgement, type JudgeContext, type Verdict } from './define.ts';

/** Judges tests of some kinds. `judge` speaks about those whose request was accepted; `unsure` is the message for those that decide nothing. */
export function ofProbes<MessageId extends string>(
  kinds: readonly ProbeKind[],
  unsure: MessageId,
  judge: (probe: ProbeFact, context: JudgeContext) => Judgement<MessageId>,
): (probe: ProbeFact, context: JudgeContext) => Verdict<MessageId> {
  return (probe, context) => {
    if (!kinds.includes(probe.probe)) return skip('it is a test of something else');
    const { outcome, because } = probeOutcome(probe);
    if (outcome === 'refused') return pass;
    if (outcome === 'unsure') return { verdict: 'unsure', message: unsure, evidence: [{ kind: 'behaviour', text: because, at: placeOf(probe) }] };
    const judgement = judge(probe, context);
    return { ...judgement, evidence: [...answersEvidence(probe), ...(judgement.evidence ?? [])] };
  };
}

/** Seconds between the test and the expiry of the JWT; `null` without one, `undefined` when the credential does not tell. */
export function secondsLeft({ credential, seen }: ProbeFact): number | null | undefined {
  if (credential.expires === undefined || credential.expires === null) return credential.expires;
  return seen.in === 'source' || seen.time === undefined ? undefined : credential.expires - seen.time / 1_000;
}

function answersEvidence(probe: ProbeFact): Evidence[] {
  const { authenticated, probed, anonymous } = probe;
  const text = `Answers: ${answerWords(authenticated)} with the credential as it is, ${answerWords(probed)} in the test, ${answerWords(anonymous)} without any.`;
  return [{ kind: 'behaviour', text, at: placeOf(probe) }];
}

function placeOf({ method, url }: ProbeFact): string {
  return `${method} ${url}`;
}
