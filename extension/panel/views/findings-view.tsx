import { useState } from 'preact/hooks';
import type { Severity } from '#shared/checks/define.ts';
import type { Finding } from '#shared/report/report.ts';
import { severities } from '#shared/report/severity-words.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { useOpenKeys } from '../../ui/open-keys.ts';
import { Said } from '../../ui/said.tsx';
import { severityWord } from '../../ui/severity.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { PanelAudit } from '../audit.ts';
import { acceptedLines, groupedFindings, groupings, type FindingLine, type Grouping } from '../grouped-findings.ts';
import type { PanelState } from '../panel-state.ts';
import { placeOfFinding } from '../thing-places.ts';
import type { AcceptanceDraft } from './acceptance.tsx';
import { FindingItem } from './finding-item.tsx';

export function FindingsView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const { findings, suppressed = [] } = audit.report;
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState<Severity | 'all'>(() => severities.find((name) => name === state.focus.value) ?? 'all');
  const isWanted = (finding: Finding) => (severity === 'all' || finding.severity === severity) && matches(finding, text);
  const shown = findings.filter(isWanted);
  const [grouping, setGrouping] = useState<Grouping>('severity');
  const lines = [...groupedFindings(shown, grouping), ...acceptedLines(suppressed.filter(isWanted))];
  const [draft, setDraft] = useState<{ readonly of: string; readonly draft: AcceptanceDraft }>();
  const focused = shown.find(({ fingerprint }) => fingerprint === state.focus.value);
  // One finding is open from the start: the one another view pointed at, else the worst.
  const [open, setOpen] = useOpenKeys([focused ?? shown[0]].flatMap((finding) => finding?.fingerprint ?? []));
  return (
    <section class="listing" aria-labelledby="findings-title">
      <div class="view-head">
        <h1 id="findings-title">{headline(findings.length, shown.length, suppressed.length)}</h1>
        <div class="filters">
          <label>
            <span class="visually-hidden">Filter findings by text</span>
            <input type="search" class="field" placeholder="Filter" value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <label>
            <span class="visually-hidden">Filter findings by severity</span>
            <select class="field" value={severity} onChange={(event) => setSeverity(event.currentTarget.value as Severity | 'all')}>
              <option value="all">All severities</option>
              {severities.map((name) => (
                <option value={name}>{severityWord(name)}</option>
              ))}
            </select>
          </label>
          <ChoiceField label="Order of the findings" value={grouping} choices={groupings} onChange={setGrouping} />
        </div>
      </div>
      {findings.length === 0 && suppressed.length === 0 ? <p class="quiet">Every check that could be decided from what was seen passed. The overview says what could not be seen.</p> : null}
      <VirtualList label="Findings" items={lines} keyOf={keyOf} usualHeight={30} focus={lines.findIndex((line) => 'finding' in line && line.finding === focused)}>
        {(line) =>
          'title' in line ? (
            <h2 class="group-title">
              <Said text={line.title} /> <span class="quiet">{line.detail}</span>
            </h2>
          ) : (
            <FindingItem
              finding={line.finding}
              state={state}
              place={placeOfFinding(line.finding, audit)}
              software={audit.software}
              isOpen={open.has(keyOf(line))}
              onToggle={(isOpen) => setOpen(keyOf(line), isOpen)}
              draft={draft?.of === keyOf(line) ? draft.draft : undefined}
              onDraft={(next) => setDraft(next && { of: keyOf(line), draft: next })}
            />
          )
        }
      </VirtualList>
    </section>
  );
}

const keyOf = (line: FindingLine) => ('finding' in line ? line.finding.fingerprint : line.key);

function headline(all: number, shown: number, accepted: number): string {
  const beside = accepted === 0 ? '' : `, ${accepted} accepted`;
  if (all === 0) return `No findings${beside}`;
  const count = `${all} ${all === 1 ? 'finding' : 'findings'}`;
  return `${shown === all ? count : `${shown} of ${count}`}${beside}`;
}

function matches({ title, message, check, fact }: Finding, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [title, message, check, fact.name].some((part) => part.toLowerCase().includes(wanted));
}
