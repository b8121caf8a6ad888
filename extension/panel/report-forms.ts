/** `issue`: Markdown that fits into an issue; never a file. */
export type ReportForm = ReportFileForm | 'issue';
export type ReportFileForm = 'html' | 'markdown' | 'json' | 'sarif';

export interface FileForm {
  readonly title: string;
  readonly ending: string;
  readonly mimeType: string;
  /** For whom it is. */
  readonly use: string;
}

export const fileForms: Readonly<Record<ReportFileForm, FileForm>> = {
  html: { title: 'HTML', ending: 'html', mimeType: 'text/html', use: 'One page to read, print or send: no script, loads nothing.' },
  markdown: { title: 'Markdown', ending: 'md', mimeType: 'text/markdown', use: 'For a wiki or a pull request, with the flow as a Mermaid diagram.' },
  json: { title: 'JSON', ending: 'json', mimeType: 'application/json', use: 'For programs: report.schema.json in the npm package describes it.' },
  sarif: { title: 'SARIF', ending: 'sarif', mimeType: 'application/sarif+json', use: 'For code scanning services and editors.' },
};
