import { printableUrl } from '#shared/facts/printable-url.ts';
import { Said } from '../../ui/said.tsx';
import type { SourcePlace } from '../../messages.ts';
import type { SourceSession } from '../source-session.ts';

/** `auth.ts:42`: opens the line where the browser lets us, names it elsewhere. */
export function SourcePlaceLink({ source, place }: { readonly source: SourceSession; readonly place: SourcePlace }) {
  const address = `${printableUrl(place.url)}:${place.line}:${place.column}`;
  const name = <Said text={`${fileName(place.url)}:${place.line}`} />;
  if (!source.canOpen) return <code title={address.slice(0, 500)}>{name}</code>;
  return (
    <button
      type="button"
      class="link"
      title={`Open ${address.slice(0, 500)} in Sources`}
      onClick={(event) => {
        // Inside of a summary a click would fold it, too.
        event.preventDefault();
        source.open(place);
      }}
    >
      {name}
    </button>
  );
}

function fileName(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return (path.split('/').at(-1) || path).slice(-80) || '(no name)';
}
