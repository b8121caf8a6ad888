import { printableUrl } from '#shared/facts/printable-url.ts';
import { Said } from '../../ui/said.tsx';
import type { SourcePlace } from '../../script-messages.ts';
import type { SourceSession } from '../source-session.ts';

/** `auth.ts:42`: opens the line where the browser lets us, names it elsewhere. */
export function SourcePlaceLink({ source, place }: { readonly source: SourceSession; readonly place: SourcePlace }) {
  const address = `${printableUrl(place.url)}:${place.line}:${place.column}`;
  const name = <SourcePlaceName place={place} />;
  if (!source.canOpen) return <code title={address.slice(0, 500)}>{name}</code>;
  return (
    <button
      type="button"
      class="link"
      title={`Open ${address.slice(0, 500)} in Sources`}
      onClick={() => source.open(place)}
    >
      {name}
    </button>
  );
}

/** The place as text: in a summary, where nothing else may be clicked. */
export function SourcePlaceName({ place }: { readonly place: SourcePlace }) {
  return <Said text={`${fileName(place.url)}:${place.line}`} />;
}

function fileName(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return (path.split('/').at(-1) || path).slice(-80) || '(no name)';
}
