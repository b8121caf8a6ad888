import type { Report } from '../report.ts';
import { tellsComparison, tellsModel } from '../sections.ts';
import { countWords, kindWords } from '../severity-words.ts';
import { AsvsSection } from './asvs-section.tsx';
import { ComparisonSection } from './comparison-section.tsx';
import { CredentialsSection } from './credentials-section.tsx';
import { FindingsSection } from './findings-section.tsx';
import { FlowSection } from './flow-section.tsx';
import { Link } from './link.tsx';
import { ModelSection } from './model-section.tsx';
import { ProbesSection } from './probes-section.tsx';

export function ReportArticle({ report, index }: { report: Report; index: number }) {
  const { target, kind, time, model, flow, comparison, credentials, findings, suppressed, limits, probes = [], asvs = [] } = report;
  return (
    <article class="report" id={`report-${index}`}>
      <header>
        <h2>{kind === 'page' ? <Link href={target}>{target}</Link> : target}</h2>
        <p class="note">
          {kindWords[kind]}, seen <time dateTime={time}>{`${time.slice(0, 10)} ${time.slice(11, 16)} UTC`}</time>. Findings: {countWords(findings)}.
        </p>
      </header>
      {tellsModel(report) ? <ModelSection model={model} /> : null}
      <FlowSection flow={flow} />
      {tellsComparison(report) ? <ComparisonSection rows={comparison} /> : null}
      <FindingsSection findings={findings} suppressed={suppressed} />
      <CredentialsSection credentials={credentials} />
      <ProbesSection probes={probes} />
      <AsvsSection asvs={asvs} findings={findings} />
      {limits.length === 0 ? null : (
        <section>
          <h3>What could not be seen</h3>
          <ul>
            {limits.map(({ what, why, remedy }) => (
              <li>
                <b>{what}</b> {why} {remedy}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
