import { SeverityMark } from '../../ui/severity.tsx';
import type { PanelState } from '../panel-state.ts';
import type { FindingAbout } from '../thing-places.ts';
import { JumpLink } from './jump-link.tsx';

interface ThingFindingsProps {
  readonly state: PanelState;
  readonly about: readonly FindingAbout[];
  readonly heading?: 'h2' | 'h3';
}


/** What was found about the selected thing, each a way to the finding. */
export function ThingFindings({ state, about, heading: Heading = 'h3' }: ThingFindingsProps) {
  if (about.length === 0) return null;
  return (
    <>
      <Heading>Findings</Heading>
      <ul class="evidence">
        {about.map(({ finding }) => (
          <li key={finding.fingerprint}>
            <SeverityMark severity={finding.severity} />{' '}
            <JumpLink state={state} to={{ view: 'findings', key: finding.fingerprint }}>
              {finding.title}
            </JumpLink>
          </li>
        ))}
      </ul>
    </>
  );
}
