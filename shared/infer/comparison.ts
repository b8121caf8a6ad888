import type { Fact } from '../facts/fact.ts';
import type { AuthModel, ComparisonId, ComparisonRow, Finding } from '../report/report.ts';
import { authViewOf } from './auth-view.ts';
import { type Cell, type CellInput, notSeen, performanceCell, revocationCell, scalabilityCell, storageCell } from './comparison-cells.ts';
import { textbook } from './textbook.ts';

/** The six rows: what textbooks say of the two models, and what this application was seen to do. */
export function comparisonFrom(facts: readonly Fact[], model: AuthModel, findings: readonly Finding[]): ComparisonRow[] {
  const view = authViewOf(facts);
  return textbook.map((row) => ({ ...row, observed: cells[row.id]({ facts, view, model, findings }) }));
}

const cells: Readonly<Record<ComparisonId, (input: CellInput) => Cell>> = {
  storage: storageCell,
  state: stateCell,
  scalability: scalabilityCell,
  performance: performanceCell,
  security: securityCell,
  revocation: revocationCell,
};

/** The verdict itself; its basis is the reason for it. */
function stateCell({ model }: CellInput): Cell {
  const words = {
    session: 'Stateful.',
    token: 'Stateless for ordinary requests.',
    hybrid: 'Both: the credential carries data, and the server keeps state as well.',
    unclear: undefined,
    none: undefined,
  } as const;
  const text = words[model.kind];
  if (text === undefined) return notSeen(model.kind === 'none' ? 'No login credential was seen.' : 'What was seen does not decide it.');
  const proven = model.confidence === 'high';
  return { text: `${text} Confidence: ${model.confidence}.`, basis: proven ? 'observed' : 'inferred', evidence: model.evidence.slice(0, 2) };
}

function securityCell({ model, findings }: CellInput): Cell {
  if (model.kind === 'none') return notSeen('There is no credential to speak about.');
  const failing = findings.filter(({ verdict }) => verdict === 'fail');
  const unsure = findings.length - failing.length;
  if (failing.length === 0) {
    const rest = unsure > 0 ? ` ${unsure} could not be decided.` : '';
    return { text: `No flaw was found in what could be seen.${rest}`, basis: 'observed', evidence: model.evidence.slice(0, 2) };
  }
  const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
  const counts = severities.map((severity) => ({ severity, count: failing.filter((finding) => finding.severity === severity).length }));
  const words = counts.filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${severity}`);
  return {
    text: `${failing.length} open ${failing.length === 1 ? 'finding' : 'findings'}: ${words.join(', ')}.`,
    basis: 'observed',
    evidence: failing.slice(0, 5).map((finding) => ({ kind: 'finding', text: `${finding.check}: ${finding.fact.name}` })),
  };
}
