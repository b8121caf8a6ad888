import type { PanelState } from './panel-state.ts';

/** What stands in a view that has nothing to show yet, and what to do about it. */
export function StageNotice({ state }: { readonly state: PanelState }) {
  switch (state.stage.value) {
    case 'failed':
      return (
        <Notice title="The page could not be audited" role="alert">
          <p class="value">{state.problem.value}</p>
          <button type="button" class="button primary" onClick={() => state.tryAgain()}>
            Try again
          </button>
        </Notice>
      );
    case 'loading':
      return (
        <Notice title="Looking at this page …">
          <p>Reading its requests, cookies and storage.</p>
        </Notice>
      );
    default:
      return (
        <Notice title="Nothing seen yet: reload and sign in again">
          <p>
            Crumbtrail watches requests from the moment DevTools was opened. Reload the page, then sign out and in again: the login shows how this site
            authenticates its users.
          </p>
          {state.recording.value.paused ? <p>Recording is paused.</p> : null}
          <button type="button" class="button primary" onClick={() => state.reloadPage()}>
            Reload the page
          </button>
        </Notice>
      );
  }
}

function Notice({ title, role, children }: { readonly title: string; readonly role?: 'alert'; readonly children: preact.ComponentChildren }) {
  return (
    <div class="notice" role={role}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
