import { renderHtml } from '#shared/report/html.tsx';
import { renderJson } from '#shared/report/json.ts';
import { renderMarkdown } from '#shared/report/markdown.ts';
import type { ReportFile } from '#shared/report/report.ts';
import { renderSarif } from '#shared/report/sarif.ts';
import { renderText } from '#shared/report/text.ts';

/** Every way in which a report leaves the program. */
export const formats: readonly { readonly name: string; readonly render: (file: ReportFile) => string }[] = [
  { name: 'json', render: renderJson },
  { name: 'text', render: (file) => renderText(file) },
  { name: 'verbose text', render: (file) => renderText(file, { verbose: true }) },
  { name: 'html', render: renderHtml },
  { name: 'markdown', render: renderMarkdown },
  { name: 'sarif', render: renderSarif },
];
