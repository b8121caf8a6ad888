// Names, claims and labels come from strangers. Control characters drive terminals, bidirectional ones reorder what a
// reader sees, and both are invisible in source: every renderer prints text through here.

/** Control, format (bidi marks among them), line and paragraph separators, and lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const longest = 2_000;

/** One line of text that shows what it says: white space is a space, anything invisible is U+FFFD, the end is cut. */
export function printableText(text: string): string {
  const bounded = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return bounded.replace(/[\t\n\r]/g, ' ').replace(unprintable, '\u{fffd}');
}

/** A copy of plain data with every string made printable. */
export function printable<T>(data: T): T {
  if (typeof data === 'string') return printableText(data) as T & string;
  if (Array.isArray(data)) return data.map((item: unknown) => printable(item)) as T & unknown[];
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]: [string, unknown]) => [printableText(key), printable(value)])) as T & object;
}
