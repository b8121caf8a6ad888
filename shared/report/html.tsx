import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { renderToString } from 'preact-render-to-string';
import { Page } from './html/page.tsx';
import { ReportArticle } from './html/report-article.tsx';
import { css } from './html/style.ts';
import { printable } from './printable-text.ts';
import type { ReportFile } from './report.ts';

/** One self-contained page: no script, no request, light and dark, printable. */
export function renderHtml(file: ReportFile): string {
  const { reports, tool, notices = [] } = printable(file);
  const title = reports.length === 1 ? `Crumbtrail: ${reports[0]?.target ?? ''}` : `Crumbtrail: ${reports.length} reports`;
  const page = (
    <Page title={title} css={css} policy={policy}>
      <header class="top">
        <h1>Crumbtrail report</h1>
        <span class="note">Version {tool.version}. Values are masked: the first characters and a hash that means something in this report only.</span>
      </header>
      {reports.length < 2 ? null : (
        <nav aria-label="Reports">
          <ul>
            {reports.map(({ target }, index) => (
              <li>
                <a href={`#report-${index}`}>{target}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {notices.length === 0 ? null : (
        <ul>
          {notices.map(({ text, at }) => (
            <li>
              {text} {at === undefined ? null : <code>{at}</code>}
            </li>
          ))}
        </ul>
      )}
      <main>
        {reports.map((report, index) => (
          <ReportArticle report={report} index={index} />
        ))}
        {reports.length === 0 ? <p class="note">There is no report in this file.</p> : null}
      </main>
    </Page>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** Nothing may load or run; the one style sheet is allowed by its hash. */
const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(utf8ToBytes(css)))}'; base-uri 'none'; form-action 'none'`;

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
