import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { sourceMapUrl } from '#shared/parse/source-map-url.ts';
import type { ScriptTask, SourcePlace } from '../script-messages.ts';

export interface Original {
  readonly url: string;
  /** Absent when the map does not carry it. */
  readonly text?: string;
}

export interface Originals {
  readonly sources: readonly Original[];
  /** Where a place of the script stands in its original; lines and columns are 1-based. */
  placeOf(place: SourcePlace): SourcePlace | undefined;
}

/** What a script's source map says, when it has one that is here: nothing is fetched. */
export function originalsIn({ url, text, map }: ScriptTask): Originals | undefined {
  const said = map ?? inlineMap(sourceMapUrl(text));
  if (said === undefined) return undefined;
  try {
    const trace = new TraceMap(said, url);
    const sources = trace.resolvedSources.map((source, index) => {
      const content = trace.sourcesContent?.[index];
      return { url: source, ...(typeof content === 'string' && { text: content }) };
    });
    return { sources, placeOf: (place) => placeIn(trace, place) };
  } catch {
    // A map that is none: the script is judged as it is.
    return undefined;
  }
}

function placeIn(trace: TraceMap, { line, column }: SourcePlace): SourcePlace | undefined {
  const found = originalPositionFor(trace, { line, column: column - 1 });
  return found.source === null ? undefined : { url: found.source, line: found.line, column: found.column + 1 };
}

function inlineMap(address: string | undefined): string | undefined {
  if (address === undefined || !address.startsWith('data:')) return undefined;
  const comma = address.indexOf(',');
  if (comma < 0) return undefined;
  const body = address.slice(comma + 1);
  try {
    if (!address.slice(0, comma).endsWith(';base64')) return decodeURIComponent(body);
    return new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
