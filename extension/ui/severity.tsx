import type { Severity } from '#shared/checks/define.ts';

const words: Readonly<Record<Severity, string>> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'Info' };

/** The shapes of the printed reports, so that colour is never needed to tell severities apart. */
const shapes: Readonly<Record<Severity, string>> = {
  critical: 'M8 .8 15.2 8 8 15.2.8 8z',
  high: 'M8 1.5 15 14H1z',
  medium: 'M2 2h12v12H2z',
  low: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 1.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4z',
};

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span class={`severity severity-${severity}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={shapes[severity]} fill-rule="evenodd" />
      </svg>
      {words[severity]}
    </span>
  );
}

/** The worst of several findings and their number, for the row of a table. */
export function FindingCount({ severities }: { readonly severities: readonly Severity[] }) {
  const worst = (Object.keys(words) as Severity[]).find((severity) => severities.includes(severity));
  if (worst === undefined) return null;
  return (
    <span class={`severity severity-${worst}`} title={`${severities.length} ${severities.length === 1 ? 'finding' : 'findings'}, the worst: ${words[worst].toLowerCase()}`}>
      <svg viewBox="0 0 16 16" width="10" height="10" aria-hidden="true">
        <path d={shapes[worst]} fill-rule="evenodd" />
      </svg>
      {severities.length}
      <span class="visually-hidden"> {words[worst].toLowerCase()}</span>
    </span>
  );
}

export function severityWord(severity: Severity): string {
  return words[severity];
}
