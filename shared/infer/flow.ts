import type { Fact } from '../facts/fact.ts';
import type { AuthModel, FlowStep } from '../report/report.ts';
import { authViewOf } from './auth-view.ts';
import { heldFlow } from './held-flow.ts';
import { liveFlow } from './live-flow.ts';
import { sourceFlow } from './source-flow.ts';

/** A step before it has its place in the sequence. */
export type Step = Omit<FlowStep, 'step'>;

/** A diagram with more messages than this is not read; what comes later is of kinds already drawn. */
const longest = 60;

/**
 * The login as it was seen, step by step. What the wire or a store showed is `observed`; what the kind of credential
 * says about the far side (a look-up, a signature check) is `inferred`.
 */
export function flowFrom(facts: readonly Fact[], model: AuthModel): FlowStep[] {
  const view = authViewOf(facts);
  const steps = view.exchanges.length > 0 ? liveFlow(facts, view, model) : view.credentials.length > 0 ? heldFlow(view) : sourceFlow(view.source);
  return steps.slice(0, longest).map((step, index) => ({ step: index + 1, ...step }));
}
