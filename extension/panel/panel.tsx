import { useRef } from 'preact/hooks';
import type { PanelState} from './panel-state.ts';
import { type ViewId } from './panel-state.ts';
import { StageNotice } from './stage-notice.tsx';
import { Toolbar } from './toolbar.tsx';
import { CookiesView } from './views/cookies-view.tsx';
import { FindingsView } from './views/findings-view.tsx';
import { OverviewView } from './views/overview-view.tsx';
import { ReportView } from './views/report-view.tsx';
import { SourceView } from './views/source-view.tsx';
import { StorageView } from './views/storage-view.tsx';
import { TestsView } from './views/tests-view.tsx';
import { TokensView } from './views/tokens-view.tsx';
import { TrafficView } from './views/traffic-view.tsx';

const views: readonly { readonly id: ViewId; readonly title: string }[] = [
  { id: 'overview', title: 'Overview' },
  { id: 'findings', title: 'Findings' },
  { id: 'cookies', title: 'Cookies' },
  { id: 'tokens', title: 'Tokens' },
  { id: 'storage', title: 'Storage' },
  { id: 'traffic', title: 'Traffic' },
  { id: 'source', title: 'Source' },
  { id: 'tests', title: 'Tests' },
  { id: 'report', title: 'Report' },
];

export function Panel({ state }: { readonly state: PanelState }) {
  const tabs = useRef<HTMLDivElement>(null);
  const current = state.view.value;

  function moveFocus(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = views.findIndex(({ id }) => id === current);
    const next = views[(index + step + views.length) % views.length];
    if (next === undefined) return;
    event.preventDefault();
    state.show(next.id);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  }

  return (
    <div class="panel" aria-busy={!state.isSettled.value}>
      <header class="bar">
        <Toolbar state={state} />
        <div class="tabs" role="tablist" aria-label="Views" ref={tabs} onKeyDown={moveFocus}>
          {views.map(({ id, title }) => (
            <button
              type="button"
              role="tab"
              id={`tab-${id}`}
              class="tab"
              aria-selected={id === current}
              aria-controls="view"
              tabIndex={id === current ? 0 : -1}
              onClick={() => state.show(id)}
            >
              {title}
              <TabCount state={state} view={id} />
            </button>
          ))}
        </div>
        <Status state={state} />
      </header>
      <main class="view-frame">
        <div id="view" class="view" role="tabpanel" aria-labelledby={`tab-${current}`} tabIndex={0}>
          <CurrentView state={state} />
        </div>
      </main>
    </div>
  );
}

function CurrentView({ state }: { readonly state: PanelState }) {
  const audit = state.audit.value;
  // The box for pasted tokens is of use before anything was seen.
  if (state.view.value === 'tokens' && state.stage.value !== 'failed') return <TokensView state={state} audit={audit} />;
  if (state.stage.value !== 'ready' || audit === undefined) return <StageNotice state={state} />;
  switch (state.view.value) {
    case 'overview':
      return <OverviewView state={state} audit={audit} />;
    case 'findings':
      return <FindingsView state={state} audit={audit} />;
    case 'cookies':
      return <CookiesView state={state} audit={audit} />;
    case 'storage':
      return <StorageView state={state} audit={audit} />;
    case 'traffic':
      return <TrafficView state={state} audit={audit} />;
    case 'source':
      return <SourceView state={state} audit={audit} />;
    case 'tests':
      return <TestsView state={state} audit={audit} />;
    case 'report':
      return <ReportView state={state} audit={audit} />;
  }
}

function TabCount({ state, view }: { readonly state: PanelState; readonly view: ViewId }) {
  const audit = state.audit.value;
  if (audit === undefined || view !== 'findings' || audit.report.findings.length === 0) return null;
  return (
    <span class="count">
      {audit.report.findings.length.toLocaleString('en')}
      <span class="visually-hidden"> findings</span>
    </span>
  );
}

function Status({ state }: { readonly state: PanelState }) {
  const { seen, paused } = state.recording.value;
  const words = `${seen.toLocaleString('en')} ${seen === 1 ? 'request' : 'requests'}${paused ? ', paused' : ''}`;
  return (
    <p class="status quiet" role="status">
      {state.isWorking.value ? `${words} …` : words}
    </p>
  );
}
