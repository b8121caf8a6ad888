import type { PanelState } from './panel-state.ts';

const icons = {
  pause: 'M5 3h2v10H5zM9 3h2v10H9z',
  record: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
  clear: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 1.4a4.6 4.6 0 0 0-3.6 7.5l6.5-6.5A4.6 4.6 0 0 0 8 3.4zm3.6 1.7-6.5 6.5a4.6 4.6 0 0 0 6.5-6.5z',
  reload: 'M8 3a5 5 0 0 1 3.6 1.5L13 3v4H9l1.6-1.6A3.6 3.6 0 1 0 11.6 8H13a5 5 0 1 1-5-5z',
} as const;

export function Toolbar({ state }: { readonly state: PanelState }) {
  const { paused } = state.recording.value;
  return (
    <div class="tools" role="toolbar" aria-label="Recording">
      <ToolButton
        icon={paused ? 'record' : 'pause'}
        title={paused ? 'Go on recording requests' : 'Pause recording requests'}
        onClick={() => state.setPaused(!paused)}
      />
      <ToolButton icon="clear" title="Clear what was recorded" onClick={() => state.clear()} />
      <ToolButton icon="reload" title="Reload the page" onClick={() => state.reloadPage()} />
    </div>
  );
}

function ToolButton({ icon, title, onClick }: { readonly icon: keyof typeof icons; readonly title: string; readonly onClick: () => void }) {
  return (
    <button type="button" class={`tool tool-${icon}`} title={title} aria-label={title} onClick={onClick}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={icons[icon]} fill-rule="evenodd" />
      </svg>
    </button>
  );
}
