import type { CookieFact } from '../facts/cookie.ts';
import { absent, set, unknown } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { noRole } from '../facts/role.ts';
import type { StorageFact } from '../facts/storage.ts';
import { parseCookieHeader } from '../parse/cookie-header.ts';
import { shapeOf } from '../parse/value-shape.ts';
import { hostAt } from './set-cookie-fact.ts';

/** What a page's script can read, as one page or frame reported it. */
export interface PageStorageDump {
  readonly url: string;
  readonly local: readonly (readonly [key: string, value: string])[];
  readonly session: readonly (readonly [key: string, value: string])[];
  /** Texts found in IndexedDB, under `database/store/key`. Only read when the user asks for a deep look. */
  readonly indexedDb?: readonly (readonly [key: string, value: string])[];
  /** Values of responses and requests in Cache Storage, under `cache path field`. Only the command reads them. */
  readonly cached?: readonly (readonly [key: string, value: string])[];
  readonly documentCookie: string;
  /** When it was read, in milliseconds since the epoch; the end of the capture when absent. What is left after a logout depends on it. */
  readonly time?: number;
  /** Entries or values that were left out because of their number or size. */
  readonly truncated?: { readonly entries?: number; readonly values?: number };
  /** Whose word it is: read in the page's own world (the default) or in the extension's isolated world. */
  readonly reportedBy?: 'page' | 'browser';
}

/** Storage entries and script-readable cookies of a page. `index` keeps the ids of several frames apart. */
export function factsFromPageStorage(dump: PageStorageDump, { time, index = 1 }: { readonly time: number; readonly index?: number }): (StorageFact | CookieFact)[] {
  return [
    ...entriesOf(dump, 'local', time, index),
    ...entriesOf(dump, 'session', time, index),
    ...entriesOf(dump, 'indexeddb', time, index),
    ...entriesOf(dump, 'cache-storage', time, index),
    ...parseCookieHeader(dump.documentCookie).map((pair, at) => scriptReadableCookie(pair, dump, `page-${index}-cookie-${at + 1}`, time)),
  ];
}

function entriesOf(dump: PageStorageDump, area: StorageFact['area'], time: number, index: number): StorageFact[] {
  const entries = { local: dump.local, session: dump.session, indexeddb: dump.indexedDb ?? [], 'cache-storage': dump.cached ?? [] }[area];
  return entries.map(([key, value], at) => ({
    kind: 'storage',
    id: `page-${index}-${area}-${at + 1}`,
    seen: { in: 'page', url: dump.url, time: dump.time ?? time },
    scope: 'site',
    area,
    ...(isReadableUrl(dump.url) && { origin: new URL(dump.url).origin }),
    key: set(key),
    value: set(value),
    shape: shapeOf(value),
    reportedBy: dump.reportedBy ?? 'page',
    role: noRole,
  }));
}

/** Being in `document.cookie` proves that HttpOnly is off; it shows no other attribute. */
function scriptReadableCookie({ name, value }: { name: string; value: string }, { url }: PageStorageDump, id: string, time: number): CookieFact {
  const unseen = unknown('document.cookie shows names and values only');
  return {
    kind: 'cookie',
    id,
    seen: { in: 'document-cookie', url, time },
    scope: 'site',
    action: 'hold',
    name: set(name),
    value: set(value),
    shape: shapeOf(value),
    secure: unseen,
    httpOnly: absent,
    sameSite: unseen,
    domain: unseen,
    path: unseen,
    lifetime: unseen,
    partitioned: unseen,
    ...hostAt(url),
    byScript: unknown('it was there before the capture, or the response that set it was not seen'),
    problems: [],
    role: noRole,
  };
}
