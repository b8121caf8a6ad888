import { useState } from 'preact/hooks';
import type { Severity } from '#shared/checks/define.ts';
import type { Finding } from '#shared/report/report.ts';
import { severities } from '#shared/report/severity-words.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { EvidenceList } from '../../ui/evidence-list.tsx';
import { useOpenKeys } from '../../ui/open-keys.ts';
import { Said } from '../../ui/said.tsx';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { PanelAudit } from '../audit.ts';
import { linkOf } from '../reference-link.ts';
import { groupedFindings, groupings, type FindingLine, type Grouping } from '../grouped-findings.ts';
import type { PanelState } from '../panel-state.ts';
import { roleWord } from '../role-words.ts';
import { placeOfFinding, type ThingPlace } from '../thing-places.ts';
import { JumpLink } from './jump-link.tsx';

export function FindingsView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const { findings } = audit.report;
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState<Severity | 'all'>(() => severities.find((name) => name === state.focus.value) ?? 'all');
  const shown = findings.filter((finding) => (severity === 'all' || finding.severity === severity) && matches(finding, text));
  const [grouping, setGrouping] = useState<Grouping>('severity');
  const lines = groupedFindings(shown, grouping);
  const focused = shown.find(({ fingerprint }) => fingerprint === state.focus.value);
  // One finding is open from the start: the one another view pointed at, else the worst.
  const [open, setOpen] = useOpenKeys([focused ?? shown[0]].flatMap((finding) => finding?.fingerprint ?? []));
  return (
    <section class="listing" aria-labelledby="findings-title">
      <div class="view-head">
        <h1 id="findings-title">{headline(findings.length, shown.length)}</h1>
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
      {findings.length === 0 ? <p class="quiet">Every check that could be decided from what was seen passed. The overview says what could not be seen.</p> : null}
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
              isOpen={open.has(keyOf(line))}
              onToggle={(isOpen) => setOpen(keyOf(line), isOpen)}
            />
          )
        }
      </VirtualList>
    </section>
  );
}

const keyOf = (line: FindingLine) => ('finding' in line ? line.finding.fingerprint : line.key);

function headline(all: number, shown: number): string {
  if (all === 0) return 'No findings';
  const count = `${all} ${all === 1 ? 'finding' : 'findings'}`;
  return shown === all ? count : `${shown} of ${count}`;
}

function matches({ title, message, check, fact }: Finding, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || [title, message, check, fact.name].some((part) => part.toLowerCase().includes(wanted));
}

interface FindingItemProps {
  readonly finding: Finding;
  readonly state: PanelState;
  readonly place: ThingPlace | undefined;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

function FindingItem({ finding, state, place, isOpen, onToggle }: FindingItemProps) {
  const { fact } = finding;
  return (
    <details class="finding" open={isOpen} onToggle={(event) => event.currentTarget.open === isOpen || onToggle(event.currentTarget.open)}>
      <summary>
        <SeverityMark severity={finding.severity} />
        <span class="finding-title">{finding.title}</span>
        <span class="tag">
          <Said text={fact.name} />
        </span>
        {finding.verdict === 'unsure' ? <span class="tag">cannot be decided</span> : null}
      </summary>
      <div class="finding-body">
        <p>
          <Said text={finding.message} />
        </p>
        <dl class="facts">
          <dt>What to do</dt>
          <dd>{finding.remedy}</dd>
          <dt>Why {severityWord(finding.severity).toLowerCase()}</dt>
          <dd>{finding.severityReason}</dd>
          <dt>Seen at</dt>
          <dd>
            {fact.kind} <Said text={fact.name} />
            {fact.role === undefined || fact.role === 'unknown' ? '' : `, ${roleWord(fact.role).toLowerCase()}`}
            {fact.origin === undefined ? '' : `, ${fact.origin}`}
            {place === undefined ? null : ' '}
            {place === undefined ? null : (
              <JumpLink state={state} to={place}>
                Show it
              </JumpLink>
            )}
          </dd>
          {finding.evidence.length === 0 ? null : (
            <>
              <dt>Evidence</dt>
              <dd>
                <EvidenceList evidence={finding.evidence} />
              </dd>
            </>
          )}
          <dt>References</dt>
          <dd class="references">
            <code>{finding.check}</code>
            {finding.references.map((reference) => (
              <Reference text={reference} />
            ))}
          </dd>
        </dl>
      </div>
    </details>
  );
}

function Reference({ text }: { readonly text: string }) {
  const link = linkOf(text);
  if (link === undefined) return <span>{text}</span>;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
