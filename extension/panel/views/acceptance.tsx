import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding, SuppressedFinding } from '#shared/report/report.ts';
import { Said } from '../../ui/said.tsx';
import type { PanelState } from '../panel-state.ts';

/** `expires`: ISO date, empty for none. Kept by the list, since an item that is scrolled out of sight is forgotten. */
export interface AcceptanceDraft {
  readonly reason: string;
  readonly expires: string;
}

interface AcceptanceProps {
  readonly finding: Finding | SuppressedFinding;
  readonly state: PanelState;
  readonly draft: AcceptanceDraft | undefined;
  readonly onDraft: (draft: AcceptanceDraft | undefined) => void;
}

/** Marks a finding as accepted with a reason, or says why it is and takes that back. */
export function Acceptance({ finding, state, draft, onDraft }: AcceptanceProps) {
  const [problem, setProblem] = useState<string>();
  const reasonField = useRef<HTMLInputElement>(null);
  const isBegun = draft?.reason === '';
  useEffect(() => {
    if (isBegun) reasonField.current?.focus();
  }, [isBegun]);
  const trying = (act: Promise<void>) =>
    act.then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  const refusal =
    problem === undefined ? null : (
      <p class="value" role="alert">
        <Said text={problem} />
      </p>
    );
  if ('suppression' in finding) {
    const { reason, expires } = finding.suppression;
    return (
      <div class="acceptance">
        <p>
          <span class="quiet">Accepted{expires === undefined ? '' : ` until ${expires}`}:</span> <Said text={reason} />
        </p>
        <button type="button" class="button" onClick={() => void trying(state.takeBack(finding))}>
          Take back
        </button>
        {refusal}
      </div>
    );
  }
  if (draft === undefined) {
    return (
      <div class="acceptance">
        <button type="button" class="button" onClick={() => onDraft({ reason: '', expires: '' })}>
          Accept with a reason …
        </button>
      </div>
    );
  }
  return (
    <form
      class="acceptance"
      onSubmit={(event) => {
        event.preventDefault();
        void trying(state.accept(finding, draft).then(() => onDraft(undefined)));
      }}
    >
      <label class="acceptance-reason">
        Why this is acceptable here
        <input
          type="text"
          class="field"
          required
          pattern=".*\S.*"
          title="A reason in words"
          maxLength={500}
          value={draft.reason}
          ref={reasonField}
          onInput={(event) => onDraft({ ...draft, reason: event.currentTarget.value })}
        />
      </label>
      <label>
        Until (optional)
        <input type="date" class="field" min={new Date().toISOString().slice(0, 10)} value={draft.expires} onInput={(event) => onDraft({ ...draft, expires: event.currentTarget.value })} />
      </label>
      <button type="submit" class="button primary">
        Accept
      </button>
      <button type="button" class="button" onClick={() => onDraft(undefined)}>
        Cancel
      </button>
      <p class="quiet acceptance-note">For this finding on this site, in this browser. It no longer counts; reports list it as accepted, with the reason.</p>
      {refusal}
    </form>
  );
}
