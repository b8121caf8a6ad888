import type { PanelState } from '../panel-state.ts';

/** Shown while the cookie jar is closed to us: what that hides, and the way to open it. */
export function GrantOffer({ state }: { readonly state: PanelState }) {
  if (state.isGranted.value !== false || state.pageUrl.value === undefined) return null;
  return (
    <div class="offer">
      <p>
        Without permission for this site, cookies set before DevTools was opened show no flags. The permission is for this site only, and nothing leaves your
        machine.
      </p>
      <button type="button" class="button" onClick={() => state.askForGrant()}>
        Allow for this site …
      </button>
    </div>
  );
}
