import type { AuthModel, ComparisonRow, ReportLimit } from '#shared/report/report.ts';
import { severities } from '#shared/report/severity-words.ts';
import { EvidenceList } from '../../ui/evidence-list.tsx';
import { countWords } from '../../ui/quantities.ts';
import { SeverityMark } from '../../ui/severity.tsx';
import type { PanelAudit } from '../audit.ts';
import { credentialWords, modelTitle } from '../../ui/model-words.ts';
import { jarLimitId } from '../jar-limit.ts';
import type { PanelState } from '../panel-state.ts';
import { FlowDiagram } from './flow-diagram.tsx';

export function OverviewView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const { model, findings, flow, comparison, limits } = audit.report;
  return (
    <div class="overview">
      <Verdict model={model} />
      <section class="wide" aria-labelledby="counts-title">
        <h2 id="counts-title">Findings</h2>
        <ul class="counts">
          {severities.map((severity) => {
            const count = findings.filter((finding) => finding.severity === severity).length;
            return (
              <li>
                <button type="button" class="count-button" disabled={count === 0} onClick={() => state.show('findings', severity)}>
                  <SeverityMark severity={severity} />
                  <span class="count-number">{count}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-labelledby="flow-title">
        <h2 id="flow-title">What was observed</h2>
        {flow.length === 0 ? (
          <p class="quiet">No login was seen. Sign out and in again while this panel is open to see the flow step by step.</p>
        ) : (
          <FlowDiagram flow={flow} />
        )}
      </section>
      <Comparison rows={comparison} />
      <Limits state={state} limits={limits} />
    </div>
  );
}

/** Observations that stand in sight; the others are one click away. */
const shownEvidence = 3;

function Verdict({ model }: { readonly model: AuthModel }) {
  const words = credentialWords(model);
  const [first, more] = [model.evidence.slice(0, shownEvidence), model.evidence.slice(shownEvidence)];
  return (
    <section class="verdict" aria-labelledby="verdict-title">
      <h1 id="verdict-title">
        {modelTitle(model.kind)} <span class="tag">{model.confidence} confidence</span>
      </h1>
      <p class="verdict-summary">{model.summary}</p>
      {words === undefined ? null : <p>{words}.</p>}
      {model.caveats.map((caveat) => (
        <p class="quiet">{caveat}</p>
      ))}
      {model.recommendation === undefined ? null : (
        <p>
          <span class="tag">recommendation</span> {model.recommendation.text}
        </p>
      )}
      <EvidenceList evidence={first} />
      {more.length === 0 ? null : (
        <details>
          <summary>{countWords(more.length, 'more observation')}</summary>
          <EvidenceList evidence={more} />
        </details>
      )}
    </section>
  );
}

function Comparison({ rows }: { readonly rows: readonly ComparisonRow[] }) {
  return (
    <section aria-labelledby="comparison-title">
      <h2 id="comparison-title">Compared with the textbook</h2>
      <div class="table-scroll" tabIndex={0} role="group" aria-label="Table of the comparison">
        <table class="grid comparison">
          <thead>
            <tr>
              <th scope="col">Aspect</th>
              <th scope="col">Sessions</th>
              <th scope="col">Tokens</th>
              <th scope="col">This site</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, session, token, observed }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>{session}</td>
                <td>{token}</td>
                <td title={observed.evidence.map(({ text }) => text).join('\n') || undefined}>
                  {observed.basis === 'not seen' ? (
                    <span class="quiet">{observed.text}</span>
                  ) : (
                    <>
                      {observed.text} <span class="tag">{observed.basis}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Limits({ state, limits }: { readonly state: PanelState; readonly limits: readonly ReportLimit[] }) {
  if (limits.length === 0) return null;
  return (
    <section aria-labelledby="limits-title">
      <h2 id="limits-title">What could not be seen</h2>
      <ul class="limits">
        {limits.map(({ id, what, why, remedy }) => (
          <li key={id}>
            <p>{what}</p>
            <p class="quiet">
              {why} {remedy}
            </p>
            {id === jarLimitId ? (
              <button type="button" class="button" onClick={() => state.askForGrant()}>
                Allow for this site …
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
