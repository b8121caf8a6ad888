import type { SoftwareSign } from '#shared/infer/software-signs.ts';
import type { Finding, SuppressedFinding } from '#shared/report/report.ts';
import { EvidenceList } from '../../ui/evidence-list.tsx';
import { Said } from '../../ui/said.tsx';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import type { PanelState } from '../panel-state.ts';
import { linkOf } from '../reference-link.ts';
import { roleWord } from '../role-words.ts';
import type { ThingPlace } from '../thing-places.ts';
import { Acceptance, type AcceptanceDraft } from './acceptance.tsx';
import { CodeRemedy } from './code-remedy.tsx';
import { JumpLink } from './jump-link.tsx';

interface FindingItemProps {
  readonly finding: Finding | SuppressedFinding;
  readonly state: PanelState;
  readonly place: ThingPlace | undefined;
  readonly software: readonly SoftwareSign[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  /** What the user has written so far to accept this finding. */
  readonly draft: AcceptanceDraft | undefined;
  readonly onDraft: (draft: AcceptanceDraft | undefined) => void;
}

export function FindingItem({ finding, state, place, software, isOpen, onToggle, draft, onDraft }: FindingItemProps) {
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
          {isOpen ? <CodeRemedy finding={finding} state={state} signs={software} /> : null}
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
        <Acceptance finding={finding} state={state} draft={draft} onDraft={onDraft} />
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
