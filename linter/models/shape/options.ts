// How options are written, and what a library does without them.

/**
 * How an option is written. `time` is what jose and others take: a span such as `2h`, a Date, or seconds since the epoch;
 * `span` is a span, or a bare number of seconds. `same-site` is written in lower case, `Same-Site` with a capital. `presence`: whatever stands there, but `false`, switches it on;
 * `clock`: the time to compare with, which is no check at all when it stands still.
 */
export type Writing =
  | 'flag'
  | 'not-flag'
  | 'text'
  | 'texts'
  | 'same-site'
  | 'Same-Site'
  | 'seconds'
  | 'milliseconds'
  | 'days'
  | 'date'
  | 'date-or-days'
  | 'span'
  | 'span-in-milliseconds'
  | 'time'
  | 'prefix'
  | 'presence'
  | 'clock';

export interface Option<Attribute extends string> {
  readonly attribute: Attribute;
  readonly as: Writing;
  /** Another option that must be true for this one to count: a domain beside `enabled`. */
  readonly onlyWith?: string;
  /** Whoever writes a domain here shares the cookie with all subdomains on purpose: the option is for nothing else. */
  readonly isForSharing?: true;
}

/** Option name, dotted where it is nested (`cookie.secure`), to what it means. */
export type Options<Attribute extends string> = Readonly<Record<string, Option<Attribute>>>;

/** What the library does when nobody says: a value, `null` when the attribute is left out, or what it depends on. */
export type Default<T> = T | null | { readonly assumed: T; readonly because: string } | { readonly unknown: string };
