import { useState } from 'preact/hooks';
import type { PanelState } from '../panel-state.ts';

/** Switches the watcher on and off, and says what it can see. */
export function WatchOffer({ state }: { readonly state: PanelState }) {
  const { state: watching, writes } = state.watch.value;
  const [isBusy, setBusy] = useState(false);
  async function change(act: () => Promise<void>) {
    setBusy(true);
    await act();
    setBusy(false);
  }
  const isOn = watching === 'load' || watching === 'site';
  return (
    <div class="offer">
      <p aria-live="polite">{watchWords(watching, writes.length)}</p>
      {isOn ? (
        <button type="button" class="button" disabled={isBusy} onClick={() => void change(() => state.stopWatching())}>
          Stop watching
        </button>
      ) : (
        <button type="button" class="button" disabled={isBusy || state.pageUrl.value === undefined} onClick={() => void change(() => state.startWatching())}>
          Reload and watch who writes
        </button>
      )}
    </div>
  );
}

function watchWords(watching: PanelState['watch']['value']['state'], writes: number): string {
  switch (watching) {
    case 'off':
      return 'To see which code writes an entry, reload the page with a watcher in it. It stands before setItem and document.cookie, and remembers stacks and no values. Of messages that other windows send and the page believes unasked, it keeps in the page the texts that may be credentials. It is gone when you switch it off.';
    case 'lost':
      return 'The page was left, and the watcher with it. Reload to watch this page; with permission for the site it stays through a login with redirects.';
    case 'load':
      return `Watching until this page is left: ${writes} written so far.`;
    case 'site':
      return `Watching every page of this site: ${writes} written on this one so far.`;
  }
}
