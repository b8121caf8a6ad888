import { useMemo } from 'preact/hooks';
import { renderJson } from '#shared/report/json.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { version } from '../../ui/version.ts';
import type { PanelAudit } from '../audit.ts';

/** What would leave this panel, exactly as it would: secrets are already masked. */
export function ReportView({ audit }: { readonly audit: PanelAudit }) {
  const json = useMemo(() => renderJson(toReportFile([audit.report], version)), [audit]);
  return (
    <section class="report" aria-labelledby="report-title">
      <div class="view-head">
        <h1 id="report-title">Report</h1>
        <p class="quiet">Values are masked. Look it over before you share it: names, hosts and paths are in it.</p>
        <div class="filters">
          <CopyButton text={() => json} />
          <button type="button" class="button" onClick={() => download(json, fileNameOf(audit))}>
            Download JSON
          </button>
        </div>
      </div>
      <textarea id="report-json" class="report-json" aria-label="Report as JSON" readOnly spellcheck={false} value={json} />
    </section>
  );
}

function fileNameOf({ report }: PanelAudit): string {
  const host = URL.canParse(report.target) ? new URL(report.target).hostname : 'page';
  return `crumbtrail-${host}-${report.time.slice(0, 10)}.json`;
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
