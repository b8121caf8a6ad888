import type { Fact } from '../facts/fact.ts';
import type { AuthModel } from '../report/report.ts';
import { authViewOf } from './auth-view.ts';
import { liveModel } from './live-model.ts';
import { recommendationFrom } from './recommendation.ts';
import { hasSourceCredentials } from './source-credentials.ts';
import { sourceModel } from './source-model.ts';

/** Where the login's state is, what carries the credential, how sure that is, and what follows from it. */
export function modelFrom(facts: readonly Fact[]): AuthModel {
  const view = authViewOf(facts);
  const live = view.credentials.length > 0 || view.exchanges.length > 0;
  const model = !live && hasSourceCredentials(view.source) ? sourceModel(view.source) : liveModel(view);
  const recommendation = recommendationFrom(model, view);
  return recommendation ? { ...model, recommendation } : model;
}
