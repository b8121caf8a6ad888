import type { Known } from './known.ts';
import type { Scope, LiveSighting } from './sighting.ts';

/**
 * A message of another window (`postMessage`) whose data a listener of the page read, as the page shows it of itself. The data are never
 * kept, only the credentials in it. `seen` is the page that listened, and when it read.
 */
export interface WindowMessageFact {
  readonly kind: 'window-message';
  readonly id: string;
  readonly seen: LiveSighting;
  readonly scope: Scope;
  /** Origin of the window that sent it; `null` for one without an origin of its own, as HTML serialises it. */
  readonly sender: string;
  /** Whether a listener read the `origin` or the `source` of the message. */
  readonly asked: Known<boolean>;
  /** The code that read the data first: 1-based line and column of a script. */
  readonly readBy?: { readonly url: string; readonly line: number; readonly column: number };
  /** Keyed per-capture hashes of the credentials inside, comparable with those of bodies (`BodyCredential`). */
  readonly credentialHashes: readonly string[];
}

/** The sender in a sentence. */
export function senderWords(sender: string): string {
  return sender === 'null' ? 'a window without an origin of its own' : sender.slice(0, 300);
}
