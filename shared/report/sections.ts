import type { Report } from './report.ts';

/** A token that was pasted alone says nothing of the login it came from; source without a login has no model to tell. */
export function tellsModel({ kind, model }: Report): boolean {
  return kind !== 'token' && (model.kind !== 'none' || kind !== 'source');
}

export function tellsComparison({ kind, model, comparison }: Report): boolean {
  return kind !== 'token' && model.kind !== 'none' && comparison.length > 0;
}
