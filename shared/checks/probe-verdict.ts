// What the active tests have in common: one that was accepted is a flaw, one that was refused passes, and the rest is not decided.
import { durationOf } from '../facts/duration.ts';
import type { ProbeFact, ProbedCredential, ProbeKind } from '../facts/probe.ts';
import { answerWords, probeOutcome } from '../facts/probe-outcome.ts';
import type { Evidence } from '../facts/role.ts';
import { pass, skip, type JudgeContext, type Verdict } from './define.ts';

/** Judges tests of some kinds. `judge` speaks about those whose request was accepted; `unsure` is the message for those that decide nothing. */
export function ofProbes<MessageId extends string>(
  kinds: readonly ProbeKind[],
  unsure: MessageId,
  judge: (probe: ProbeFact, context: JudgeContext) => Verdict<MessageId>,
): (probe: ProbeFact, context: JudgeContext) => Verdict<MessageId> {
  return (probe, context) => {
    if (!kinds.includes(probe.probe)) return skip('it is a test of something else');
    const { outcome, because } = probeOutcome(probe);
    if (outcome === 'refused') return pass;
    if (outcome === 'unsure') return { verdict: 'unsure', message: unsure, evidence: [{ kind: 'behaviour', text: because, at: placeOf(probe) }] };
    const judgement = judge(probe, context);
    if (judgement.verdict === 'pass' || judgement.verdict === 'skip') return judgement;
    return { ...judgement, evidence: [...answersEvidence(probe), ...(judgement.evidence ?? [])] };
  };
}

/** Seconds. A token that ends so soon by itself is the usual price of not keeping state. */
const shortLife = 300;

/** The severity of a credential that was accepted and ends by itself in a few minutes; undefined for every other. */
export function soonOver(probe: ProbeFact): { readonly severity: 'low'; readonly severityReason: string } | undefined {
  const left = secondsLeft(probe);
  if (left === null || left === undefined || left > shortLife) return undefined;
  return { severity: 'low', severityReason: `The token expires by itself ${left > 0 ? `${durationOf(Math.ceil(left))} after the test` : 'at the time of the test'}.` };
}

/** Content that is sealed or signed is no identifier that could be planted: it changes with what it says. */
export function isContent({ form }: ProbedCredential): boolean {
  return form === 'jws' || form === 'jwe' || form === 'sealed';
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
