import { printableUrl } from '#shared/facts/printable-url.ts';
import { Said } from '../../ui/said.tsx';
import type { CodePlace } from '../../messages.ts';
import type { TrafficRow } from '../traffic-rows.ts';

/** Which code made the browser ask, where the browser tells. */
export function InitiatorPlace({ row }: { readonly row: TrafficRow | undefined }) {
  const [frame] = row?.initiator?.frames ?? [];
  if (frame === undefined) return null;
  return (
    <p class="quiet">
      Asked for by <CodePlaceWords place={frame} />
    </p>
  );
}

/** `signIn at https://shop.example/app.js:42:7`. */
export function CodePlaceWords({ place: { name, url, line, column } }: { readonly place: CodePlace }) {
  const address = url === '' ? '(no file)' : printableUrl(url);
  return (
    <code>
      {name === '' ? null : (
        <>
          <Said text={name} /> at{' '}
        </>
      )}
      <Said text={`${address}:${line}:${column}`} />
    </code>
  );
}
