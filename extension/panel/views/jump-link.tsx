import type { ComponentChildren } from 'preact';
import type { PanelState, ViewId } from '../panel-state.ts';
import type { ThingPlace } from '../thing-places.ts';

const viewWords: Partial<Record<ViewId, string>> = { cookies: 'Cookies', tokens: 'Tokens', storage: 'Storage', traffic: 'Traffic', findings: 'Findings' };

/** Leads to where a thing is shown; plain text where it is shown nowhere. */
export function JumpLink({ state, to, children }: { readonly state: PanelState; readonly to: ThingPlace | undefined; readonly children: ComponentChildren }) {
  if (to === undefined) return <>{children}</>;
  return (
    <button type="button" class="link" title={`Show in ${viewWords[to.view] ?? to.view}`} onClick={() => state.show(to.view, to.key)}>
      {children}
    </button>
  );
}
