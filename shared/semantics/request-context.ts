import type { Browser } from '../standards/browsers.ts';
import type { StoredCookie } from './stored-cookie.ts';

/**
 * The request whose response sets cookies, or that may carry them. A single field that is left out is not known, and an
 * answer that depends on it is `unsure`. A list that is left out is empty: nothing of the kind was there.
 */
export interface RequestContext {
  /** Of the request, or of the document when a script reads or writes `document.cookie`. */
  readonly url: string;
  readonly method: string;
  /** The page in the address bar. Not looked at for a top-level navigation, which replaces it. */
  readonly topLevelUrl?: string;
  /** The document that caused the request; `null` when the user did (address bar, bookmark). */
  readonly initiatorUrl?: string | null;
  /** Framed documents below the top-level page, down to the one that requests, in any order. */
  readonly ancestors?: readonly string[];
  /** Where a redirect chain came from, first to last, without `url` itself. */
  readonly redirectedFrom?: readonly string[];
  /** `document.cookie` instead of a header; absent means a header. */
  readonly fromScript?: boolean;
  readonly topLevelNavigation?: boolean;
  /** Cookies that the browser has already. */
  readonly existing?: readonly StoredCookie[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly browser?: Browser;
}
