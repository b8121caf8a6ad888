import { useEffect, useState } from 'preact/hooks';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { PanelAudit } from '../audit.ts';
import type { PanelState } from '../panel-state.ts';
import { fileForms, type ReportFileForm } from '../report-forms.ts';

const choices = (Object.keys(fileForms) as ReportFileForm[]).map((form) => [form, fileForms[form].title] as const);

interface Written {
  readonly form: ReportFileForm;
  readonly text: string;
}

/** What would leave this panel, exactly as it would: secrets are already masked. */
export function ReportView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const [form, setForm] = useState<ReportFileForm>('markdown');
  const [written, setWritten] = useState<Written>();
  const [problem, setProblem] = useState<string>();
  const { report } = audit;
  useEffect(() => {
    let isWanted = true;
    const onlyIfWanted = (act: () => void) => (isWanted ? act() : undefined);
    state.render(form, report).then(
      (text) => onlyIfWanted(() => (setWritten({ form, text }), setProblem(undefined))),
      (error: unknown) => onlyIfWanted(() => setProblem(error instanceof Error ? error.message : String(error))),
    );
    return () => {
      isWanted = false;
    };
  }, [state, form, report]);
  const { title, use } = fileForms[form];
  const shown = written?.form === form ? written : undefined;
  return (
    <section class="report" aria-labelledby="report-title" aria-busy={shown === undefined && problem === undefined}>
      <div class="view-head">
        <h1 id="report-title">Report</h1>
        <p class="quiet">Values are masked. Look it over before you share it: names, hosts and paths are in it.</p>
        <div class="filters">
          <ChoiceField label="Form of the report" value={form} choices={choices} onChange={setForm} />
          <button type="button" class="button primary" disabled={shown === undefined} onClick={() => shown && download(shown.text, form, audit)}>
            Download {title}
          </button>
          <CopyButton text={() => state.render(form, report)} label={`Copy ${title}`} />
          <CopyButton text={() => state.render('issue', report)} label="Copy as issue text" />
        </div>
      </div>
      <p class="quiet">{use}</p>
      {problem === undefined ? null : (
        <p class="value" role="alert">
          {problem}
        </p>
      )}
      {shown === undefined ? (
        problem === undefined && <p class="quiet">Writing the report …</p>
      ) : (
        <Preview written={shown} />
      )}
    </section>
  );
}

/** The page is shown as a page that may run nothing; the others as their text. */
function Preview({ written: { form, text } }: { readonly written: Written }) {
  if (form === 'html') return <iframe class="report-preview" title="Preview of the report" sandbox="" srcdoc={text} />;
  const { title } = fileForms[form];
  return <textarea class="report-preview report-source" data-form={form} aria-label={`Report as ${title}`} readOnly spellcheck={false} value={text} />;
}

function download(text: string, form: ReportFileForm, { report }: PanelAudit): void {
  const host = URL.canParse(report.target) ? new URL(report.target).hostname : 'page';
  const { ending, mimeType } = fileForms[form];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: mimeType }));
  link.download = `crumbtrail-${host}-${report.time.slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
