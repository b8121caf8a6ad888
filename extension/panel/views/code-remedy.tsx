import { useEffect } from 'preact/hooks';
import type { SoftwareSign } from '#shared/infer/software-signs.ts';
import type { Finding } from '#shared/report/report.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Said } from '../../ui/said.tsx';
import type { PanelState } from '../panel-state.ts';

interface CodeRemedyProps {
  readonly finding: Finding;
  readonly state: PanelState;
  /** What the site says of its software. */
  readonly signs: readonly SoftwareSign[];
}

/** What to write, with the library that the site names or the user chose. Nothing where no code is known. */
export function CodeRemedy({ finding, state, signs }: CodeRemedyProps) {
  useEffect(() => void state.remedies.load(), []);
  const remedies = state.remedies.of(finding, signs);
  const [shown] = remedies;
  if (shown === undefined) return null;
  const { library, code, lines = [] } = shown;
  return (
    <>
      <dt>In code</dt>
      <dd class="remedy">
        <div class="remedy-orders">
          {remedies.length === 1 ? <span class="tag">{library}</span> : <ChoiceField label="Library" value={library} choices={remedies.map((remedy) => [remedy.library, remedy.library])} onChange={(name) => state.remedies.choose(name)} />}
          <CopyButton text={() => code} />
          <SignNote library={library} signs={signs} />
        </div>
        <pre>
          {code.split('\n').map((line, index) => (lines.includes(index + 1) ? <mark>{`${line}\n`}</mark> : `${line}\n`))}
        </pre>
      </dd>
    </>
  );
}

/** Why this library is shown, or that the site seems to run something else. */
function SignNote({ library, signs }: { readonly library: string; readonly signs: readonly SoftwareSign[] }) {
  const sign = signs.find((one) => one.library === library);
  if (sign !== undefined) {
    return (
      <span class="quiet">
        This site has <SignWords sign={sign} />.
      </span>
    );
  }
  const foreign = signs.some((one) => one.library !== undefined) ? undefined : signs[0];
  if (foreign === undefined) return null;
  return (
    <span class="quiet">
      This site has <SignWords sign={foreign} />, as {foreign.by} does, for which there is no code here.
    </span>
  );
}

function SignWords({ sign: { header, cookie } }: { readonly sign: SoftwareSign }) {
  return (
    <>
      {header === undefined ? 'a cookie ' : 'a header '}
      <Said text={header ?? cookie ?? ''} />
    </>
  );
}
